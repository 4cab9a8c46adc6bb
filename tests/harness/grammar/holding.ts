import type { Contract, ListingField } from '../contract/model';
import type { FilterRole, Template } from '../contract/roles';
import { endOfQuote, escapesOf, quotingOf } from './literal';
import { isTree, literalsOf } from './template';

/**
 * How a grammar can hold a value. `plain`: it can be taken for nothing else. `equals`, `and`, `or`: beside this sign, which the value
 * itself holds and which is no sign there, because the others that would make it one are missing. `not`: it is ambiguous.
 */
export type Holding = 'plain' | 'equals' | 'and' | 'or' | 'not';

/** What stands between the name and the value of a clause, where both are text of one parameter. */
function equalsSign({ parameter, operators: { eq } }: FilterRole): string | undefined {
  if (isTree(eq)) return undefined;
  // The sign of a pair is none of its text.
  const text = parameter === undefined ? eq.slice(eq.indexOf('=') + 1) : eq;
  return /\{field\}(.*)\{value\}/s.exec(text)?.[1];
}

/** The text by which an operator joins clauses: between them, or between the arguments of a function. */
function joint({ and, or }: FilterRole, operator: 'and' | 'or'): string | undefined {
  const template = operator === 'and' ? and : or;
  if (template === undefined || isTree(template) || template === 'pairs' || template === 'repeated-pairs') return undefined;
  return template.includes('{clauses') ? jointOf(template, 'clauses') : template;
}

/** What joins the members of a list in a template; `undefined` where the list is a whole leaf of a tree, and joined by nothing. */
function jointOf(template: Template | undefined, place: string): string | undefined {
  if (template === undefined) return undefined;
  if (isTree(template))
    return Object.values(template)
      .filter((inner) => typeof inner === 'object' || (typeof inner === 'string' && inner !== `{${place}}`))
      .map((inner) => jointOf(inner as Template, place))
      .find((found) => found !== undefined);
  const found = new RegExp(`\\{${place}(?::([^{}]*))?\\}`).exec(template);
  return found === null ? undefined : (found[1] ?? ',');
}

/** Texts by which a bare value ends, beside those that join clauses: what stands behind it, and what joins the values of a list. */
function endings({ operators }: FilterRole): readonly string[] {
  const behind = isTree(operators.eq) ? undefined : /\{value\}([^&]+)$/s.exec(operators.eq)?.[1];
  return [behind, jointOf(operators.in, 'values')].filter((text) => text !== undefined);
}

export function canHold(value: string, field: Pick<ListingField, 'kind'>, filter: FilterRole): boolean {
  return holding(value, field, filter) === 'plain';
}

export function holding(value: string, { kind }: Pick<ListingField, 'kind'>, filter: FilterRole): Holding {
  if (filter.json !== undefined && isTree(filter.operators.eq)) return 'plain';
  const escapes = escapesOf(kind, filter);
  const isEscaped = (text: string): boolean => [...text].some((character) => Object.hasOwn(escapes, character));
  // What an escape is written with can stand for itself only where it is escaped, too.
  const marks = Object.values(escapes).map((text) => text.slice(0, 1));
  if (marks.some((mark) => value.includes(mark) && !isEscaped(mark))) return 'not';
  const quoting = quotingOf(kind, filter);
  if (quoting !== undefined) return value.includes(endOfQuote(quoting)) && !isEscaped(endOfQuote(quoting)) ? 'not' : 'plain';
  const holds = (sign: string | undefined): boolean =>
    sign !== undefined && sign !== '' && value.includes(sign) && !isEscaped(sign);
  if (endings(filter).some(holds)) return 'not';
  const operator = (['and', 'or'] as const).find((one) => holds(joint(filter, one)));
  const equals = holds(equalsSign(filter));
  return operator === undefined ? (equals ? 'equals' : 'plain') : equals ? 'not' : operator;
}

/** Characters that a quoted value of this kind must tell from the end of the quote; none where values are bare. */
export function quoteSigns({ kind }: Pick<ListingField, 'kind'>, filter: FilterRole): readonly string[] {
  const quoting = quotingOf(kind, filter);
  return quoting === undefined ? [] : [endOfQuote(quoting)];
}

/** Whether a value needs no escape, and no character in it looks like one: where others are quoted, it is the least that can be asked. */
export function isEasilyHeld(value: string, field: Pick<ListingField, 'kind'>, filter: FilterRole): boolean {
  const signs = quoteSigns(field, filter);
  return canHold(value, field, filter) && (signs.length === 0 || ![...signs, '\\'].some((sign) => value.includes(sign)));
}

/** What a template writes beside names and values. */
function signsOf(template: Template | undefined): readonly string[] {
  if (template === undefined) return [];
  if (!isTree(template)) return literalsOf(template);
  return Object.entries(template).flatMap(([key, inner]) => [
    ...literalsOf(key),
    ...(typeof inner === 'object' || typeof inner === 'string' ? signsOf(inner) : []),
  ]);
}

/** What trees are written with. */
const treeSigns = ['[', ']', '{', '}', '"', ':', ','] as const;

/** The signs of all grammars of a listing. */
export function allSigns({ filter, order, projection }: Pick<Contract, 'filter' | 'order' | 'projection'>): readonly string[] {
  const templates = [
    ...[filter?.and, filter?.or].filter((one) => one !== 'pairs' && one !== 'repeated-pairs'),
    ...[filter?.operators.eq, filter?.operators.in, ...Object.values(filter?.quote ?? {})],
    ...[order?.ascending, order?.descending, order?.separator, projection?.path, projection?.separator],
  ];
  const isTreeThere = templates.some(isTree) || [filter, order, projection].some((role) => role?.json !== undefined);
  return [...templates.flatMap(signsOf), ...Object.values(filter?.escape ?? {}), ...(isTreeThere ? treeSigns : [])];
}
