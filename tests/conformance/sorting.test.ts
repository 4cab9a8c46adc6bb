import { judgeArea } from './judge-area';

judgeArea('sorting');
