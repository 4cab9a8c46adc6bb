import type { ListingField } from '../contract/model';
import { templateOf } from '../contract/operators';
import type { ClauseOperator } from '../contract/roles';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { expectedOf, honouredFilter } from '../judging/matches';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { fieldValues } from '../listing/column';
import { compared } from '../listing/comparing';
import type { Page } from '../listing/reply';
import { fieldTexts, type Item } from '../listing/value';
import { boundaries, type Boundary } from './boundaries';
import { askFor, room as roomOf } from './operands';
import { eachOperator } from './each-operator';
import { edgesTogether } from './edges';
import { answersToRanges } from './ranges';
import { suspectsBy } from './wrong-unions';

/** A value one unit of its last digit above; none where it has no fraction, or more digits than a double holds. */
function nextAbove(value: string): string | undefined {
  const [, before = '', fraction = '', zone = ''] = /^(.*\.)(\d+)(Z|[+-]\d\d:\d\d)?$/i.exec(value) ?? [];
  const isNumber = zone === '';
  if (/^0*$/.test(fraction) || /^9+$/.test(fraction) || value.startsWith('-')) return undefined;
  if (isNumber && before.length + fraction.length > 16) return undefined;
  return `${before}${String(BigInt(fraction) + 1n).padStart(fraction.length, '0')}${zone}`;
}

/** The values above which fewer items stand than there is room for. Sorted once, because of long listings each pair is too much. */
function highestOf(counts: ReadonlyMap<string, number>, field: ListingField, room: number): ReadonlySet<string> {
  const highest = new Set<string>();
  let [above, alike] = [0, 0];
  let last: string | undefined;
  for (const value of [...counts.keys()].sort((a, b) => compared(b, a, field) ?? 0)) {
    // Instants may be written in several ways.
    if (last !== undefined && compared(last, value, field) !== 0) [above, alike] = [above + alike, 0];
    if (above >= room) break;
    highest.add(value);
    alike += counts.get(value) ?? 0;
    last = value;
  }
  return highest;
}

/**
 * A value of each kind between those that items hold, just above one of them: who cuts it to seconds, or to a whole number, takes that
 * one in. None where a boundary shows as much.
 */
async function between(scene: Scene, chosen: readonly Boundary[]): Promise<readonly Boundary[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const room = await roomOf(scene);
  const found = new Map<string, Boundary>();
  if (filter === undefined) return [];
  const held = (field: ListingField): readonly string[] => items.flatMap((item) => fieldTexts(item, field));
  const isShown = ({ field, value }: Boundary): boolean => {
    const cut = (text: string): number =>
      field.kind === 'timestamp' ? Math.floor(Date.parse(text) / 1000) : Math.trunc(Number(text));
    return held(field).some((text) => text !== value && cut(text) === cut(value));
  };
  const typed = chosen.filter(({ field: { kind } }) => kind === 'timestamp' || kind === 'number');
  const shown = new Set(typed.filter(isShown).map(({ field: { kind } }) => kind));
  for (const { field } of typed) {
    const texts = held(field);
    const operator = (['ge', 'gt'] as const).find((one) => templateOf(field, one, filter) !== undefined);
    if (operator === undefined || shown.has(field.kind) || found.has(field.kind)) continue;
    const highest = highestOf(fieldValues(items, field), field, room);
    const next = texts
      .filter((text) => highest.has(text))
      .map(nextAbove)
      .find(
        (one) =>
          one !== undefined &&
          !texts.includes(one) &&
          canHold(one, field, filter, operator) &&
          canWrite(where(field, one, operator), filter),
      );
    if (next !== undefined) found.set(field.kind, { field, value: next, operators: [operator] });
  }
  return [...found.values()];
}

/** An answer to a comparison. */
export interface Comparison {
  readonly field: ListingField;
  readonly operator: ClauseOperator;
  readonly value: string;
  readonly expression: Expression;
  readonly page: Page;
}

/** The ends of ranges that are not answered as they should be, each alone: they say whose fault that is. */
async function endsOfRanges(scene: Scene): Promise<readonly Boundary[]> {
  const { alone } = await answersToRanges(scene);
  return alone
    .filter(({ fault }) => fault !== undefined)
    .flatMap(({ range: { field, low, high } }) =>
      [low, high].map(({ clauses: [{ value, operator = 'eq' }] }) => ({ field, value, operators: [operator] })),
    );
}

/** What rode in a union that was not answered as it should be, and is not asked alone anyway. */
const suspects = (scene: Scene, asked: readonly Boundary[]): readonly Boundary[] =>
  suspectsBy(scene, 'gt', 'ge', 'lt', 'le').flatMap(({ clauses: [{ field, value, operator = 'eq' }] }) =>
    asked.some((one) => one.field === field && one.value === value && one.operators.includes(operator))
      ? []
      : [{ field: field as ListingField, value, operators: [operator] }],
  );

/** The answers to all comparisons: those at both ends of numbers and timestamps in one union, where that is as it should be; every check on them asks for the same. */
export async function comparisons(scene: Scene, evidence: Evidence): Promise<readonly Comparison[]> {
  const answers: Comparison[] = [];
  const together = await edgesTogether(scene);
  await eachOperator(scene);
  for (const { field, operator, value } of together?.edges ?? [])
    if (together !== undefined) answers.push({ field, operator, value, expression: together.union, page: together.page });
  const isShown = (field: ListingField, operator: ClauseOperator): boolean =>
    answers.some((answer) => answer.field === field && answer.operator === operator);
  const chosen = (await boundaries(scene)).map(({ operators, ...boundary }) => ({
    ...boundary,
    operators: operators.filter((operator) => !isShown(boundary.field, operator)),
  }));
  const edges = answers.map(({ field, value, operator }) => ({ field, value, operators: [operator] }));
  const alone = chosen.filter(({ operators }) => operators.length > 0);
  const further = [...(await between(scene, [...edges, ...alone])), ...(await endsOfRanges(scene)), ...suspects(scene, alone)];
  for (const { field, value, operators: asked } of [...alone, ...further]) {
    for (const operator of asked) {
      const expression = where(field, value, operator);
      const page = await askFor(scene, expression);
      if (honouredFilter(page, field, evidence)) answers.push({ field, operator, value, expression, page });
      else if (field.status === 'candidate') break;
    }
  }
  return answers;
}

/** Whether an item stands exactly at the boundary. */
export const isAtBoundary = (item: Item, { field, value }: Pick<Comparison, 'field' | 'value'>): boolean =>
  fieldTexts(item, field).some((text) => compared(text, value, field) === 0);

/** Whether a comparison leaves an item out, so that a target which overlooked it would be seen. */
export async function leavesOut(scene: Scene, { expression }: Pick<Comparison, 'expression'>): Promise<boolean> {
  const { items } = await scene.listing.walk();
  return (await expectedOf(scene, expression)).may.size < items.length;
}
