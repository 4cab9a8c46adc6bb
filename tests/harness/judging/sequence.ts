import type { At, Evidence } from './evidence';
import type { Walk } from '../listing/walk';
import { exchangesOf } from '../listing/walk';

/** The first identity that stands twice; `undefined` where all are unique. */
export function firstDuplicate(identities: readonly (string | undefined)[]): string | undefined {
  const seen = new Set<string>();
  for (const identity of identities) {
    if (identity === undefined) continue;
    if (seen.has(identity)) return identity;
    seen.add(identity);
  }
  return undefined;
}

/** Identities of `wanted` that `found` lacks. */
export function missingFrom(found: Iterable<string | undefined>, wanted: Iterable<string | undefined>): readonly string[] {
  const here = new Set(found);
  return [...new Set(wanted)].filter((identity): identity is string => identity !== undefined && !here.has(identity));
}

/** Where two sequences part, in words; `undefined` where they are equal. */
export function difference(found: readonly (string | undefined)[], wanted: readonly (string | undefined)[]): string | undefined {
  const at = wanted.findIndex((identity, index) => identity !== found[index]);
  if (at === -1 && found.length === wanted.length) return undefined;
  const position = at === -1 ? wanted.length : at;
  return `${found[position] ?? 'nothing'} at position ${position}, where ${wanted[position] ?? 'nothing'} stands; ${found.length} items against ${wanted.length}`;
}

/**
 * Tells the evidence that a walk could not be finished; true where it was finished. A walk that stops is judged by
 * `pagination.walk-ends`, so that one fault is not told by every check that walks.
 */
export function finished(walk: Walk, evidence: Evidence): boolean {
  if (walk.end === 'ended') return true;
  evidence.needs('a walk that ends (see pagination.walk-ends)');
  return false;
}

export const atWalks = (...walks: readonly Walk[]): readonly At[] => walks.map(exchangesOf);

/**
 * Tells the evidence that a walk which began with a page came to no end: by a refusal, a breakdown, or pages without end
 * while items are left. Empty pages behind the last item may yet end, and are for `pagination.walk-ends` to judge without any parameter.
 */
export function brokenOff(walk: Walk, evidence: Evidence, label: string): boolean {
  const isComplete = new Set(walk.identities).size >= (walk.pages[0]?.count ?? 0);
  if (walk.end === 'endless' && !isComplete) {
    evidence.violate({
      subject: `${label} does not end`,
      expected: `an empty token once every item was returned in ${label}`,
      received: `${walk.pages.length} pages, the last ones without a new item, and a further token`,
      at: [[...exchangesOf(walk)].reverse()],
      evidence: 'collection',
    });
    return true;
  }
  if (walk.end !== 'stopped' || walk.stop === undefined || walk.stop.kind === 'page' || walk.pages.length === 0) return false;
  evidence.refused(walk.stop, `${label} breaks off`, `page ${walk.pages.length + 1} of ${label}`, [exchangesOf(walk)]);
  return true;
}
