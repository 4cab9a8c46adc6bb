import { downUpDown } from '../../facts/key-chains';
import { keys } from './keys';

export const check = keys({ signs: downUpDown, judged: 3 });
