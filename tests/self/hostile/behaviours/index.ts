import type { Behaviour } from '../behaviour';
import { bodies } from './bodies';
import { codings } from './codings';
import { echoes } from './echoes';
import { framing } from './framing';
import { much } from './much';
import { pages } from './pages';
import { redirects } from './redirects';
import { silence } from './silence';
import { statuses } from './statuses';
import { texts } from './texts';

/** Every behaviour, by what it touches. */
export const behaviours: readonly (readonly [kind: string, rows: readonly Behaviour[]])[] = [
  ['redirects', redirects],
  ['framing', framing],
  ['bodies', bodies],
  ['codings', codings],
  ['statuses', statuses],
  ['pages', pages],
  ['much', much],
  ['echoes', echoes],
  ['texts', texts],
  ['silence', silence],
];
