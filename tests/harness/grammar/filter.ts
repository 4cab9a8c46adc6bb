import type { Json } from '../contract/model';
import { templateOf } from '../contract/operators';
import type { FilterRole, Template } from '../contract/roles';
import { type Clause, type ClauseField, cutAt, type Expression, isBracketed, termsOf } from './expression';
import type { Fragment, Pair } from './fragment';
import { merged } from './fragment';
import { askedText } from './instant';
import { literal, typed } from './literal';
import {
  asFragments,
  bracketed,
  filled,
  filledPairs,
  filledTree,
  isTree,
  joinedPairs,
  placedTexts,
  placedTree,
} from './template';

/** A part of a filter, by the kind of its template. */
type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'tree'; readonly tree: Json };

/** Values of one field, as a template writes them; `undefined` where the query cannot carry one of them as it is. */
function nodeOf(template: Template, field: ClauseField, told: readonly string[], filter: FilterRole): Node | undefined {
  const values = told.flatMap((value) => askedText(value, field) ?? []);
  if (values.length < told.length) return undefined;
  const [value = ''] = values;
  if (isTree(template)) {
    const raw = values.map((one): Json | undefined => (filter.json === undefined ? one : typed(one, field)));
    if (raw.includes(undefined)) return undefined;
    const leaves = { '{value}': raw[0] ?? '', '{values}': raw as readonly Json[] };
    return { kind: 'tree', tree: filledTree(template, { field: field.path, value, values }, leaves, field.nested) };
  }
  const literals = values.map((one) => literal(one, field.kind, filter, template));
  const places = { field: field.path, value: literals[0] ?? '', values: literals };
  return filter.parameter === undefined
    ? { kind: 'pairs', pairs: filledPairs(template, places) }
    : { kind: 'text', text: filled(template, places) };
}

/** One clause; a union of values is written by the template of `in`, with all of them or once for each. */
function clauseNode({ field, value, operator = 'eq', values = [value] }: Clause, filter: FilterRole): Node | undefined {
  if (operator === 'in') return inNode(field, values, filter);
  const template = templateOf(field, operator, filter);
  return template === undefined ? undefined : nodeOf(template, field, [value], filter);
}

/** Whether a leaf of one tree is one of the other, or stands below it, so that merged one of them would be lost. */
const isOneOverAnother = (names: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...names].some((name) =>
    [...others].some((other) => name === other || name.startsWith(`${other}[`) || other.startsWith(`${name}[`)),
  );

/** What several trees, pairs or texts are side by side; `undefined` where a name came again and may not. */
function sideBySide(nodes: readonly Node[], filter: FilterRole, isRepeated: boolean): Node | undefined {
  if (isRepeated && filter.json === undefined)
    return { kind: 'pairs', pairs: nodes.flatMap((node) => pairsOfNode(node, filter)) };
  const trees = nodes.flatMap((node) => (node.kind === 'tree' ? [node.tree] : []));
  if (trees.length === nodes.length) {
    const leaves = trees.map((tree) => new Set(bracketed(tree).map(([name]) => name)));
    return leaves.some((names, index) => leaves.slice(0, index).some((others) => isOneOverAnother(names, others)))
      ? undefined
      : { kind: 'tree', tree: trees.reduce((a, b) => merged(a, b), {}) };
  }
  if (filter.json !== undefined) return undefined;
  const pairs = nodes.flatMap((node) => pairsOfNode(node, filter));
  return new Set(pairs.map(([name]) => name)).size < pairs.length ? undefined : { kind: 'pairs', pairs };
}

/** A part as pairs of the query. */
function pairsOfNode(node: Node, filter: FilterRole): readonly Pair[] {
  if (node.kind === 'pairs') return node.pairs;
  const fragments = node.kind === 'tree' ? placedTree(node.tree, filter) : placedTexts([node.text], filter, undefined);
  return fragments.flatMap((fragment) => ('text' in fragment ? [[fragment.name, fragment.text] as const] : []));
}

