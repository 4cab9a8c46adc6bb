import type { Check } from '../../judging/check';
import { fieldText } from '../../listing/value';
import { strayItem } from '../../judging/matches';
import { againstFilter } from '../../judging/own-value';
import { askUnion, isOneValue, textField } from '../../facts/text-field';

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
        ownValue: againstFilter(page, expression),
      });
    });
  },
};
