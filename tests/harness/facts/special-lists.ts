import type { ListingField } from '../contract/model';
import { documentedBy } from '../contract/operators';
import { where, within, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import type { SceneWith } from '../judging/check';
import { fieldValues } from '../listing/column';
import type { Union } from '../judging/narrowing';
import { coverOf } from './cover';
import { pageSizes, sized } from './probe-plan';
import { signsIn } from './special-clauses';
import { textFields } from './text-field';

/** Fields of which such a list is asked; with each seed others, where there are more. */
const mostFields = 2;

/** Values of a list, because it is to be a URL that servers take. */
const mostValues = 16;

/** A list of special values of one field, by what it joins. */
export interface SpecialList extends Union {
  readonly list: Expression;
}

/**
 * Where there is OR beside an operator for one of several values, a list may be cut at other signs than a value alone: some values of a field
 * that show every sign, in one list.
 */
export async function specialLists(scene: SceneWith<'filter.text'>): Promise<readonly SpecialList[]> {
  const { filter } = scene.contract;
  if (filter.or === undefined) return [];
  const { items } = await scene.listing.walk();
  const { maximum } = await pageSizes({ listing: scene.listing, contract: scene.listing.contract });
  const listed = new Set(documentedBy('in', filter).map(({ path }) => path));
  const lists = (await textFields(scene)).flatMap(({ field, values }) => {
    if (!listed.has(field.path)) return [];
    const counts = fieldValues(items, field);
    const askable = values.filter((value) => canHold(value, field, filter, 'in') && signsIn(value, field, scene).length > 0);
    let room = maximum;
    const chosen = coverOf(askable, (value) => signsIn(value, field, scene))
      .slice(0, mostValues)
      .filter((value) => (room -= counts.get(value) ?? 1) >= 0);
    const list = within(field, chosen);
    return chosen.length > 1 && canWrite(list, filter) ? [listOf(scene, field, chosen, maximum)] : [];
  });
  const first = ((scene.seed - 1) * mostFields) % Math.max(1, lists.length);
  return [...lists.slice(first), ...lists.slice(0, first)].slice(0, mostFields);
}

function listOf(
  { listing }: SceneWith<'filter.text'>,
  field: ListingField,
  values: readonly string[],
  maximum: number,
): SpecialList {
  return {
    list: within(field, values),
    terms: values.map((value) => where(field, value, 'in')),
    unionOf: (terms) =>
      within(
        field,
        terms.flatMap(({ clauses }) => clauses.map(({ value }) => value)),
      ),
    ask: (filter) => listing.ask({ filter, ...sized(listing.contract, maximum) }),
  };
}
