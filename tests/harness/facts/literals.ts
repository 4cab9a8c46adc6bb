import type { ListingField } from '../contract/model';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { quoteSigns } from '../grammar/holding';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { strayItem } from '../judging/matches';
import type { FilteredPage } from '../judging/narrowing';
import {
  allReserved,
  clausesBeside,
  edgeClauses,
  emptyAlone,
  emptyClauses,
  hostileValues,
  injectionsFor,
  longText,
  otherNumbers,
  signedValues,
} from './literal-values';
import { satisfies } from '../listing/matching';
import { fieldText, type Item } from '../listing/value';
import { plannedOnce } from './planned';
import { precedenceOf } from './precedence';
import { askEach, isOneValue, textField, unionOfAll } from './text-field';

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
    `${sample.slice(0, -1)}${percent(tail)}`,
    sample.slice(0, 3),
    `${sample.slice(0, 1)}\u{301}${sample.slice(1)}`.normalize('NFC'),
  ];
}

const lastTurned = (text: string, to: string): string => `${text.slice(0, -1)}${text.endsWith(to) ? 'y' : to}`;

/** From this length on a text may be compared by its beginning. */
const long = 64;

/**
 * More of them, made from other values: beyond the longest one, and as long as that with another end; the beginning of a text in other letters;
 * as another way to write a number, and as one that a double takes for it.
 */
function furtherLiterals(values: readonly string[]): readonly string[] {
  const [longest = ''] = [...values].sort((a, b) => b.length - a.length);
  const foreign = values.find((value) => /^[^\x00-\u02ff]/.test(value) && [...value].length > 3) ?? '';
  const path = values.find((value) => /[^/]\/[^/]/.test(value));
  const digits = values.find((value) => /^[1-9]\d{16,}$/.test(value));
  return [
    ...(longest === '' ? [] : [`${longest}x`]),
    ...(longest.length > long ? [lastTurned(longest, 'x')] : []),
    ...(foreign === '' ? [] : [[...foreign].slice(0, 3).join(''), [...foreign].slice(0, -1).join(''), `${foreign}x`]),
    ...(path === undefined ? [] : [path.replace('/', '//'), path.replace('/', '/./')]),
    ...(digits === undefined ? [] : ['0', '1', '2'].map((digit) => lastTurned(digits, digit))),
    ...otherNumbers(values),
  ];
}

/**
 * Values with a blank at one end, each made from a name of its own: where such a name is found, its blank was dropped, and nothing
 * else in the union could have found it.
 */
export interface BlankProbes {
  readonly leading: string | undefined;
  readonly trailing: string | undefined;
}

export const blankValues = ({ leading, trailing }: BlankProbes): readonly string[] => [
  ...(leading === undefined ? [] : [` ${leading}`]),
  ...(trailing === undefined ? [] : [`${trailing} `]),
];

/** What a text field is asked for that no item holds. */
export interface LiteralProbes {
  readonly literals: readonly Expression[];
  readonly injections: readonly Expression[];
  /** Nothing, as a value: it may find what is missing, and be refused. */
  readonly empties: readonly Expression[];
  /** Each beside a clause that some items match: it may be refused, too. */
  readonly beside: readonly Expression[];
  /** Each to be asked by itself, because a target may read a union in another way: the first of several that is not refused. */
  readonly alone: readonly (readonly Expression[])[];
  readonly field: ListingField;
  readonly blanks: BlankProbes;
  /** A name that the items hold, and what it is asked as in the other case. */
  readonly swapped: { readonly held: string; readonly asked: string } | undefined;
  /** Whether there is a text long enough to be cut and changed. */
  readonly hasSample: boolean;
}

const plans = plannedOnce<'probes', LiteralProbes | undefined>();

/** `undefined` where no text field is documented. */
export const literalProbes = (scene: Scene): Promise<LiteralProbes | undefined> => plans(scene, 'probes', choose);

