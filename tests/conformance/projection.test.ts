import { judgeArea } from './judge-area';

judgeArea('projection');
