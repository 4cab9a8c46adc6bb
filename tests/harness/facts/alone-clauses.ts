import { where } from '../grammar/expression';
import type { Scene, SceneWith } from '../judging/check';
import { fieldValues } from '../listing/column';
import { coverOf } from './cover';
import { pageSizes } from './probe-plan';
import { joint, signsIn, specialClauses, type SpecialClause } from './special-clauses';
import { textFields } from './text-field';

/** Special values that are asked for by themselves: alone they may take another path in a target than in a union. */

/** What a value is commonly cut at: a list, a query, a path. */
const separators: readonly string[] = [...',;&|/:#?+%'];

/** Those with a sign at which a value is cut come first. */
const rank = ({ value }: SpecialClause): number => {
  const found = separators.findIndex((sign) => value.includes(sign));
  return found < 0 ? separators.length : found;
};

/**
 * The value of the first text field that stands for all of it in an equality: a special one, with each seed another, because alone it may
 * take another path in the target than in a union.
 */
export async function hardClause(scene: Scene): Promise<SpecialClause | undefined> {
  const { filter } = scene.contract;
  if (filter === undefined) return undefined;
  const { usual } = await pageSizes(scene);
  const { items } = await scene.listing.walk();
  const [first] = await textFields(scene);
  if (first === undefined) return undefined;
  const counts = fieldValues(items, first.field);
  // One page shows all that hold it, and some item does not.
  const most = Math.min(usual, items.length - 1);
  const clauses = (await specialClauses({ ...scene, contract: { ...scene.contract, filter } }))
    .filter(({ kind, field, value }) => kind === 'character' && field === first.field && (counts.get(value) ?? Infinity) <= most)
    .toSorted((a, b) => rank(a) - rank(b));
  return clauses.at((scene.seed - 1) % clauses.length);
}

/** A value that holds the name of an operator, or a word that joins. */
const isJoint = ({ kind, names }: SpecialClause): boolean => kind === 'operator' || names.includes(joint);

/** Values that are asked each by itself where no union holds them as equalities; with each seed others of them. */
const mostAlone = 40;

/** Where there is no OR, a list of values is read in another way than each of them: so many as show every sign are asked by themselves, too. */
export async function coveringClauses(scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> {
  if (scene.contract.filter.or !== undefined) return [];
  const { usual } = await pageSizes({ listing: scene.listing, contract: scene.listing.contract });
  const { items } = await scene.listing.walk();
  const most = Math.min(usual, items.length - 1);
  const clauses = (await textFields(scene)).flatMap(({ field, values }) => {
    const counts = fieldValues(items, field);
    return values
      .filter((value) => (counts.get(value) ?? Infinity) <= most)
      .map((value): SpecialClause => {
        const names = signsIn(value, field, scene);
        return { kind: 'character', field, value, expression: where(field, value), names, isCommon: false };
      });
  });
  const cover = coverOf(clauses, ({ names }) => names);
  const first = ((scene.seed - 1) * mostAlone) % Math.max(1, cover.length);
  return [...cover.slice(first), ...cover.slice(0, first)].slice(0, mostAlone);
}

/** Those that are asked by themselves as well: the hard one, one that may be taken for several clauses, and all where there is no OR. */
export async function aloneClauses(scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> {
  const hard = await hardClause(scene);
  const joints = (await specialClauses(scene)).filter(isJoint);
  const joined = joints.at((scene.seed - 1) % joints.length);
  return [hard, joined, ...(await coveringClauses(scene))].filter((one) => one !== undefined);
}
