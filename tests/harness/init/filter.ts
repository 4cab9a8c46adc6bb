import { textOf } from '../contract/pointer';
import { keyword } from '../contract/schema-walk';
import type { Draft } from './draft';
import { describedAs, firstNamed, type Leaf, type ListFacts, type Parameter, shapeOf } from './facts';
import { conjunctions, equalities, parameterNames } from './names';
import { fieldOf, fieldsWith, sayCandidates, shownOf } from './order';

interface Grammar {
  readonly equality: string;
  readonly and?: string;
  readonly or?: string;
  readonly fields: readonly string[];
  readonly quote?: string;
}

/** Reads `a=xANDb=y` by the fields that an item has; `undefined` where a text is no such expression. */
function parsed(text: string, paths: readonly string[]): Grammar | undefined {
  for (const equality of equalities) {
    const starts = (rest: string): string | undefined => paths.find((one) => rest.startsWith(`${one}${equality}`));
    const first = starts(text);
    if (first === undefined) continue;
    for (const [and, or] of [...conjunctions, ['', ''] as const]) {
      const clauses = and === '' ? [text] : clausesOf(text, [and, or], (rest) => starts(rest) !== undefined);
      const fields = clauses.flatMap((clause) => starts(clause) ?? []);
      const values = clauses.map((clause, index) => clause.slice((fields[index] ?? '').length + equality.length));
      if ((and !== '' && clauses.length < 2) || values.some((value) => value === '' || /^[=:]/.test(value))) continue;
      const quote = ['"', "'"].find((sign) =>
        values.every((value) => value.length > 1 && value.startsWith(sign) && value.endsWith(sign)),
      );
      const joined = [and, or].map(
        (word) => word !== '' && fields.slice(1).some((field) => text.includes(`${word}${field}${equality}`)),
      );
      return {
        equality,
        fields: [...new Set(fields)],
        ...(joined[0] === true && { and }),
        ...(joined[1] === true && { or }),
        ...(quote !== undefined && { quote }),
      };
    }
  }
  return undefined;
}

/** Cuts where a joint stands before a further clause; a value may hold the joint itself. */
function clausesOf(text: string, joints: readonly string[], isClause: (rest: string) => boolean): readonly string[] {
  const clauses: string[] = [];
  let start = 0;
  for (let at = 1; at < text.length; at += 1) {
    const joint = joints.find((one) => text.startsWith(one, at) && isClause(text.slice(at + one.length)));
    if (joint === undefined) continue;
    clauses.push(text.slice(start, at));
    start = at + joint.length;
    at = start;
  }
  return [...clauses, text.slice(start)];
}

/** Leaves whose values a clause can name. */
const comparable = (facts: ListFacts): readonly Leaf[] =>
  facts.leaves.filter(({ schema }) => ['string', 'boolean'].includes(shapeOf(facts.document, schema) ?? ''));

/** Recognises how a filter is written: an expression that the document shows, else a parameter for each field. */
export function recogniseFilter(facts: ListFacts, draft: Draft, taken: ReadonlySet<string>): readonly string[] {
  const free = facts.query.filter(({ name }) => !taken.has(name));
  const bracketed = free.filter(({ name }) => /^filters?\[[^\]]+\]$/.test(name));
  const [one] = bracketed;
  if (one !== undefined)
    return byField(
      facts,
      draft,
      bracketed,
      ({ name }) => name.slice(name.indexOf('[') + 1, -1),
      `${one.name.split('[')[0] ?? ''}[{field}]`,
    );
  const parameter = firstNamed(facts.document, free, parameterNames.filter);
  if (parameter !== undefined && fromExample(facts, draft, parameter)) return [parameter.name];
  if (parameter !== undefined && fieldOf(parameter.name, facts.leaves) === undefined)
    draft.say(
      'filter',
      `nothing shows how ${parameter.name} is written by fields of an item (such as a=xANDb=y), so it is left out; write operators, and, or and fields.`,
    );
  return byField(facts, draft, free, ({ name }) => name, '{field}');
}

function fromExample(facts: ListFacts, draft: Draft, parameter: Parameter): boolean {
  // The longest first, because a path may begin with another one.
  const paths = comparable(facts)
    .map(({ path }) => path)
    .sort((a, b) => b.length - a.length);
  const shown = shownOf(facts, parameter).flatMap((text) => parsed(text, paths) ?? []);
  const found = shown.find(({ and }) => and !== undefined) ?? shown[0];
  if (found === undefined) return false;
  const text = [textOf(parameter.declared.description ?? ''), describedAs(facts.document, parameter.schema)].join(' ');
  const [and, or] = conjunctions.find(([word]) => word === found.and) ?? [];
  const hasOr =
    found.or !== undefined ||
    (or !== undefined && new RegExp(`(^|[^\\w])${or.trim().replaceAll('|', '\\|')}([^\\w]|$)`, 'i').test(text));
  const fields = fieldsWith(found.fields, comparable(facts));
  draft.listing.filter = {
    parameter: parameter.name,
    operators: { eq: `{field}${found.equality}{value}` },
    ...(and !== undefined && { and }),
    ...(hasOr && or !== undefined && { or }),
    ...(found.quote !== undefined && {
      quote: Object.fromEntries(
        (['string', 'enumeration', 'timestamp'] as const).map((kind) => [
          kind,
          `${found.quote ?? ''}{value}${found.quote ?? ''}`,
        ]),
      ),
    }),
    fields,
  };
  if (and === undefined)
    draft.say(
      'filter',
      `${parameter.name} is shown with a single clause, so that clauses can be joined is left out; write and, and or.`,
    );
  sayCandidates(draft, 'filter', fields);
  return true;
}

/** Query parameters that are called as fields of an item are. */
function byField(
  facts: ListFacts,
  draft: Draft,
  parameters: readonly Parameter[],
  fieldIn: (parameter: Parameter) => string,
  name: string,
): readonly string[] {
  const { leaves } = facts;
  const matching = parameters.filter(
    (one) => leaves.some(({ path }) => path === fieldIn(one)) && keyword(facts.document, one.schema, 'type') !== 'array',
  );
  if (matching.length === 0) return [];
  draft.listing.filter = {
    operators: { eq: `${name}={value}` },
    and: 'pairs',
    fields: matching.map((one) => ({ name: fieldIn(one), status: 'candidate' as const })),
  };
  const names = matching.map((one) => one.name);
  draft.guess(
    'filter',
    `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} taken to find the items whose property of that name has that value.`,
  );
  return names;
}
