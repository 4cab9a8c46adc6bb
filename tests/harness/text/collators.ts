export type Compare = (a: string, b: string) => number;

/** A way to order text, by a name that can be observed. */
export interface Collation {
  readonly name: string;
  readonly compare: Compare;
}

export const byUnit: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Differs from the order of UTF-16 units only where a surrogate meets a unit above it. Half a pair counts as what it is, which it
 * would not in UTF-8.
 */
export const byCodePoint: Compare = (a, b) => {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
};

const isPlain = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** Letters and marks apart, as a key of a sort in many languages has them. */
const decomposed = (text: string): string => (isPlain(text) ? text : text.normalize('NFKD'));

/** Letters without their marks, as MySQL's `general_ci` weighs them, whose sharp s is one letter. */
const unaccented = (text: string): string =>
  isPlain(text) ? text : text.replaceAll('ß', 's').normalize('NFD').replaceAll(/\p{M}/gu, '');

/** The letters of ASCII in one case, as a store folds them that knows no others: NOCASE, and lower() and upper() of SQLite, or of the locale C. */
const lowerOfAscii = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
const upperOfAscii = (text: string): string => text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());

/** The ICU strengths; `variant` is the one that is meant where none is named. */
const strengths = ['variant', 'accent', 'case', 'base'] as const satisfies readonly Intl.CollatorOptions['sensitivity'][];

/** Punctuation as it stands or passed over (shifted), digits as signs or as numbers. */
const readings: readonly (readonly [name: string, options: Intl.CollatorOptions])[] = [
  ['', {}],
  ['shifted', { ignorePunctuation: true }],
  ['numeric', { numeric: true }],
  ['shifted-numeric', { ignorePunctuation: true, numeric: true }],
];

const named = (...parts: readonly string[]): string => parts.filter((part) => part !== '' && part !== 'variant').join('-');

/** The root collation of ICU in every reading at every strength: plain ones first, and without a tie where they can be. */
const ofRoot: readonly Collation[] = strengths.flatMap((sensitivity) =>
  readings.map(([reading, options]) => ({
    name: reading === 'numeric' ? named('numeric', sensitivity) : named('icu', reading, sensitivity),
    compare: new Intl.Collator('und', { ...options, sensitivity }).compare,
  })),
);

/**
 * The collations a server commonly orders text by; a pair of values is out of order only if all of them say so. The cheap ones
 * stand first, because they answer most pairs.
 */
export const commonCollations: readonly Collation[] = [
  { name: 'utf-16', compare: byUnit },
  { name: 'code-point', compare: byCodePoint },
  { name: 'lower', compare: (a, b) => byCodePoint(a.toLowerCase(), b.toLowerCase()) },
  { name: 'upper', compare: (a, b) => byCodePoint(a.toUpperCase(), b.toUpperCase()) },
  { name: 'lower-utf-16', compare: (a, b) => byUnit(a.toLowerCase(), b.toLowerCase()) },
  { name: 'upper-utf-16', compare: (a, b) => byUnit(a.toUpperCase(), b.toUpperCase()) },
  { name: 'ascii-lower', compare: (a, b) => byCodePoint(lowerOfAscii(a), lowerOfAscii(b)) },
  { name: 'ascii-upper', compare: (a, b) => byCodePoint(upperOfAscii(a), upperOfAscii(b)) },
  { name: 'unaccented-upper', compare: (a, b) => byCodePoint(unaccented(a).toUpperCase(), unaccented(b).toUpperCase()) },
  { name: 'unaccented-lower', compare: (a, b) => byCodePoint(unaccented(a).toLowerCase(), unaccented(b).toLowerCase()) },
  { name: 'decomposed-lower', compare: (a, b) => byCodePoint(decomposed(a).toLowerCase(), decomposed(b).toLowerCase()) },
  ...ofRoot,
];

/** Locales whose tag is longer than two letters and whose collation is one of their own. All two-letter ones are tried as well. */
const longerTags = 'blo ceb chr dsb fa-AF fil fr-CA haw hsb kok lij lkt smn sr-Latn wae zh-Hant'.split(' ');

/**
 * Further ways of a locale to order, by the collation types of ICU that a server orders by; the others are made for searching or for
 * emoji alone. Written down, because to ask each locale for each type takes fifty milliseconds.
 */
