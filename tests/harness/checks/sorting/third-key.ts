import { keys, downUpDown } from './keys';

export const check = keys({ signs: downUpDown, judged: 3 });
