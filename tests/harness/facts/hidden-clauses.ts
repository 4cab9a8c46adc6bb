import type { SceneWith } from '../judging/check';
import { satisfied } from '../listing/matching';
import { Beside, type Member } from './pool-choice';
import { pageSizes } from './probe-plan';
import type { SpecialClause } from './special-clauses';

/** Requests for what other clauses hide. */
const mostGroups = 3;

/**
 * Clauses of a union that tell nothing in it, because other clauses find every item that holds their values: in groups in which each finds an
 * item that no other one does.
 */
export async function hiddenGroups(
  scene: SceneWith<'filter.text'>,
  clauses: readonly SpecialClause[],
): Promise<readonly (readonly SpecialClause[])[]> {
  const { contract, listing } = scene;
  if (contract.filter.or === undefined) return [];
  const { items } = await listing.walk();
  const { maximum } = await pageSizes({ listing, contract: listing.contract });
  const finders = new Uint16Array(items.length);
  const asked = clauses.map((clause) => {
    const [must, may] = (['exact', 'lenient'] as const).map((matching) =>
      satisfied(items, clause.expression, matching, 'and-first'),
    );
    for (const position of items.keys()) if (may?.(position) === true) finders[position] = (finders[position] ?? 0) + 1;
    return { clause, found: [...items.keys()].filter((position) => must?.(position)) };
  });
  let left = asked
    .filter(({ found }) => found.length > 0 && found.every((position) => (finders[position] ?? 0) > 1))
    .map(({ clause, found }) => ({ clause, member: memberOf(clause, new Set(found)) }));
  const groups: (readonly SpecialClause[])[] = [];
  while (left.length > 0 && groups.length < mostGroups) {
    const beside = new Beside(items, 'or', maximum);
    for (const { member } of left) beside.take([member]);
    const kept = new Set(beside.members);
    if (kept.size === 0) break;
    groups.push(left.filter(({ member }) => kept.has(member)).map(({ clause }) => clause));
    left = left.filter(({ member }) => !kept.has(member));
  }
  return groups;
}

const memberOf = ({ expression }: SpecialClause, found: ReadonlySet<number>): Member => ({
  expression,
  shows: [(_, position) => found.has(position)],
});
