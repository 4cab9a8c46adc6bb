import type { HostileInput } from './input';
import { inputsByContent, inputsTwice } from './contents';
import { inputsByNature } from './natures';

/** Every input. */
export const inputs: readonly HostileInput[] = [...inputsByNature, ...inputsByContent, ...inputsTwice];
