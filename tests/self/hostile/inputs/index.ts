import type { HostileInput } from './input';
import { inputsByNature } from './natures';

/** Every input. */
export const inputs: readonly HostileInput[] = [...inputsByNature];
