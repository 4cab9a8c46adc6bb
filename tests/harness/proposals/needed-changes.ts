import type { Contract, SchemaFailure } from '../contract/model';
import type { Finding } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { type Change, changeKey } from './change';

/** What a document would have to say for a finding to be none, and whether that would be all of it. */
export interface Mending {
  readonly id: string;
  readonly changes: readonly Change[];
  /** Something else is wrong, too, which no change of the document makes right. */
  readonly isPartial: boolean;
}

const kinds = { 'response.enumeration': 'enumeration', 'response.nulls': 'null', 'response.schema': 'shape' } as const;

function changeFor({ kind, instancePath, keyword, value }: SchemaFailure): Change | undefined {
  if (kind === 'enumeration' && value !== undefined) return { kind: 'value', body: instancePath, value };
  if (kind === 'null') return { kind: 'null', body: instancePath };
  const cut = instancePath.lastIndexOf('/');
  if (keyword !== 'required') return undefined;
  return { kind: 'optional', body: instancePath.slice(0, cut), name: instancePath.slice(cut + 1) };
}

/** Failures of all whole pages that the run saw; a projected one says no more of the document than they do. */
function failuresIn({ exchanges, queries }: LedgerContents, { validators, success }: Contract): readonly SchemaFailure[] {
  return [...exchanges.values()].flatMap(({ id, response }) => {
    const query = queries.get(id);
    if (response?.json === undefined || response.status !== success.status) return [];
    return query === undefined || query.projection !== undefined ? [] : validators.page(response.json);
  });
}

function once(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [changeKey(change), change])).values()];
}

/** A pinned policy that the target does not keep; what it does stands among the observations. */
function policyMending({ id, violations }: Finding, { observations }: LedgerContents): Mending | undefined {
  const pins = violations.flatMap(({ subject }) => /^(\S+) pinned$/.exec(subject)?.[1] ?? []);
  if (pins.length === 0) return undefined;
  const changes = pins.flatMap((key): Change[] => {
    const seen = observations.find((one) => one.key === key);
    return seen === undefined ? [] : [{ kind: 'policy', key, value: seen.value }];
  });
  return { id, changes, isPartial: changes.length < violations.length };
}

/**
 * For each finding that fails or warns, what the document would have to say. One that no document makes right, such as a requirement of
 * security, has no change: what a contract promises of credentials is never given up.
 */
export function neededChanges(contents: LedgerContents, contract: Contract): readonly Mending[] {
  const violated = contents.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
  const needsBodies = violated.some(({ id }) => Object.hasOwn(kinds, id));
  const failures = needsBodies ? failuresIn(contents, contract) : [];
  return violated.map((finding): Mending => {
    const { id } = finding;
    if (id.startsWith('security.')) return { id, changes: [], isPartial: true };
    const kind = kinds[id as keyof typeof kinds] as SchemaFailure['kind'] | undefined;
    if (kind === undefined) return policyMending(finding, contents) ?? { id, changes: [], isPartial: true };
    const changes = failures.filter((failure) => failure.kind === kind).map(changeFor);
    const known = once(changes.filter((change) => change !== undefined));
    return { id, changes: known, isPartial: known.length === 0 || changes.includes(undefined) };
  });
}
