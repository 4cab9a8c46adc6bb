import { isDocumented } from '../contract/operators';
import type { ListingField } from '../contract/model';
import type { FilterRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { honouredFilter, faultOf } from '../judging/matches';
import { byClauses } from '../judging/narrowing';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold, isEasilyHeld } from '../grammar/holding';
import { nearMissing } from './operator-questions';
import { plannedOnce } from './planned';
import { pageSizes } from './probe-plan';
import { hardClause } from './alone-clauses';
import { noteWrong } from './wrong-unions';
import type { Page } from '../listing/reply';
import { fieldTexts, type Item } from '../listing/value';
import { onceFor } from '../once-for';
import { unlessTooLong } from './too-long';

export interface EqualityProbe {
  readonly field: ListingField;
  readonly expression: Expression;
}

type Counted = readonly (readonly [value: string, matches: number])[];

/** By the values of a field: those of them that an equality is asked for. */
const usable = onceFor<ReadonlyMap<string, number>, ListingField, Counted>();

function usableValues(
  values: ReadonlyMap<string, number>,
  items: readonly Item[],
  field: ListingField,
  filter: FilterRole,
): Counted {
  return usable(values, field, () => {
    const held = [...values].filter(([value, matches]) => matches < items.length && canHold(value, field, filter));
    // What is hard to quote is asked by filtering.value-characters.
    const easy = held.filter(([value]) => isEasilyHeld(value, field, filter));
    const fair = easy.length > 0 ? easy : held;
    if (field.each === undefined) return fair;
    // Of several values one that is not the first of its item, because the first may be all that is compared.
    const behind = fair.filter(([value]) => items.some((item) => fieldTexts(item, field).indexOf(value) > 0));
    return behind.length > 0 ? behind : fair;
  });
}

const plans = plannedOnce<'probes', readonly EqualityProbe[]>();

/**
 * One equality for each field: a value that many items hold, as long as others hold another and one page shows them all, those
 * of all candidates together.
 */
async function chooseProbes(scene: Scene): Promise<readonly EqualityProbe[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  if (filter === undefined) return [];
  const { fields } = filter;
  const { usual } = await pageSizes(scene);
  const share = Math.floor(usual / Math.max(1, fields.filter(({ status }) => status === 'candidate').length));
  return fields.flatMap((field) => {
    const room = field.status === 'candidate' ? share : usual;
    const value = unlessTooLong(scene, (of) => {
      const usable = usableValues(of(items, field), items, field, filter);
      // Who takes a value for none is seen by it; with OR it is asked among others.
      const isShown = (matches: number): boolean => isDocumented(field) || matches <= room;
      const isNear = (value: string): boolean => filter.or === undefined && value === nearMissing[field.kind];
      const near = usable.find(([value, matches]) => isNear(value) && isShown(matches));
      if (near !== undefined) return near[0];
      let [most, fewest]: (readonly [string, number] | undefined)[] = [];
      for (const one of usable) {
        if (one[1] <= room && one[1] > (most?.[1] ?? 0)) most = one;
        if (one[1] < (fewest?.[1] ?? Infinity)) fewest = one;
      }
      return (most ?? fewest)?.[0];
    });
    return value === undefined ? [] : [{ field, expression: where(field, value) }];
  });
}

/** One page by its filter, and the fields whose clauses it shows. */
interface EqualityPage {
  readonly page: Page;
  readonly expression: Expression;
  readonly fields: readonly ListingField[];
}

/**
 * Pages that show every equality: one for each documented field, and one for all candidates in a union. Where that union is
 * refused, or not answered as it should be, each candidate is asked for alone.
 */
export async function equalityPages(scene: Scene, evidence?: Evidence): Promise<readonly EqualityPage[]> {
  const probes = await plans(scene, 'probes', chooseProbes);
  const [first, ...rest] = probes.filter(({ field }) => field.status === 'candidate');
  const joined = first && join('or', first.expression, ...rest.map(({ expression }) => expression));
  const union = joined !== undefined && canWrite(joined, scene.contract.filter) ? joined : undefined;
  const together = union && (await scene.listing.ask({ filter: union }));
  const isPage = union !== undefined && together?.kind === 'page';
  const isWrong = isPage && (await faultOf(scene, together, union)) !== undefined;
  if (isWrong) noteWrong(scene, { operator: 'or', answer: { page: together, expression: union }, ...byClauses(scene, union) });
  if (first !== undefined && isPage && !isWrong) {
    const candidates = [first, ...rest].map(({ field }) => field);
    for (const { path } of candidates) evidence?.observe(`filter.${path}`, 'honoured', together);
    const documented = await singly(
      scene,
      probes.filter(({ field }) => isDocumented(field)),
      evidence,
    );
    return [...documented, { page: together, expression: union, fields: candidates }];
  }
  return singly(scene, probes, evidence);
}

/** The page of a hard value where it is as it should be; else a common value tells whether it is the value or the equality that is misread. */
async function askHard(scene: Scene, expression: Expression): Promise<Page | undefined> {
  const reply = await scene.listing.ask({ filter: expression });
  return reply.kind === 'page' && (await faultOf(scene, reply, expression)) === undefined ? reply : undefined;
}

async function singly(scene: Scene, probes: readonly EqualityProbe[], evidence?: Evidence): Promise<readonly EqualityPage[]> {
  const pages: EqualityPage[] = [];
  const hard = await hardClause(scene);
  for (const { field, expression } of probes) {
    const page = field === hard?.field ? await askHard(scene, hard.expression) : undefined;
    if (page !== undefined && hard !== undefined) {
      pages.push({ page, expression: hard.expression, fields: [field] });
      continue;
    }
    const reply = await scene.listing.ask({ filter: expression });
    if (evidence === undefined ? reply.kind === 'page' : honouredFilter(reply, field, evidence)) {
      pages.push({ page: reply as Page, expression, fields: [field] });
    }
  }
  return pages;
}

const filtered = plannedOnce<'fields', readonly ListingField[]>();

/** Fields the target filters by: documented ones, and candidates it honours. */
export const filteredFields = (scene: Scene): Promise<readonly ListingField[]> =>
  filtered(scene, 'fields', async (one) => (await equalityPages(one)).flatMap(({ fields }) => fields));
