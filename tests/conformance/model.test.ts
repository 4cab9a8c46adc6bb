import { judgeArea } from './judge-area';

judgeArea('model');
