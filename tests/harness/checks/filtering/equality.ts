import type { ListingField } from '../../contract/model';
import type { Check, Scene } from '../check';
import { combinedProbes } from '../combination';
import type { Evidence } from '../evidence';
import { join, where, type Expression } from '../expression';
import type { Page } from '../reply';
import { sendableValues } from '../value';
import { divides, faultOf, honouredFilter, judgeMatches, type Sides } from './matches';
import { narrowed, type Answer } from './narrowing';

export interface EqualityProbe {
  readonly field: ListingField;
  readonly expression: Expression;
}

/** Values that hold an operator or the equals sign have checks of their own. */
const plain = (value: string, { contract }: Scene): boolean =>
  [contract.filter.and, contract.filter.or, contract.filter.equals].every((sign) => !value.includes(sign));

/**
 * One equality for each field: a value that many items hold, as long as others hold another and one page shows them all, those
 * of all candidates together.
 */
export async function equalityProbes(scene: Scene): Promise<readonly EqualityProbe[]> {
  const { items } = await scene.listing.walk();
  const { fields } = scene.contract.filter;
  const share = Math.floor(
    scene.contract.limit.default / Math.max(1, fields.filter(({ status }) => status === 'candidate').length),
  );
  return fields.flatMap((field) => {
    const room = field.status === 'candidate' ? share : scene.contract.limit.default;
    const usable = [...sendableValues(items, field)].filter(([value, matches]) => matches < items.length && plain(value, scene));
    const most = (values: typeof usable): string | undefined => [...values].sort(([, a], [, b]) => b - a)[0]?.[0];
    const fewest = [...usable].sort(([, a], [, b]) => a - b)[0]?.[0];
    const value = most(usable.filter(([, matches]) => matches <= room)) ?? fewest;
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
async function equalityPages(scene: Scene, evidence?: Evidence): Promise<readonly EqualityPage[]> {
  const probes = await equalityProbes(scene);
  const [first, ...rest] = probes.filter(({ field }) => field.status === 'candidate');
  const union = first && join('or', first.expression, ...rest.map(({ expression }) => expression));
  const together = union && (await scene.listing.ask({ filter: union }));
  if (
    first !== undefined &&
    union !== undefined &&
    together?.kind === 'page' &&
    (await faultOf(scene, together, union)) === undefined
  ) {
    const candidates = [first, ...rest].map(({ field }) => field);
    for (const { path } of candidates) evidence?.observe(`filter.${path}`, 'honoured', together);
    const documented = await singly(
      scene,
      probes.filter(({ field }) => field.status === 'documented'),
      evidence,
    );
    return [...documented, { page: together, expression: union, fields: candidates }];
  }
  return singly(scene, probes, evidence);
}

async function singly(scene: Scene, probes: readonly EqualityProbe[], evidence?: Evidence): Promise<readonly EqualityPage[]> {
  const pages: EqualityPage[] = [];
  for (const { field, expression } of probes) {
    const reply = await scene.listing.ask({ filter: expression });
    if (evidence === undefined ? reply.kind === 'page' : honouredFilter(reply, field, evidence)) {
      pages.push({ page: reply as Page, expression, fields: [field] });
    }
  }
  return pages;
}

/** Fields the target filters by: documented ones, and candidates it honours. */
export async function filteredFields(scene: Scene): Promise<readonly ListingField[]> {
  return (await equalityPages(scene)).flatMap(({ fields }) => fields);
}

function equality(id: string, sides: Sides): Check {
  return {
    id,
    async judge(scene, evidence) {
      for (const { page, expression, fields } of await equalityPages(scene, evidence)) {
        if (await divides(scene, expression)) evidence.witness(page);
        const label = fields.map(({ path }) => path).join(' or ');
        await judgeMatches(scene, evidence, page, expression, `${label} equality`, sides);
      }
      evidence.needs('items of two kinds: with different values of a filter field');
    },
  };
}

export const equalitySound = equality('filtering.equality-sound', { sound: true });
export const equalityComplete = equality('filtering.equality-complete', { complete: true });
const countOfOnePage = equality('filtering.count', { count: true });

export const filteredCount: Check = {
  id: 'filtering.count',
  async judge(scene, evidence) {
    await countOfOnePage.judge(scene, evidence);
    // Those fit on a page, where the number of items on it is the count too; this one takes two.
    const { filter: combination } = await combinedProbes(scene);
    const first = combination && (await scene.listing.ask(combination.query));
    if (combination?.filter === undefined || first?.kind !== 'page') return;
    await judgeMatches(scene, evidence, first, combination.filter, 'a filter over two pages', { count: true });
  },
};

/** An enumeration cut in two halves by unions of its values: together the whole, and nothing in both. */
async function halves(scene: Scene): Promise<readonly [ListingField, readonly [Expression, Expression]] | undefined> {
  const { items } = await scene.listing.walk();
  for (const field of scene.contract.filter.fields.filter(({ kind }) => kind === 'enumeration' || kind === 'boolean')) {
    const values = [...sendableValues(items, field).keys()].sort();
    const half = (parity: number): Expression | undefined => {
      const [first, ...rest] = values.filter((_, index) => index % 2 === parity).map((value) => ({ field, value }));
      return first && { clauses: [first, ...rest], operators: rest.map(() => 'or' as const) };
    };
    const [even, odd] = [half(0), half(1)];
    if (even !== undefined && odd !== undefined) return [field, [even, odd]];
  }
  return undefined;
}

/** As few values of a half as show what is wrong with it; the half itself where nothing is. */
async function narrowedHalf(scene: Scene, half: Answer): Promise<Answer> {
  const fault = await faultOf(scene, half.page, half.expression);
  if (fault === undefined || (await scene.listing.walk()).end !== 'ended') return half;
  return narrowed(scene, half, async ({ page, expression }) => (await faultOf(scene, page, expression)) === fault);
}

export const partition: Check = {
  id: 'filtering.partition',
  async judge(scene, evidence) {
    const found = await halves(scene);
    if (found === undefined) return evidence.needs('an enumeration of which the items hold two values');
    const [field, expressions] = found;
    for (const [index, expression] of expressions.entries()) {
      const label = `the ${index === 0 ? 'first' : 'second'} half of ${field.path}`;
      const first = await scene.listing.ask({ filter: expression });
      // So many clauses may be more than a lawful target takes.
      if (first.kind === 'refusal') evidence.needs(`a target that takes ${expression.clauses.length} clauses`);
      else if (first.kind !== 'page') evidence.refused(first, label, 'a page');
      else {
        evidence.witness(first);
        // The count tells whether the halves make the whole; every page is walked by the checks of one value.
        const told = await narrowedHalf(scene, { page: first, expression });
        await judgeMatches(scene, evidence, told.page, told.expression, label, { sound: true, complete: true, count: true });
      }
    }
  },
};
