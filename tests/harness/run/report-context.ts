import type { Requirement } from '../findings/finding';
import { clauseFinder } from '../contract/clause';
import type { ReportContext } from '../reports/report-writer';

/**
 * What reports may say beyond the ledger. `contract`: the file that the run named, relative to the working directory or absolute;
 * `operation`: the listing it chose there.
 */
export function reportContext(requirements: readonly Requirement[], contract: string, operation?: string): ReportContext {
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  // Most runs need none: only what is not a pass is told with its clause.
  let find: ReturnType<typeof clauseFinder> | undefined;
  return {
    requirement: (id) => byId.get(id),
    clause: (id) => {
      const requirement = byId.get(id);
      find ??= clauseFinder(contract, operation);
      return requirement && find(requirement.pointer);
    },
  };
}
