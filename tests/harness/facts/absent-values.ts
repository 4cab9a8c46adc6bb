import type { ListingField } from '../contract/model';
import { fieldsBy, isDocumented } from '../contract/operators';
import type { Scene } from '../judging/check';
import type { Layout } from '../contract/roles';
import { canWrite } from '../grammar/filter';
import { instantOf, instantText } from '../grammar/instant';
import { where, join, type Expression } from '../grammar/expression';
import { type Page, type Reply } from '../listing/reply';
import { fieldValues } from '../listing/column';
import { kindsOf } from './clauses';

/** An instant as items tell it. */
const toldAs = (dateTime: string, layout: Layout = 'date-time'): string | undefined => {
  const instant = instantOf(layout === 'date-time' || layout.startsWith('epoch') ? dateTime : '1971-02-03T00:00:00Z');
  return layout === 'date-time' || instant === undefined ? dateTime : instantText(instant, layout);
};

/** A value of the field's kind that no item holds; never the declared default, because a server may find by it what lacks the value, or take it for any. */
function absentValue(field: ListingField, { size, has }: { size: number; has: (value: string) => boolean }): string | undefined {
  switch (field.kind) {
    case 'string':
      return 'no-item-is-called-so';
    case 'enumeration':
      return field.values.find((value) => !has(value) && value !== field.default);
    case 'timestamp':
      return toldAs('1971-02-03T04:05:06.789Z', field.layout);
    case 'number':
      return '-987654321';
    case 'boolean':
      return size === 1 ? ['true', 'false'].find((value) => !has(value) && value !== field.default) : undefined;
  }
}

/** The first field of each kind, documented ones first. */
export function onePerKind({ contract }: Scene): readonly ListingField[] {
  const fields = [...fieldsBy('eq', contract.filter)].sort(
    (a, b) => Number(a.status === 'candidate') - Number(b.status === 'candidate'),
  );
  return fields.filter((field, index) => fields.findIndex(({ kind }) => kind === field.kind) === index);
}

interface AbsentProbe {
  readonly field: ListingField;
  readonly value: string;
}

export async function absentProbes(scene: Scene): Promise<readonly AbsentProbe[]> {
  const { items } = await scene.listing.walk();
  return onePerKind(scene).flatMap((field) => {
    const counts = fieldValues(items, field);
    const value = absentValue(field, { size: counts.size, has: (text) => counts.has(text) });
    return value === undefined ? [] : [{ field, value }];
  });
}

function unionOf({ contract }: Scene, probes: readonly AbsentProbe[]): Expression | undefined {
  const [first, ...rest] = probes.map(({ field, value }) => where(field, value));
  const union = first && join('or', first, ...rest);
  return union !== undefined && canWrite(union, contract.filter) ? union : undefined;
}

/** Their union with two values of one field at once: by every precedence that finds nothing, either. */
async function beyondContradiction(scene: Scene, probes: readonly AbsentProbe[]): Promise<Expression | undefined> {
  const { filter } = scene.contract;
  const [union, kinds] = [unionOf(scene, probes), await kindsOf(scene)];
  if (union === undefined || kinds === undefined || filter?.and === undefined || filter.or === undefined) return undefined;
  const contradiction = join('and', kinds.a, kinds.b);
  // At both ends, because a target may read the first clause alone, or the last.
  const whole = join('or', contradiction, union, contradiction);
  return canWrite(whole, filter) ? whole : undefined;
}

/** A filter that finds nothing for more than one reason, as it is asked for a value that no item holds. */
export async function nothingForManyReasons(scene: Scene): Promise<Expression | undefined> {
  const probes = await absentProbes(scene);
  const chosen = probes.filter(({ field }) => field.kind !== 'enumeration' && field.kind !== 'boolean');
  return chosen.length < 2 ? undefined : beyondContradiction(scene, chosen);
}

/**
 * The values of free text and of candidates in one union, which finds nothing where none of them does. A value of an enumeration is
 * asked for alone, because a target that drops the clause it does not know would hide behind the others. `undefined`: to be asked
 * one by one, because the union is refused or finds something.
 */
export async function foundTogether(
  scene: Scene,
  probes: readonly AbsentProbe[],
): Promise<{ readonly reply: Page; readonly fields: readonly ListingField[] } | undefined> {
  const chosen = probes.filter(({ field }) => field.kind !== 'enumeration' && field.kind !== 'boolean');
  const union = (await beyondContradiction(scene, chosen)) ?? unionOf(scene, chosen);
  if (chosen.length < 2 || union === undefined) return undefined;
  const reply = await scene.listing.ask({ filter: union });
  if (reply.kind !== 'page' || reply.items.length > 0) return undefined;
  return { reply, fields: chosen.map(({ field }) => field) };
}

/**
 * What a filter that finds nothing is answered with: by a documented text where there is one, else by what the contract has. `undefined`
 * where no value can be asked for that no item holds.
 */
export async function answerToNoMatch(scene: Scene): Promise<Reply | undefined> {
  const probes = await absentProbes(scene);
  const documented = probes.filter(({ field }) => isDocumented(field));
  const one = [documented, probes].flatMap((some) => some.find(({ field }) => field.kind === 'string') ?? some[0] ?? [])[0];
  if (one === undefined) return undefined;
  const together = await foundTogether(scene, probes);
  return together?.reply ?? scene.listing.ask({ filter: where(one.field, one.value) });
}
