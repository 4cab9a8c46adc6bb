import type { Contract, ListingField } from '../contract/model';
import { templateOf } from '../contract/operators';
import { quotingOf } from '../contract/quoting';
import { type ClauseOperator, clauseOperators, type FilterRole, type Template } from '../contract/roles';
import { endOfQuote, escapesOf, typed } from './literal';
import { isTree, literalsOf } from './template';

/**
 * How a grammar can hold a value. `plain`: it can be taken for nothing else. `equals`, `and`, `or`: beside this sign, which the value
 * itself holds and which is no sign there, because the others that would make it one are missing. `not`: it is ambiguous.
 */
export type Holding = 'plain' | 'equals' | 'and' | 'or' | 'not';

/** What stands between the name and the value of a clause, where both are text of one parameter. */
function signOf(template: Template | undefined, parameter: string | undefined): string | undefined {
  if (template === undefined || isTree(template)) return undefined;
  // The sign of a pair is none of its text.
  const text = parameter === undefined ? template.slice(template.indexOf('=') + 1) : template;
  return /\{field\}(.*)\{value\}/s.exec(text)?.[1];
}

/** What stands before the value of a pair whose name is the field's: a value that begins with that of another operator is taken for it. */
function leadOf(template: Template | undefined, parameter: string | undefined): string | undefined {
  if (template === undefined || isTree(template) || parameter !== undefined) return undefined;
  return /^[^=]*\{field\}[^=]*=([^{]*)\{value\}/s.exec(template)?.[1];
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

/** What is written before the value of a clause, or before those of a list; of a tree the members that lead there. */
const beforeValues = (template: Template | undefined): string | undefined =>
  template === undefined ? undefined : /^(.*?)\{values?\b/s.exec(isTree(template) ? JSON.stringify(template) : template)?.[1];

/**
 * Texts by which a bare value ends, beside those that join clauses: what stands behind it, and what joins the values of a list that begins in
 * the same way. A list that is told by another name or word takes nothing from a value alone.
 */
function endings(template: Template | undefined, union: Template | undefined): readonly string[] {
  const behind = template === undefined || isTree(template) ? undefined : /\{value\}([^&]+)$/s.exec(template)?.[1];
  const isToldApart = beforeValues(template) !== undefined && beforeValues(template) !== beforeValues(union);
  return [behind, isToldApart ? undefined : jointOf(union, 'values')].filter((text) => text !== undefined);
}

/** What is known of a field that a value is asked of. */
type Holder = Pick<ListingField, 'kind' | 'layout' | 'asked' | 'operators'>;

export function canHold(value: string, field: Holder, filter: FilterRole, operator: ClauseOperator = 'eq'): boolean {
  return holding(value, field, filter, operator) === 'plain';
}

export function holding(value: string, field: Holder, filter: FilterRole, operator: ClauseOperator = 'eq'): Holding {
  return holderOf(field, filter, operator)(value);
}

type HolderOf = (value: string) => Holding;

/** By field, because each of its values is asked of the same templates. */
const holders = new WeakMap<Holder, WeakMap<FilterRole, Map<ClauseOperator, HolderOf>>>();

function holderOf(field: Holder, filter: FilterRole, operator: ClauseOperator): HolderOf {
  const ofField = holders.get(field) ?? new WeakMap<FilterRole, Map<ClauseOperator, HolderOf>>();
  holders.set(field, ofField);
  const ofFilter = ofField.get(filter) ?? new Map<ClauseOperator, HolderOf>();
  ofField.set(filter, ofFilter);
  const holder = ofFilter.get(operator) ?? holderBy(field, filter, operator);
  ofFilter.set(operator, holder);
  return holder;
}

function holderBy(field: Holder, filter: FilterRole, operator: ClauseOperator): HolderOf {
  const { kind } = field;
  const template = templateOf(field, operator, filter);
  if (template === undefined) return () => 'not';
  // JSON holds every text, and of numbers those that a double holds.
  if (filter.json !== undefined && isTree(template)) return (value) => (typed(value, field) === undefined ? 'not' : 'plain');
  const escapes = escapesOf(kind, filter, template);
  const isEscaped = (text: string): boolean => Object.keys(escapes).some((sign) => text.includes(sign));
  // What an escape is written with can stand for itself only where it is escaped, too.
  const marks = Object.values(escapes)
    .map((text) => text.slice(0, 1))
    .filter((mark) => !isEscaped(mark));
  const isMarked = (value: string): boolean => marks.some((mark) => value.includes(mark));
  const quoting = quotingOf(kind, filter, template);
  if (quoting !== undefined) {
    const end = endOfQuote(quoting);
    const isEndEscaped = isEscaped(end);
    return (value) => (isMarked(value) || (value.includes(end) && !isEndEscaped) ? 'not' : 'plain');
  }
  const bare = holderOfBare(field, filter, template, isEscaped);
  return (value) => (isMarked(value) ? 'not' : bare(value));
}

/** The same where values stand without quotes. */
function holderOfBare(field: Holder, filter: FilterRole, template: Template, isEscaped: (text: string) => boolean): HolderOf {
  const { parameter } = filter;
  const isSign = (sign: string | undefined): sign is string => sign !== undefined && sign !== '' && !isEscaped(sign);
  const ends = endings(template, templateOf(field, 'in', filter)).filter(isSign);
  // Of all operators, because a target reads those of other kinds, too.
  const lead = leadOf(template, parameter);
  const leads = longerBeginnings(
    lead,
    clauseOperators.map((one) => leadOf(filter.operators[one] ?? templateOf(field, one, filter), parameter)),
  );
  const joints = (['and', 'or'] as const).flatMap((one) => {
    const sign = joint(filter, one);
    return isSign(sign) ? [{ one, sign }] : [];
  });
  // A clause is cut at the sign of any operator, so that each of them is told from text by what stands around it.
  const all = clauseOperators.map((one) => signOf(templateOf(field, one, filter), parameter));
  const signs = all.filter(isSign);
  const longer = longerBeginnings(signOf(template, parameter), all);
  return (value) => {
    if (ends.some((end) => value.includes(end)) || leads.some((one) => value.startsWith(one))) return 'not';
    const joined = joints.find(({ sign }) => value.includes(sign))?.one;
    const equals = signs.some((sign) => value.includes(sign)) || longer.some((one) => value.startsWith(one));
    return joined === undefined ? (equals ? 'equals' : 'plain') : equals ? 'not' : joined;
  };
}

/** What makes a sign a longer one where a value begins with it: `~`, where there is `=~` beside `=`. */
const longerBeginnings = (sign: string | undefined, others: readonly (string | undefined)[]): readonly string[] =>
  sign === undefined
    ? []
    : others.flatMap((one) => (one !== undefined && one !== sign && one.startsWith(sign) ? [one.slice(sign.length)] : []));

/** Characters that a quoted value of this kind must tell from the end of the quote; none where values are bare. */
export function quoteSigns(field: Holder, filter: FilterRole): readonly string[] {
  const quoting = quotingOf(field.kind, filter, templateOf(field, 'eq', filter));
  return quoting === undefined ? [] : [endOfQuote(quoting)];
}

/** Whether a value stands between signs of its own, so that nothing at all can be one. */
export const isQuoted = (field: Holder, filter: FilterRole): boolean =>
  filter.json !== undefined || quotingOf(field.kind, filter, templateOf(field, 'eq', filter)) !== undefined;

/** Whether a value needs no escape, and no character in it looks like one: where others are quoted, it is the least that can be asked. */
export function isEasilyHeld(value: string, field: Holder, filter: FilterRole): boolean {
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
    ...[filter?.and, filter?.or, filter?.group].filter((one) => one !== 'pairs' && one !== 'repeated-pairs'),
    ...[filter?.operators, ...(filter?.fields ?? []).map((field) => field.operators)].flatMap((own) => Object.values(own ?? {})),
    ...Object.values(filter?.quote ?? {}),
    ...[order?.ascending, order?.descending, order?.separator, projection?.path, projection?.separator],
  ];
  const isTreeThere = templates.some(isTree) || [filter, order, projection].some((role) => role?.json !== undefined);
  return [...templates.flatMap(signsOf), ...Object.values(filter?.escape ?? {}), ...(isTreeThere ? treeSigns : [])];
}
