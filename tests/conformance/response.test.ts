import { judgeArea } from './judge-area';

judgeArea('response');
