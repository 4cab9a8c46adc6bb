import { judgeArea } from './judge-area';

judgeArea('robustness');