async function choose(scene: Scene): Promise<LiteralProbes | undefined> {
  const found = await textField(scene);
  const { filter } = scene.contract;
  if (found === undefined || filter === undefined) return undefined;
  const { field, values } = found;
  const injections = injectionsFor(field, scene).map((value) => where(field, value));
  const sample =
    values.find((value) => /^[A-Za-z][\w-]{3,}$/.test(value) && isOneValue(value, field, scene)) ??
    values.find((value) => value.length > 2);
  if (sample === undefined)
    return {
      field,
      injections,
      literals: [],
      empties: [],
      beside: [],
      alone: [],
      blanks: { leading: undefined, trailing: undefined },
      swapped: undefined,
      hasSample: false,
    };
  // Equality may ignore letter case, so the sample itself must not be what that finds: it would hide how else it was found.
  const [held, leading, trailing] = apart(sample, found, scene);
  const swapped = held === undefined ? undefined : { held, asked: swapCase(held) };
  const blanks: BlankProbes = { leading, trailing };
  const ended = quoteSigns(field, filter).flatMap((sign) => [`${sample}${sign}`, `${sample}\\${sign}`, `${sign}${sample}`]);
  const asked = [
    ...literals(sample),
    ...ended,
    ...furtherLiterals(values),
    ...signedValues(sample, field, scene),
    ...(swapped === undefined ? [] : [swapped.asked]),
    ...blankValues(blanks),
    ...hostileValues,
  ];
  const probes = [...new Set(asked)].filter((value) => isOneValue(value, field, scene) && !values.includes(value));
  const edges = await edgeClauses(scene, field);
  const hard = allReserved(field, scene);
  return {
    field,
    injections,
    empties: await emptyClauses(scene),
    beside: await clausesBeside(scene),
    alone: [
      [longText(hard), hard].map((value) => where(field, value)),
      ...(await emptyAlone(scene)).map((expression) => [expression]),
    ],
    literals: [...edges, ...probes.map((value) => where(field, value))].filter((one) => canWrite(one, filter)),
    blanks,
    swapped,
    hasSample: true,
  };
}

/**
 * The pages that answer the literals or the injections: those of both in one union where that finds nothing it should not, because then
 * neither does; else those asked for, in a union of their own or one by one.
 */
export async function askLiterals(
  scene: Scene,
  evidence: Evidence,
  probes: LiteralProbes,
  which: 'literals' | 'injections',
  label: string,
): Promise<readonly FilteredPage[]> {
  const { literals, injections, empties } = probes;
  const { joined, beside } = await placedBeside(scene, probes);
  const all = literals.length === 0 ? undefined : unionOfAll(scene, [...joined, ...literals, ...injections, ...empties]);
  const page = all && (await scene.listing.ask({ filter: all }));
  if (all !== undefined && page?.kind === 'page' && strayItem(page, all) === undefined) {
    const told = { page, expression: all };
    const further = which === 'injections' ? [] : await askOneByOne(scene, evidence, beside, label);
    // What is missing may be found by nothing at all, but not by a word.
    return page.items.some((item) => !isHeld(item, all))
      ? [told, ...(await askEach(scene, evidence, probes[which], label)), ...further]
      : [told, ...further];
  }
  const told = await askEach(scene, evidence, probes[which], label);
  if (which === 'injections') return told;
  const further = await askOneByOne(scene, evidence, probes.beside, label);
  return [...told, ...further, ...(await askEmpties(scene, evidence, empties))];
}

/**
 * What holds an AND, by where it is asked: at the head of the union, where that hides nothing of what stands behind it, or by itself.
 */
async function placedBeside(
  scene: Scene,
  { beside }: LiteralProbes,
): Promise<{ readonly joined: readonly Expression[]; readonly beside: readonly Expression[] }> {
  const binds = beside.length === 0 ? undefined : await precedenceOf(scene);
  return binds === 'and-first' || binds === 'left-to-right' ? { joined: beside, beside: [] } : { joined: [], beside };
}

async function askOneByOne(
  scene: Scene,
  evidence: Evidence,
  expressions: readonly Expression[],
  label: string,
): Promise<readonly FilteredPage[]> {
  const told: FilteredPage[] = [];
  for (const one of expressions) told.push(...(await askEach(scene, evidence, [one], label)));
  return told;
}

/** Whether an item has a value that a clause of a union asks for. */
const isHeld = (item: Item, { clauses }: Expression): boolean =>
  clauses.some(
    (clause) =>
      fieldText(item, clause.field) !== undefined &&
      satisfies(item, { clauses: [clause], operators: [] }, 'lenient', 'and-first'),
  );

/** All of them by one request. A refusal is lawful for each, so only what breaks the target is looked for among them. */
async function askEmpties(scene: Scene, evidence: Evidence, empties: readonly Expression[]): Promise<readonly FilteredPage[]> {
  const union = unionOfAll(scene, empties);
  const reply = union && (await scene.listing.ask({ filter: union }));
  if (union !== undefined && reply?.kind === 'page') return [{ page: reply, expression: union }];
  if (reply?.kind !== 'refusal') return askEach(scene, evidence, empties, 'an empty value');
  evidence.witness(reply);
  return [];
}

/** Plain names that differ from a sample and from each other by more than letter case, as many as there are. */
function apart(
  sample: string,
  { field, values }: { readonly field: ListingField; readonly values: readonly string[] },
  scene: Scene,
): readonly string[] {
  const seen = new Set([sample.toLowerCase()]);
  return values.filter((value) => {
    if (!/^[A-Za-z][\w-]+$/.test(value) || !isOneValue(value, field, scene) || seen.has(value.toLowerCase())) return false;
    seen.add(value.toLowerCase());
    return true;
  });
}