const furtherTags = [
  ...['ar-u-co-compat', 'bn-u-co-trad', 'de-u-co-phonebk', 'es-u-co-trad', 'fi-u-co-trad', 'ja-u-co-unihan', 'kn-u-co-trad'],
  ...['ko-u-co-unihan', 'ln-u-co-phonetic', 'si-u-co-dict', 'sv-u-co-trad', 'vi-u-co-trad', 'zh-u-co-stroke', 'zh-u-co-zhuyin'],
  ...['zh-u-co-unihan', 'zh-Hant-u-co-stroke', 'zh-Hant-u-co-zhuyin', 'zh-Hant-u-co-unihan'],
];

/** Tags of every locale that this ICU has data for, and of each of its further ways to order. */
export function knownTags(): readonly string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const locales = Intl.Collator.supportedLocalesOf([...letters.flatMap((a) => letters.map((b) => a + b)), ...longerTags]);
  const isKnown = (tag: string): boolean => tag.endsWith(`-${new Intl.Collator(tag).resolvedOptions().collation}`);
  return [...locales, ...furtherTags.filter(isKnown)];
}

/** A locale in a reading, at the strength that tells least apart. */
interface LocalOrder {
  readonly tag: string;
  readonly reading: number;
  readonly compare: Compare;
}

const localeCompare = (tag: string, reading: number, sensitivity: (typeof strengths)[number]): Compare =>
  new Intl.Collator(tag, { ...readings[reading]?.[1], sensitivity }).compare;

let locals: readonly LocalOrder[] | undefined;

/** Made once, when they are first needed: most targets need none of them. */
function localOrders(): readonly LocalOrder[] {
  locals ??= knownTags().flatMap((tag) =>
    [...readings.keys()].map((reading) => ({ tag, reading, compare: localeCompare(tag, reading, 'base') })),
  );
  return locals;
}

type Neighbours = readonly (readonly [before: string, value: string])[];

/** The values that follow each other in the sequences, each pair once. */
function neighboursIn(sequences: readonly (readonly string[])[]): Neighbours {
  const pairs = sequences.flatMap((values) => values.slice(1).map((value, index) => [values[index] ?? value, value] as const));
  return [...new Map(pairs.filter(([a, b]) => a !== b).map((pair) => [JSON.stringify(pair), pair])).values()];
}

const ascends = (compare: Compare, neighbours: Neighbours): boolean =>
  neighbours.every(([before, value]) => compare(before, value) <= 0);

/** The common collations under which all of the sequences ascend. */
export function commonlyExplained(sequences: readonly (readonly string[])[]): readonly Collation[] {
  const neighbours = neighboursIn(sequences);
  return commonCollations.filter(({ compare }) => ascends(compare, neighbours));
}

const ofRootByLetters = localeCompare('und', 0, 'base');

/** What the root collation has the other way comes first, because there most locales follow it and are done with. */
function telling(sequences: readonly (readonly string[])[]): Neighbours {
  const descends = ([before, value]: Neighbours[number]): boolean => ofRootByLetters(before, value) > 0;
  const all = neighboursIn(sequences);
  return [...all.filter(descends), ...all.filter((pair) => !descends(pair))];
}

/** The same by their letters alone: two texts that such an order tells apart are told apart at every finer strength, and in the same way. */
export function localExplanations(sequences: readonly (readonly string[])[]): readonly Compare[] {
  const neighbours = telling(sequences);
  return localOrders()
    .filter(({ compare }) => ascends(compare, neighbours))
    .map(({ compare }) => compare);
}

/** The locales under which all of the sequences ascend, each as a whole. Asked for only where no common collation explains them. */
export function locallyExplained(sequences: readonly (readonly string[])[]): readonly Collation[] {
  const neighbours = telling(sequences);
  // What does not ascend by its base letters does not ascend at any finer strength.
  return localOrders()
    .filter(({ compare }) => ascends(compare, neighbours))
    .flatMap(({ tag, reading }) =>
      strengths
        .map((sensitivity) => ({
          name: named(tag, readings[reading]?.[0] ?? '', sensitivity),
          compare: localeCompare(tag, reading, sensitivity),
        }))
        .filter(({ compare }) => ascends(compare, neighbours)),
    );
}
