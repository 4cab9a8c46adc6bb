import type { Finding } from '../../harness/findings/finding';
import type { ResultFinding } from '../../harness/reports/results';
import { judgeLedger, judgeReference } from './judging';
import type { Row } from './rows';
import { judgeInSilence } from './silence';

/** What both ways to judge tell. */
type Told = Pick<ResultFinding & Finding, 'outcome' | 'message' | 'witnesses'> & Partial<Pick<ResultFinding, 'exchanges'>>;

/** Judges one requirement on its ground as it is, with its fault, and where nothing can be shown. */
export async function judgeOnGround(
  id: string,
  row: Row | undefined,
  state: 'sound' | 'faulty' | 'mute',
): Promise<Told | undefined> {
  const only = [id];
  if (row === undefined) return undefined;
  if ('page' in row) {
    const options = { sound: {}, faulty: { page: row.page }, mute: { size: row.size } };
    return (await judgeLedger(options[state], { only })).of.get(id);
  }
  if (state === 'mute') return judgeInSilence(id, row.inconclusive);
  return (await judgeReference(state === 'faulty' ? { behaviour: row.fault } : {}, { only })).of.get(id);
}
