import { judgeEveryArea } from './judge-area';

// The suite as one file: a file costs Jest as much as a whole area.
judgeEveryArea();
