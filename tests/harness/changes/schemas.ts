import type { Json, JsonObject } from '../contract/model';
import { isObject } from '../contract/pointer';
import { keyword, properties, resolved } from '../contract/schema-walk';
import { change, type Change, shown } from './change';

/** A schema in its document. */
export interface Held {
  readonly document: JsonObject;
  readonly schema: Json | undefined;
}

/** Who writes the value: what a response may hold must not grow, and what a request may hold must not shrink. */
export type Direction = 'request-parameter' | 'response-property';

const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;

/** Compares what two schemas allow, place by place. */
export function schemaChanges(before: Held, after: Held, direction: Direction, place: string): readonly Change[] {
  return changesAt(before, after, { direction, place, above: new Set() });
}

interface At {
  readonly direction: Direction;
  readonly place: string;
  /** Schemas that this one stands in; one that holds itself is entered once. */
  readonly above: ReadonlySet<Json>;
}

function changesAt(before: Held, after: Held, at: At): readonly Change[] {
  const types = typeChanges(before, after, at);
  // Of another type, nothing below can be compared.
  if (types.some(({ effect, rule }) => effect === 'breaks' && rule.endsWith('type-changed'))) return types;
  return [
    ...types,
    ...enumChanges(before, after, at),
    ...textChanges(before, after, at),
    ...boundChanges(before, after, at),
    ...innerChanges(before, after, at),
  ];
}

const rule = ({ document, schema }: Held, name: string): Json | undefined => keyword(document, schema, name);

function typesOf(held: Held): readonly string[] | undefined {
  const declared = rule(held, 'type');
  if (declared === undefined) return undefined;
  return (Array.isArray(declared) ? (declared as readonly Json[]) : [declared]).map(String);
}

/** Types of one side that the other does not take; an integer is a number. */
const beyond = (types: readonly string[], others: readonly string[]): readonly string[] =>
  types.filter((type) => !others.includes(type) && !(type === 'integer' && others.includes('number')));

/** `grown` in a response and `lost` in a request break clients. */
function typeChanges(before: Held, after: Held, { direction, place }: At): readonly Change[] {
  const [old, now] = [typesOf(before), typesOf(after)];
  if (old === undefined && now === undefined) return [];
  const grown = old === undefined ? [] : now === undefined ? ['any'] : beyond(now, old);
  const lost = now === undefined ? [] : old === undefined ? ['any'] : beyond(old, now);
  const breaking = direction === 'response-property' ? grown : lost;
  if (breaking.length > 0) {
    const isNull = breaking.every((type) => type === 'null');
    const name = isNull ? (direction === 'response-property' ? 'became-nullable' : 'became-not-nullable') : 'type-changed';
    return [change('breaks', `${direction}-${name}`, place, `was ${texted(old)}, and is ${texted(now)}`)];
  }
  return grown.length + lost.length > 0
    ? [
        change(
          'other',
          `${direction}-type-${direction === 'response-property' ? 'specialized' : 'generalized'}`,
          place,
          `was ${texted(old)}, and is ${texted(now)}`,
        ),
      ]
    : [];
}

const texted = (types: readonly string[] | undefined): string => types?.join(' or ') ?? 'of any type';

const list = (json: Json | undefined): readonly Json[] | undefined =>
  Array.isArray(json) ? (json as readonly Json[]) : undefined;

function enumChanges(before: Held, after: Held, { direction, place }: At): readonly Change[] {
  const [old, now] = [list(rule(before, 'enum')), list(rule(after, 'enum'))];
  const isResponse = direction === 'response-property';
  if (old === undefined && now === undefined) return [];
  if (now === undefined)
    return [
      change(isResponse ? 'breaks' : 'new', `${direction}-enum-removed`, place, 'may be any value, no longer one that is listed'),
    ];
  if (old === undefined)
    return [
      change(isResponse ? 'other' : 'breaks', `${direction}-enum-set`, place, `must be one of ${now.map(shown).join(', ')}`),
    ];
  const added = now.filter((value) => !old.includes(value));
  const removed = old.filter((value) => !now.includes(value));
  return [
    ...added.map((value) =>
      change(isResponse ? 'breaks' : 'new', `${direction}-enum-value-added`, place, `may be ${shown(value)}`),
    ),
    ...removed.map((value) =>
      change(isResponse ? 'other' : 'breaks', `${direction}-enum-value-removed`, place, `may no longer be ${shown(value)}`),
    ),
  ];
}

