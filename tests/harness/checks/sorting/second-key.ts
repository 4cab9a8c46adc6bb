import { upDownUp } from '../../facts/key-chains';
import { keys } from './keys';

/** That the key counts at all; which way it does is for the next check to say. */
export const check = keys({ signs: upDownUp, judged: 2, either: true });
