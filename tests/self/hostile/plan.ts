import { loadRequirements } from '../../harness/findings/requirements';
import type { Behaviour } from './behaviour';

const core = loadRequirements().flatMap(({ id, core: isCore }) => (isCore || id === 'security.credential-echo' ? [id] : []));

/** What is judged of a target that is hostile from a request on; `undefined`: everything. The core reaches the later request. */
export const planOf = ({ isBroad, isNarrow }: Behaviour, from: number): readonly string[] | undefined =>
  isNarrow === true || (from > 1 && isBroad !== true) ? core : undefined;
