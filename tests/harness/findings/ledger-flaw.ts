import type { LedgerContents } from './ledger';

const quoted = (id: string): string => JSON.stringify(id.slice(0, 100));

/** Ends of a run that leave requirements unjudged. */
const unfinished: readonly unknown[] = ['usage', 'unreachable', 'interrupted', 'error', 'violates'];

/**
 * Why a ledger is not as a run of this harness writes it, as the end of a sentence; `undefined` where it may be. `known`: ids of all
 * requirements. A report counts what was planned and links what proves it, so that each must be there.
 */
export function flawOfLedger(contents: LedgerContents, known: readonly string[]): string | undefined {
  return planFlaw(contents, new Set(known)) ?? danglingReference(contents);
}

function planFlaw({ run, findings, end }: LedgerContents, known: ReadonlySet<string>): string | undefined {
  const plan = run?.plan ?? [];
  const planned = new Set(plan);
  const foreign = [...plan, ...findings.map(({ id }) => id), ...(run?.conditions?.disabled ?? []).map(({ id }) => id)].find(
    (id) => !known.has(id),
  );
  if (foreign !== undefined)
    return `it was judged by ${quoted(foreign)}, which is no requirement of this harness; use the version that wrote it, ${quoted(run?.harness ?? '')}`;
  if (planned.size < plan.length)
    return `its plan names ${quoted(plan.find((id, index) => plan.indexOf(id) < index) ?? '')} twice`;
  const found = new Set(findings.map(({ id }) => id));
  const unplanned = findings.find(({ id }) => !planned.has(id));
  if (unplanned !== undefined) return `it judges ${quoted(unplanned.id)}, which its plan does not name`;
  const missing = plan.filter((id) => !found.has(id));
  if (missing[0] === undefined || (end?.complete === false && unfinished.includes(end.verdict))) return undefined;
  return `it contradicts itself: its run came to an end with the verdict "${end?.verdict ?? 'none'}", and ${quoted(missing[0])} is not judged (${missing.length} of ${plan.length})`;
}

function danglingReference({ exchanges, queries, walks, findings, observations, end }: LedgerContents): string | undefined {
  const told: readonly (readonly [what: string, ids: readonly number[]])[] = [
    ...findings.map(({ id, exchanges: own, violations }) => {
      const ids = [...own, ...violations.flatMap((violation) => violation.exchanges)];
      return [`what it found of ${quoted(id)}`, ids] as const;
    }),
    ...observations.map(({ key, exchanges: own }) => [`what it observed of ${quoted(key)}`, own] as const),
    ...walks.map((walk) => ['a walk', walk.exchanges] as const),
    ['a query', [...queries.keys()]],
  ];
  for (const [what, ids] of told) {
    const lost = ids.find((id) => !exchanges.has(id));
    if (lost !== undefined) return `${what} rests on exchange ${lost}, which it does not hold`;
  }
  const found = new Set(findings.map(({ id }) => id));
  const named = [...Object.entries(end?.causes ?? {}).flat(), ...(end?.baseline?.accepted ?? []).map(({ id }) => id)];
  const unfound = named.find((id) => !found.has(id));
  return unfound === undefined ? undefined : `its end names ${quoted(unfound)}, which it does not judge`;
}
