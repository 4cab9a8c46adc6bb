import type { Behaviour } from '../behaviour';
import { framing } from './framing';
import { redirects } from './redirects';

/** Every behaviour, by what it touches. */
export const behaviours: readonly (readonly [kind: string, rows: readonly Behaviour[]])[] = [
  ['redirects', redirects],
  ['framing', framing],
];
