import type { Check, Scene } from '../../judging/check';
import { quoteSigns } from '../../grammar/holding';
import { textField, isOneValue, askUnion } from '../../facts/text-field';
import type { At } from '../../judging/evidence';
import { fieldText } from '../../listing/value';
import { violateStray } from '../../judging/stray';
import { settle } from '../../judging/policy';
import type { ListingField } from '../../contract/model';
import type { Expression } from '../../grammar/expression';

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

/** More of them, made from other values: beyond the longest one, and as another way to write a number. */
function furtherLiterals(values: readonly string[]): readonly string[] {
  const [longest] = [...values].sort((a, b) => b.length - a.length);
  const number = values.find((value) => /^[1-9]\d{0,14}$/.test(value));
  return [...(longest === undefined ? [] : [`${longest}x`]), ...(number === undefined ? [] : [`0${number}`, `${number}.0`])];
}

/**
 * Values with a blank at one end, each made from a name of its own: where such a name is found, its blank was dropped, and nothing
 * else in the union could have found it.
 */
interface BlankProbes {
  readonly leading: string | undefined;
  readonly trailing: string | undefined;
}

const blankValues = ({ leading, trailing }: BlankProbes): readonly string[] => [
  ...(leading === undefined ? [] : [` ${leading}`]),
  ...(trailing === undefined ? [] : [`${trailing} `]),
];

/** What a target does with blanks at the ends of a value, in one word; `undefined` where it was asked for at one end alone, or not at all. */
function blanksWord(found: ReadonlySet<string>, { leading, trailing }: BlankProbes): string | undefined {
  if (leading === undefined || trailing === undefined) return undefined;
  const [before, behind] = [found.has(leading), found.has(trailing)];
  return before ? (behind ? 'trimmed' : 'leading') : behind ? 'trailing' : 'kept';
}

export const check: Check<'filtering.exact'> = {
  isAttackShaped: true,
  async judge(scene, evidence) {
    const found = await textField(scene);
    const sample =
      found?.values.find((value) => /^[A-Za-z][\w-]{3,}$/.test(value) && isOneValue(value, found.field, scene)) ??
      found?.values.find((value) => value.length > 2);
    if (found === undefined || sample === undefined) return evidence.needs('text', 'has three letters or more');
    const { field, values } = found;
    // Equality may ignore letter case, so the sample itself must not be what that finds: it would hide how else it was found.
    const [other, leading, trailing] = apart(sample, found, scene);
    const swapped = other === undefined ? [] : [swapCase(other)];
    const blanks: BlankProbes = { leading, trailing };
    const signs = quoteSigns(field, scene.contract.filter);
    const ended = signs.flatMap((sign) => [`${sample}${sign}`, `${sample}\\${sign}`, `${sign}${sample}`]);
    const probes = [
      ...new Set([...literals(sample), ...ended, ...furtherLiterals(values), ...swapped, ...blankValues(blanks)]),
    ].filter((value) => isOneValue(value, field, scene) && !values.includes(value));
    const trimmed = new Set<string>();
    const pages: At[] = [];
    for (const answer of await askUnion(scene, evidence, field, probes, 'a literal value')) {
      const { page, expression } = answer;
      evidence.witness(page);
      if (blankValues(blanks).some((value) => holds(expression, value))) {
        pages.push(page);
        for (const item of page.items) trimmed.add(fieldText(item, field) ?? '');
      }
      if (swapped.some((value) => holds(expression, value))) {
        const isIgnored = page.items.some((item) => fieldText(item, field) === other);
        evidence.observe('filter.letter-case', isIgnored ? 'ignored' : 'kept', page);
      }
      await violateStray(scene, evidence, answer, 'a value that no item holds');
    }
    const [at] = pages;
    const word = blanksWord(trimmed, blanks);
    if (word !== undefined && at !== undefined) settle(scene, evidence, 'filter.outer-blanks', [{ value: word, at }]);
  },
};

const holds = ({ clauses }: Expression, asked: string): boolean => clauses.some(({ value }) => value === asked);

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
