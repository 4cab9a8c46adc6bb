import { judgeArea } from './judge-area';

judgeArea('filtering');
