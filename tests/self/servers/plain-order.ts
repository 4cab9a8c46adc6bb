import type { Choices } from './plain-choices';
import type { PlainRecord } from './plain-data';
import { fields, textAt, valueAt } from './plain-fields';

export interface OrderKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

type Compare<T> = (a: T, b: T) => number;

const byUnits: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Differs from code units where a character beyond U+FFFF meets one from U+E000 on. */
const byCodePoints: Compare<string> = (a, b) => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
};

const collations: { readonly [name in Choices['collation']]: Compare<string> } = {
  icu: new Intl.Collator('und').compare,
  'icu-shifted': new Intl.Collator('und', { ignorePunctuation: true }).compare,
  numeric: new Intl.Collator('und', { numeric: true }).compare,
  'utf-16': byUnits,
  'code-point': byCodePoints,
  'lower-fold': (a, b) => byUnits(a.toLowerCase(), b.toLowerCase()),
  'upper-fold': (a, b) => byUnits(a.toUpperCase(), b.toUpperCase()),
};

const tieRules: { readonly [name in Choices['ties']]: (lastDirection: number) => Compare<PlainRecord> } = {
  insertion: () => (a, b) => a.position - b.position,
  reversed: () => (a, b) => b.position - a.position,
  turning: (lastDirection) => (a, b) => (a.position - b.position) * lastDirection,
  identity: () => (a, b) => byUnits(textAt(a.item, 'metadata.uid'), textAt(b.item, 'metadata.uid')),
};

/** The sign for "a is missing, b is not". */
const missingSign: { readonly [name in Choices['missing']]: (direction: number) => number } = {
  first: () => -1,
  last: () => 1,
  low: (direction) => -direction,
  high: (direction) => direction,
};

function comparePresent(path: string, choices: Choices): Compare<string> {
  const field = fields.get(path);
  const collate = collations[choices.collation];
  if (field?.kind === 'timestamp') return (a, b) => Date.parse(a) - Date.parse(b);
  if (field?.kind === 'enumeration' && choices.enumerationOrder === 'rank') {
    return (a, b) => field.ranks.indexOf(a) - field.ranks.indexOf(b);
  }
  if (field?.kind === 'enumeration' && choices.enumerationOrder === 'key') return (a, b) => keyOf(a) - keyOf(b) || byUnits(a, b);
  return collate;
}

/** As a table of values numbers them: by whoever came first. */
function keyOf(value: string): number {
  return [...value].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1009, 7);
}

function compareBy(key: OrderKey, choices: Choices): Compare<PlainRecord> {
  const compare = comparePresent(key.path, choices);
  const missing = missingSign[choices.missing](key.direction);
  return (a, b) => {
    const [left, right] = [valueAt(a.item, key.path), valueAt(b.item, key.path)];
    if (typeof left !== 'string' && typeof right !== 'string') return 0;
    if (typeof left !== 'string') return missing;
    if (typeof right !== 'string') return -missing;
    return compare(left, right) * key.direction;
  };
}

/** A total order: keys in turn, then the tie rule. Without keys, the order of storage. */
export function compareRecords(keys: readonly OrderKey[], choices: Choices): Compare<PlainRecord> {
  const last = keys.at(-1);
  const tie = last === undefined ? tieRules.insertion(1) : tieRules[choices.ties](last.direction);
  const steps = [...keys.map((key) => compareBy(key, choices)), tie];
  return (a, b) => {
    for (const step of steps) {
      const sign = step(a, b);
      if (sign !== 0) return sign;
    }
    return 0;
  };
}