function textChanges(before: Held, after: Held, { direction, place }: At): readonly Change[] {
  return (['format', 'pattern'] as const).flatMap((name) => {
    const [old, now] = [rule(before, name), rule(after, name)];
    if (old === now) return [];
    // Widths of numbers are told by their bounds; what reads one reads the other.
    if (name === 'format' && [old, now].every((one) => one === undefined || /^(u?int\d+|float|double)$/.test(shown(one))))
      return [];
    const isGain = direction === 'response-property' ? old === undefined : now === undefined;
    return [
      change(
        isGain ? 'other' : 'breaks',
        `${direction}-${name}-changed`,
        place,
        `had ${old === undefined ? 'no' : `the`} ${name}${old === undefined ? '' : ` ${shown(old)}`}, and has ${now === undefined ? 'none' : shown(now)}`,
      ),
    ];
  });
}

function boundChanges(before: Held, after: Held, { direction, place }: At): readonly Change[] {
  const bound = (names: readonly string[], isUpper: boolean) =>
    names.flatMap((name) => {
      const [old, now] = [rule(before, name), rule(after, name)];
      if (old === now) return [];
      const outer = isUpper ? Infinity : -Infinity;
      const [from, to] = [typeof old === 'number' ? old : outer, typeof now === 'number' ? now : outer];
      const isWider = isUpper ? to > from : to < from;
      const breaks = direction === 'response-property' ? isWider : !isWider;
      return [
        change(
          breaks ? 'breaks' : isWider ? 'new' : 'other',
          `${direction}-${hyphened(name)}-${isWider ? 'widened' : 'narrowed'}`,
          place,
          `had ${old === undefined ? `no ${name}` : `a ${name} of ${shown(old)}`}, and has ${now === undefined ? 'none' : shown(now)}`,
        ),
      ];
    });
  return [...bound(upper, true), ...bound(lower, false)];
}

const hyphened = (name: string): string => name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`);

function innerChanges(before: Held, after: Held, at: At): readonly Change[] {
  const schema = before.schema;
  const own = resolved(before.document, schema);
  if (own === undefined || at.above.has(own)) return [];
  const below = (place: string, old: Json | undefined, now: Json | undefined): readonly Change[] =>
    changesAt({ ...before, schema: old }, { ...after, schema: now }, { ...at, place, above: new Set([...at.above, own]) });
  const [old, now] = [properties(before.document, schema), properties(after.document, after.schema)];
  const [needed, stillNeeded] = [requiredOf(before), requiredOf(after)];
  const isResponse = at.direction === 'response-property';
  const found: Change[] = [];
  for (const [name, inner] of old) {
    const place = `${at.place}/${name}`;
    if (!now.has(name)) {
      found.push(change('breaks', `${at.direction}-removed`, place, 'is gone'));
      continue;
    }
    const isRequired = stillNeeded.has(name);
    if (needed.has(name) !== isRequired)
      found.push(
        change(
          isRequired === isResponse ? 'other' : 'breaks',
          `${at.direction}-became-${isRequired ? 'required' : 'optional'}`,
          place,
          isRequired ? 'is always there' : 'may be absent',
        ),
      );
    found.push(...below(place, inner, now.get(name)));
  }
  for (const name of now.keys())
    if (!old.has(name))
      found.push(
        change(!isResponse && stillNeeded.has(name) ? 'breaks' : 'new', `${at.direction}-added`, `${at.place}/${name}`, 'is new'),
      );
  for (const part of ['items', 'additionalProperties'] as const) {
    const [inner, other] = [rule(before, part), rule(after, part)];
    if (isObject(inner) && isObject(other)) found.push(...below(`${at.place}/*`, inner, other));
  }
  return found;
}

/** What every value must have: alternatives require nothing of all. */
function requiredOf({ document, schema }: Held): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<JsonObject>();
  const visit = (node: Json | undefined): void => {
    const own = resolved(document, node);
    if (own === undefined || seen.has(own)) return;
    seen.add(own);
    for (const name of list(own.required) ?? []) found.add(shown(name));
    for (const part of list(own.allOf) ?? []) visit(part);
  };
  visit(schema);
  return found;
}
