import { allMutants } from '../../reference/mutants';
import { allTrials } from './matrix';
import { runTrials } from './pool';

/** What some mutants or conforming servers draw, in lines for whoever writes one. Rejects where an id is unknown. */
export async function tryOnly(ids: readonly string[]): Promise<readonly string[]> {
  const trials = allTrials(ids);
  const unknown = ids.filter((id) => !trials.some((trial) => trial.id === id));
  if (unknown.length > 0) throw new Error(`Expected ids of mutants or conforming servers; there is no ${unknown.join(', ')}.`);
  return (await runTrials(trials)).flatMap(({ id, verdict, violated, leads, messages, requests }) => {
    const declared: readonly string[] = allMutants.find((mutant) => mutant.id === id)?.expect ?? [];
    const missing = declared.filter((one) => !violated.includes(one));
    const extra = violated.filter((one) => !declared.includes(one));
    return [
      `${id}: ${verdict}; requests: ${requests}; leads: ${leads.join(', ') || 'none'}; missing: ${missing.join(', ') || 'none'}; extra: ${extra.join(', ') || 'none'}`,
      ...Object.entries(messages).map(([requirement, message]) => `  ${requirement} ${message}`),
    ];
  });
}
