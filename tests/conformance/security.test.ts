import { judgeArea } from './judge-area';

judgeArea('security');
