import { downUpDown, upDownUp } from '../../facts/key-chains';
import { keys } from './keys';

/** Both ways: by the request of the check before, and by that of the check behind. */
export const check = keys({ signs: upDownUp, judged: 2 }, { signs: downUpDown, judged: 2 });