/** Parts joined by an operator of the grammar; `undefined` where it cannot join these. */
function joinedNodes(operator: 'and' | 'or', nodes: readonly Node[], filter: FilterRole): Node | undefined {
  const [first] = nodes;
  const template = filter[operator];
  if (nodes.length === 1) return first;
  if (template === undefined) return undefined;
  if (isTree(template)) {
    const trees = nodes.flatMap((node) => (node.kind === 'tree' ? [node.tree] : []));
    return trees.length < nodes.length ? undefined : { kind: 'tree', tree: filledTree(template, {}, { '{clauses}': trees }) };
  }
  if (operator === 'and' && (template === 'pairs' || template === 'repeated-pairs'))
    return sideBySide(nodes, filter, template === 'repeated-pairs');
  const texts = nodes.flatMap((node) => (node.kind === 'text' ? [node.text] : []));
  if (texts.length === nodes.length) {
    const text = template.includes('{clauses') ? filled(template, { clauses: texts }) : texts.join(template);
    return { kind: 'text', text };
  }
  const pairs = nodes.flatMap((node) => (node.kind === 'pairs' ? node.pairs : []));
  if (nodes.some(({ kind }) => kind !== 'pairs')) return undefined;
  const joined = joinedPairs(pairs, template);
  // Side by side all pairs must hold, so that a union is one pair alone.
  return operator === 'or' && joined.length > 1 ? undefined : { kind: 'pairs', pairs: joined };
}

/** A union of values of one field. */
function inNode(field: ClauseField, values: readonly string[], filter: FilterRole): Node | undefined {
  const template = templateOf(field, 'in', filter);
  if (template === undefined) return undefined;
  if (JSON.stringify(template).includes('{values')) return nodeOf(template, field, values, filter);
  if (filter.json !== undefined) return undefined;
  const nodes = values.flatMap((value) => nodeOf(template, field, [value], filter) ?? []);
  return nodes.length < values.length ? undefined : { kind: 'pairs', pairs: nodes.flatMap((node) => pairsOfNode(node, filter)) };
}

/** Clauses that ask for values of one field alone, where the grammar has no OR. */
function unionNode({ clauses, groups }: Expression, filter: FilterRole): Node | undefined {
  const [{ field }] = clauses;
  const isOne = clauses.every((clause) => clause.field.path === field.path && (clause.operator ?? 'eq') === 'eq');
  return isOne && groups === undefined ? inNode(field, [...new Set(clauses.map(({ value }) => value))], filter) : undefined;
}

/** What is in brackets: a tree and a function stand for themselves, text needs brackets of its own. */
function groupNode(expression: Expression, filter: FilterRole): Node | undefined {
  const node = expressionNode(expression, filter);
  if (node === undefined || node.kind === 'tree') return node;
  if (node.kind === 'pairs') return undefined;
  const { group, and, or } = filter;
  if (typeof group === 'string') return { kind: 'text', text: filled(group, { clauses: [node.text] }) };
  const isFunction = [and, or].every((one) => one === undefined || (typeof one === 'string' && one.includes('{clauses')));
  return isFunction ? node : undefined;
}

/** AND binds closer: where the grammar groups, it is written so, and elsewhere the text is the same. */
function expressionNode(expression: Expression, filter: FilterRole): Node | undefined {
  const { terms, operators } = termsOf(expression);
  const unions = cutAt('or', terms, operators);
  if (filter.or === undefined && unions.length > 1) return operators.includes('and') ? undefined : unionNode(expression, filter);
  const parts = unions.map((all) => {
    const nodes = all.map((term) => (isBracketed(term) ? groupNode(term, filter) : clauseNode(term, filter)));
    return nodes.includes(undefined) ? undefined : joinedNodes('and', nodes as readonly Node[], filter);
  });
  return parts.includes(undefined) ? undefined : joinedNodes('or', parts as readonly Node[], filter);
}

/** A filter as the grammar writes it; `undefined` where it has no way to write it, and then it is not asked. */
export function spellFilter(expression: Expression, filter: FilterRole): readonly Fragment[] | undefined {
  const whole = expressionNode(expression, filter);
  switch (whole?.kind) {
    case undefined:
      return undefined;
    case 'text':
      return placedTexts([whole.text], filter, '');
    case 'pairs':
      return asFragments(whole.pairs);
    case 'tree':
      return placedTree(whole.tree, filter);
  }
}

/** Whether a grammar can write an expression. */
export const canWrite = (expression: Expression, filter: FilterRole | undefined): boolean =>
  filter !== undefined && spellFilter(expression, filter) !== undefined;
