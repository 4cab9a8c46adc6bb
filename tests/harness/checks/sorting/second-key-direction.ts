import { downUpDown, upDown } from '../../facts/key-chains';
import { keys } from './keys';

/** Both ways: by the request of the check before, and by that of the check behind. */
export const check = keys({ signs: upDown, judged: 2 }, { signs: downUpDown, judged: 2 });
