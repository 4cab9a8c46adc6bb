import type { Json } from '../contract/model';
import type { FilterRole, Template } from '../contract/roles';
import type { Clause, Expression } from './expression';
import type { Fragment, Pair } from './fragment';
import { merged } from './fragment';
import { literal, typed } from './literal';
import { asFragments, filled, filledPairs, filledTree, isTree, joinedPairs, placedTexts, placedTree } from './template';

/** A part of a filter, by the kind of its template. */
type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'tree'; readonly tree: Json };

/** Values of one field, as a template writes them. */
function nodeOf(template: Template, field: Clause['field'], values: readonly string[], filter: FilterRole): Node {
  const [value = ''] = values;
  if (isTree(template)) {
    const raw = (one: string): Json => (filter.json === undefined ? one : typed(one, field.kind));
    const places = { field: field.path, value, values };
    return { kind: 'tree', tree: filledTree(template, places, { '{value}': raw(value), '{values}': values.map(raw) }) };
  }
  const literals = values.map((one) => literal(one, field.kind, filter));
  const places = { field: field.path, value: literals[0] ?? '', values: literals };
  return filter.parameter === undefined
    ? { kind: 'pairs', pairs: filledPairs(template, places) }
    : { kind: 'text', text: filled(template, places) };
}

/** What several trees, pairs or texts are side by side; `undefined` where a name came again and may not. */
function sideBySide(nodes: readonly Node[], filter: FilterRole, isRepeated: boolean): Node | undefined {
  if (isRepeated && filter.json === undefined)
    return { kind: 'pairs', pairs: nodes.flatMap((node) => pairsOfNode(node, filter)) };
  const trees = nodes.flatMap((node) => (node.kind === 'tree' ? [node.tree] : []));
  if (trees.length === nodes.length) {
    const keys = trees.flatMap((tree) => Object.keys(tree as object));
    return new Set(keys).size < keys.length ? undefined : { kind: 'tree', tree: trees.reduce((a, b) => merged(a, b), {}) };
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

/** A union of values of one field, where the grammar has no OR. */
function inNode(clauses: readonly Clause[], filter: FilterRole): Node | undefined {
  const [first] = clauses;
  const template = filter.operators.in;
  if (template === undefined || first === undefined || clauses.some(({ field }) => field.path !== first.field.path))
    return undefined;
  const values = [...new Set(clauses.map(({ value }) => value))];
  const isList = JSON.stringify(template).includes('{values');
  if (isList) return nodeOf(template, first.field, values, filter);
  if (filter.json !== undefined) return undefined;
  const nodes = values.map((value) => nodeOf(template, first.field, [value], filter));
  return { kind: 'pairs', pairs: nodes.flatMap((node) => pairsOfNode(node, filter)) };
}

/** Cut where one operator stands. AND binds closer: where the grammar groups, it is written so, and elsewhere the text is the same. */
function unionsOf({ clauses, operators }: Expression): readonly (readonly Clause[])[] {
  const groups: Clause[][] = [];
  clauses.forEach((clause, index) => {
    if (operators[index - 1] === 'and') groups.at(-1)?.push(clause);
    else groups.push([clause]);
  });
  return groups;
}

/** A filter as the grammar writes it; `undefined` where it has no way to write it, and then it is not asked. */
export function spellFilter(expression: Expression, filter: FilterRole): readonly Fragment[] | undefined {
  const groups = unionsOf(expression);
  const single = groups.every((group) => group.length === 1);
  const parts = groups.map((group) =>
    joinedNodes(
      'and',
      group.map(({ field, value }) => nodeOf(filter.operators.eq, field, [value], filter)),
      filter,
    ),
  );
  if (parts.includes(undefined)) return undefined;
  const whole =
    filter.or === undefined && groups.length > 1
      ? single
        ? inNode(expression.clauses, filter)
        : undefined
      : joinedNodes('or', parts as readonly Node[], filter);
  if (whole === undefined) return undefined;
  switch (whole.kind) {
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
