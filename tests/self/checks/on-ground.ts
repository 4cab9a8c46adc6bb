import type { Finding } from '../../harness/findings/finding';
import type { ResultFinding } from '../../harness/reports/results';
import { faults } from '../../reference/mutants';
import { judgeCatalogue, judgeLedger, judgeReference, judgeStock } from './judging';
import { judgeInSilence } from './silence';

/** What both ways to judge tell. */
type Told = Pick<ResultFinding & Finding, 'outcome' | 'message' | 'witnesses'> & Partial<Pick<ResultFinding, 'exchanges'>>;

/** Judges one requirement on its ground as it is, with the first of its faults, and where nothing can be shown. */
export async function judgeOnGround(id: string, state: 'sound' | 'faulty' | 'mute'): Promise<Told | undefined> {
  const { mutants: [fault] = [], silence = 'silent', beside = [] } = faults.get(id) ?? {};
  if (fault === undefined) return undefined;
  const only = state === 'faulty' ? [id, ...beside] : [id];
  const size = typeof silence === 'object' ? silence.items : 0;
  if (fault.ground === 'stock') {
    const options = { sound: {}, faulty: { rules: fault.rules }, mute: { size } };
    return (await judgeStock(options[state], { only })).of.get(id);
  }
  if (fault.ground === 'ledger') {
    const options = { sound: {}, faulty: { page: fault.page }, mute: { size } };
    return (await judgeLedger(options[state], { only })).of.get(id);
  }
  if (fault.ground === 'catalogue') {
    const options = { sound: {}, faulty: { change: fault.change }, mute: { size } };
    return (await judgeCatalogue(options[state], { only })).of.get(id);
  }
  if (state === 'mute') return judgeInSilence(id, silence);
  return (await judgeReference(state === 'faulty' ? { behaviour: fault.behaviour } : {}, { only })).of.get(id);
}
