import { judgeArea } from './judge-area';

judgeArea('pagination');
