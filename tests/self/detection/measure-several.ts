import { loadRequirements } from '../../harness/findings/requirements';
import { mutants } from '../../reference/mutants';
import { percent } from './detection';
import { runTrials } from './pool';
import { drawSeveral, tellingOf, together, type Telling } from './several-faults';

/** Enough that 200 are left where some are hidden by others. */
const drawn = { seed: 1, count: 220 };

/** Judges servers with two and three faults; `count`: how many, for a sample; `run`: how they are run. */
export async function measureSeveral(count: number = drawn.count, run = runTrials): Promise<Telling> {
  const random = new Set(
    loadRequirements()
      .filter((one) => one.random)
      .map(({ id }) => id),
  );
  const trials = drawSeveral(mutants, random, { ...drawn, count }).map((ids) => ({
    kind: 'several' as const,
    id: ids.join(together),
  }));
  return tellingOf(mutants, await run(trials));
}

/** What was measured, for the person at the terminal. */
export function figuresOfSeveral({ cases, faultsLead, allLead, strayLeads, misled }: Telling): readonly string[] {
  return [
    `${cases} servers with two or three faults: ${percent(faultsLead)} of the primary requirements lead, all of a server in ${percent(allLead)}; ${percent(strayLeads)} of the leads are consequences`,
    ...misled.map(({ id, missing, leads }) => `  ${id}: ${missing.join(', ')} does not lead; ${leads.join(', ')} do`),
  ];
}
