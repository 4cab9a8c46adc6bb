import { makeClusters } from '../data/clusters';
import { withValue } from '../json';
import type { SpectroCluster } from '../types';
import type { Variant } from './variant';

/** Pairs that one language or another orders against all that the others agree on; each starts as the root collation has it. */
const tellingNames = [
  'zebra',
  'tuul',
  'ärzte',
  'afrika',
  'adler',
  'åb',
  'äa',
  'hora',
  'chata',
  'cukr',
  'aarhus',
  'bornholm',
  'llama',
  'luz',
  'ypa',
  'ira',
  'jota',
  'São Paulo',
  'Sao Paulo',
  'são-paulo',
  'SAO PAULO',
  'øb',
  'ål',
  'vz',
  'wa',
  'čas',
  'dub',
  'šum',
  'sval',
  'žito',
] as const;

const clusters: readonly SpectroCluster[] = makeClusters({ size: 117, seed: 1 }).map((cluster, index) => {
  const name = index % 3 === 1 ? tellingNames[(index - 1) / 3] : undefined;
  return name === undefined ? cluster : withValue(cluster, 'metadata.name', name);
});

/** As `general_ci` of MySQL weighs text: a letter with a mark is that letter, in upper case, by its code point. */
const general = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();

const byKey =
  (key: (text: string) => string) =>
  (a: string, b: string): number => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };

const collated = (id: string, choice: string, collator: Pick<Intl.Collator, 'compare'>): Variant => ({
  id,
  choice,
  options: {
    clusters,
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'string' ? collator.compare(a, b) : original(a, b, key, context),
    },
  },
});

/** Text ordered as one language has it, or with less regard to accents and letter case than the root collation. */
export const localeVariants: readonly Variant[] = [
  collated('collation-unaccented', 'text is ordered by the code points of its letters in upper case, their marks left out', {
    compare: byKey(general),
  }),
  collated('collation-decomposed', 'text is ordered by code points, each letter before its marks, in lower case', {
    compare: byKey((text) => text.normalize('NFKD').toLowerCase()),
  }),
  collated('collation-ascii-lower', 'text is ordered by code points, the letters of ASCII in lower case', {
    compare: byKey((text) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  }),
  ...(['base', 'accent', 'case'] as const).map((sensitivity) =>
    collated(
      `collation-icu-${sensitivity}`,
      `text is ordered as the Unicode collation has it, by ${sensitivity} alone`,
      new Intl.Collator('und', { sensitivity }),
    ),
  ),
  collated(
    'collation-numeric-base',
    'digits within text are ordered as numbers, accents and letter case are ignored',
    new Intl.Collator('und', { sensitivity: 'base', numeric: true }),
  ),
  ...['sv', 'cs', 'et', 'da', 'lt', 'de-u-co-phonebk', 'es-u-co-trad'].map((locale) =>
    collated(`collation-${locale}`, `text is ordered as the locale ${locale} has it`, new Intl.Collator(locale)),
  ),
  ...['sv', 'lt', 'de-u-co-phonebk'].map((locale) =>
    collated(
      `collation-${locale}-base`,
      `text is ordered as the locale ${locale} has it, accents and letter case ignored`,
      new Intl.Collator(locale, { sensitivity: 'base' }),
    ),
  ),
];
