import type { ListingField } from '../../contract/model';
import type { Check, Scene } from '../check';
import type { Evidence } from '../evidence';
import { join, where, writeFilter, type Expression } from '../expression';
import { fieldText, sendableValues } from '../value';
import { expectedOf, judgeMatches, lostItems, strayItem } from './matches';

interface TextField {
  readonly field: ListingField;
  readonly values: readonly string[];
}

/** The documented text fields with the values their items hold. */
export async function textFields({ contract, listing }: Scene): Promise<readonly TextField[]> {
  const { items } = await listing.walk();
  return contract.filter.fields
    .filter(({ kind, status }) => kind === 'string' && status === 'documented')
    .map((field) => ({ field, values: [...sendableValues(items, field).keys()] }));
}

async function textField(scene: Scene): Promise<TextField | undefined> {
  const [first] = await textFields(scene);
  return first;
}

const swapCase = (text: string): string =>
  [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');

/** Values that equal no item's, but would find some if they were read as a prefix, a pattern, an operator or an encoding. */
function literals(sample: string): readonly string[] {
  const tail = sample.slice(-1);
  return [
    sample.slice(0, -1),
    sample.slice(1),
    `${sample.slice(0, -1)}.`,
    `${sample.slice(0, -1)}?`,
    `${sample.slice(0, -1)}_`,
    `${sample.slice(0, 2)}%`,
    `${sample.slice(0, 2)}.*`,
    `${sample.slice(0, 2)}*`,
    '.*',
    '%',
    '*',
    `^${sample}$`,
    `"${sample}"`,
    `'${sample}'`,
    `${sample}\\`,
    `\\${sample}`,
    '{"$ne":null}',
    '$ne',
    `${sample.slice(0, -1)}${percent(tail)}`,
    sample.slice(0, 3),
    ` ${sample}`,
    `${sample} `,
    `${sample.slice(0, 1)}\u{301}${sample.slice(1)}`.normalize('NFC'),
  ];
}

/** More of them, made from other values: beyond the longest one, and as another way to write a number. */
function furtherLiterals(values: readonly string[]): readonly string[] {
  const [longest] = [...values].sort((a, b) => b.length - a.length);
  const number = values.find((value) => /^[1-9]\d{0,14}$/.test(value));
  return [...(longest === undefined ? [] : [`${longest}x`]), ...(number === undefined ? [] : [`0${number}`, `${number}.0`])];
}

/** SQL, NoSQL, shell and template fragments that widen a result where they are run instead of compared. */
const injections: readonly string[] = [
  `' or '1'='1`,
  `" || "1"=="1`,
  `'; --`,
  `') or true --`,
  '{"$gt":""}',
  '${7*7}',
  '{{7*7}}',
  '$(id)',
  '../../etc/passwd',
  '*)(uid=*',
];

/**
 * Asks for a union of values in one request, and for one after another only where the union is refused; a value a target refuses
 * widens nothing and is left alone.
 */
async function askUnion(
  scene: Scene,
  evidence: Evidence,
  field: ListingField,
  values: readonly string[],
  label: string,
  judge: (expression: Expression) => Promise<void>,
): Promise<void> {
  const [first, ...rest] = values.map((value) => where(field, value));
  if (first === undefined) return;
  const all = join('or', first, ...rest);
  const together = await scene.listing.ask({ filter: all });
  if (together.kind === 'page') return judge(all);
  for (const expression of [first, ...rest]) {
    const reply = await scene.listing.ask({ filter: expression });
    if (reply.kind === 'page') await judge(expression);
    else if (reply.kind !== 'refusal')
      evidence.refused(reply, label, `a page or a 4xx for ${writeFilter(expression, scene.contract.filter)}`);
    else evidence.witness(reply);
  }
}

/** Values that could be taken for an expression of the dialect are no fair probe. */
export const isOneValue = (value: string, { contract }: Scene): boolean =>
  value !== '' && ![contract.filter.and, contract.filter.or, contract.filter.equals].some((sign) => value.includes(sign));

export const exact: Check = {
  id: 'filtering.exact',
  async judge(scene, evidence) {
    const found = await textField(scene);
    const sample =
      found?.values.find((value) => /^[A-Za-z][\w-]{3,}$/.test(value) && isOneValue(value, scene)) ??
      found?.values.find((value) => value.length > 2);
    if (found === undefined || sample === undefined) return evidence.needs('an item with a name of three letters or more');
    const { field, values } = found;
    // Equality may ignore letter case, so the sample itself must not be what that finds: it would hide how else it was found.
    const other = values.find((value) => /^[A-Za-z][\w-]+$/.test(value) && value.toLowerCase() !== sample.toLowerCase());
    const swapped = other === undefined ? [] : [swapCase(other)];
    const probes = [...new Set([...literals(sample), ...furtherLiterals(values), ...swapped])].filter(
      (value) => isOneValue(value, scene) && !values.includes(value),
    );
    await askUnion(scene, evidence, field, probes, 'a literal value', async (expression) => {
      const page = await scene.listing.ask({ filter: expression });
      if (page.kind !== 'page') return;
      evidence.witness(page);
      if (swapped.some((value) => expression.clauses.some((clause) => clause.value === value))) {
        const isIgnored = page.items.some((item) => fieldText(item, field) === other);
        evidence.observe('filter.letter-case', isIgnored ? 'ignored' : 'kept', page);
      }
      const stray = strayItem(page, expression);
      if (stray === undefined) return;
      evidence.violate({
        subject: 'a value that no item holds',
        expected: `no item, for none has ${field.path} equal to any of ${expression.clauses.length} literal values`,
        received: `an item with ${JSON.stringify(fieldText(stray, field))}`,
        at: [page],
        evidence: 'exchange',
      });
    });
  },
};

export const injection: Check = {
  id: 'security.injection',
  async judge(scene, evidence) {
    const found = await textField(scene);
    if (found === undefined) return evidence.notApplicable('the contract documents no text field to filter by');
    const { items } = await scene.listing.walk();
    if (items.length === 0) evidence.needs('at least one item');
    const dialect = scene.contract.filter;
    const probes = injections.filter((value) => !value.includes(dialect.and) && !value.includes(dialect.or));
    await askUnion(scene, evidence, found.field, probes, 'an injection-shaped value', async (expression) => {
      const page = await scene.listing.ask({ filter: expression });
      if (page.kind !== 'page') return;
      if (items.length > 0) evidence.witness(page);
      const stray = strayItem(page, expression);
      if (stray !== undefined) {
        evidence.violate({
          subject: 'an injection-shaped value',
          expected: 'no item that does not hold the value itself',
          received: `${page.items.length} items`,
          at: [page],
          evidence: 'exchange',
        });
      }
    });
  },
};

/** An operator within a value: only where no clause can start behind it, for else the expression is truly ambiguous. */
function holdsOperator(value: string, { contract }: Scene): string | undefined {
  const { and, or, equals } = contract.filter;
  if (value.includes(equals)) return undefined;
  return value.includes(and) ? 'and' : value.includes(or) ? 'or' : undefined;
}

const specials: readonly (readonly [string, RegExp])[] = [
  ['blank', / /],
  ['percent', /%/],
  ['quote', /["']/],
  ['backslash', /\\/],
  ['plus', /\+/],
  ['non-ascii', /[^\x00-\x7f]/],
];

type Special = 'operator' | 'character';

/** Why a value is special; `undefined` where it is not, or could be taken for an expression. */
function specialty(value: string, scene: Scene): readonly [Special, string] | undefined {
  const operator = holdsOperator(value, scene);
  if (operator !== undefined) return ['operator', operator];
  const { and, or, equals } = scene.contract.filter;
  if (value.includes(and) || value.includes(or)) return undefined;
  const name = value.includes(equals) ? 'equals' : specials.find(([, pattern]) => pattern.test(value))?.[0];
  return name === undefined ? undefined : ['character', name];
}

/** One clause for each specialty that the items hold. */
async function specialClauses(scene: Scene): Promise<readonly { readonly kind: Special; readonly expression: Expression }[]> {
  const chosen = new Map<string, { readonly kind: Special; readonly expression: Expression }>();
  for (const { field, values } of await textFields(scene)) {
    for (const value of values) {
      const special = specialty(value, scene);
      if (special === undefined || chosen.has(special.join())) continue;
      chosen.set(special.join(), { kind: special[0], expression: where(field, value) });
    }
  }
  return [...chosen.values()];
}

/** The items that hold special values, asked for in one union; one by one where the union is refused or an item is not in it. */
function findsItself(id: string, which: Special, needs: string): Check {
  return {
    id,
    async judge(scene, evidence) {
      const clauses = await specialClauses(scene);
      const own = clauses.filter(({ kind }) => kind === which).map(({ expression }) => expression);
      const [first, ...rest] = clauses.map(({ expression }) => expression);
      if (first === undefined || own.length === 0) return evidence.needs(needs);
      const together = join('or', first, ...rest);
      const reply = await scene.listing.ask({ filter: together });
      const fine =
        reply.kind === 'page' &&
        lostItems(reply, await expectedOf(scene, together)).length === 0 &&
        strayItem(reply, together) === undefined;
      if (fine) {
        for (const expression of own) if ((await expectedOf(scene, expression)).must.size > 0) evidence.witness(reply);
        return;
      }
      for (const expression of own) {
        const one = await scene.listing.ask({ filter: expression });
        if (one.kind === 'page') {
          evidence.witness(one);
          await judgeMatches(scene, evidence, one, expression, 'a value as it stands', { sound: true, complete: true });
        } else evidence.refused(one, 'a value as it stands', 'the item that holds it');
      }
    },
  };
}

export const valueOperators = findsItself(
  'filtering.value-operators',
  'operator',
  'an item whose text holds the name of an operator',
);
export const valueCharacters = findsItself(
  'filtering.value-characters',
  'character',
  'an item whose text holds a blank, a quote, a percent sign or a letter beyond ASCII',
);
