import path from 'node:path';
import { generatedDirectory } from '../../harness/contract/directories';
import { loadRequirements } from '../../harness/findings/requirements';
import { allMutants } from '../../reference/mutants';
import { detectionOf, type Detection } from './detection';
import { lawful } from './lawful';
import { keptOf, movingTrials, type Kept } from './moving';
import { runTrials } from './pool';
import { detectionReport } from './report';
import type { Trial, Trialled } from './trial';

export const detectionFile = path.join(generatedDirectory, 'detection.md');

export interface Matrix {
  readonly detection: Detection;
  readonly trials: readonly Trialled[];
  /** What moving targets keep of what is shown at rest. */
  readonly kept: readonly Kept[];
  /** What `generated/detection.md` has to hold. */
  readonly report: string;
}

/** Every mutant and every conforming server, judged. */
export async function measure(onTrialled?: (trialled: Trialled) => void): Promise<Matrix> {
  const trials = await runTrials(allTrials(), onTrialled);
  const requirements = loadRequirements();
  const detection = detectionOf(allMutants, requirements, trials);
  return {
    detection,
    trials,
    kept: keptOf(trials),
    report: detectionReport(allMutants, lawful, requirements, trials, detection),
  };
}

/** Some of them, by id, or all. */
export function allTrials(ids?: readonly string[]): readonly Trial[] {
  const trials: readonly Trial[] = [
    ...lawful.map(({ id }): Trial => ({ kind: 'lawful', id })),
    ...allMutants.map(({ id }): Trial => ({ kind: 'mutant', id })),
    ...movingTrials,
  ];
  return ids === undefined ? trials : trials.filter(({ id }) => ids.includes(id));
}
