import type { HostileInput } from './input';
import { inputsByContent } from './contents';
import { inputsByNature } from './natures';

/** Every input. */
export const inputs: readonly HostileInput[] = [...inputsByNature, ...inputsByContent];
