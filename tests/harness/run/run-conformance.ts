import { TargetUnreachableError } from '../errors';
import type { Ledger } from '../findings/ledger';
import { openLedger } from '../findings/ledger';
import type { BeginningOptions } from './recorded-run';
import { endedEarly, recordBeginning, recordEnd } from './recorded-run';
import type { Results } from '../reports/results';
import { openRun } from './run';

/**
 * Judges a target and resolves with the results; writes no file unless the ledger does. A target that cannot be asked gives results with that verdict.
 * Rejects with `ConfigError` or `HarnessError` where the options do not allow a run.
 */
export async function runConformance(options: BeginningOptions, ledger: Ledger = openLedger(undefined)): Promise<Results> {
  const settings = { strict: options.strict ?? false, allowInconclusive: options.allowInconclusive ?? false };
  recordBeginning(ledger, options);
  try {
    const run = await openRun({ ...options, ledger });
    try {
      for (const { id } of run.plan) await run.judge(id);
      if (run.ended !== undefined) return recordEnd(ledger, { ...settings, ...endedEarly(run.ended) });
    } finally {
      await run.close();
    }
  } catch (error) {
    if (!(error instanceof TargetUnreachableError)) throw error;
    return recordEnd(ledger, { ...settings, stop: 'unreachable', reason: error.message });
  }
  return recordEnd(ledger, settings);
}
