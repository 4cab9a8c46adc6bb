import { commonlyExplained, knownTags, locallyExplained } from '../../harness/text/collators';

const names = (collations: readonly { readonly name: string }[]): readonly string[] => collations.map(({ name }) => name);

test.each([
  ['sv', ['zebra', 'åb', 'äa', 'öken']],
  ['cs', ['cukr', 'hora', 'chata', 'ira']],
  ['et', ['sval', 'zebra', 'tuul']],
  ['da', ['bornholm', 'zebra', 'aarhus']],
  ['de-u-co-phonebk', ['adler', 'ärzte', 'afrika']],
  ['es-u-co-trad', ['cukr', 'chata', 'luz', 'llama']],
])('%s explains what no common collation does', (locale, values) => {
  expect(names(commonlyExplained([values]))).toEqual([]);
  expect(names(locallyExplained([values]))).toContain(locale);
});

test('a locale explains all of the sequences or none', () => {
  const [swedish, german] = [
    ['zebra', 'åb', 'äa', 'öken'],
    ['adler', 'ärzte', 'afrika'],
  ];
  expect(locallyExplained([swedish])).not.toEqual([]);
  expect(locallyExplained([german])).not.toEqual([]);
  expect(locallyExplained([swedish, german])).toEqual([]);
});

test.each([
  ['by length', ['edge', 'azure', 'vsphere', 'baremetal', 'openstack-2']],
  ['backwards', ['zebra', 'orange', 'lemon', 'fig', 'apple']],
  ['by their ends', ['lima', 'oslo', 'ankara-b', 'paris', 'bergen-z']],
])('no locale explains texts that are ordered %s', (_, values) => {
  expect(names(commonlyExplained([values]))).toEqual([]);
  expect(names(locallyExplained([values]))).toEqual([]);
});

test('strengths that cannot tell two texts apart explain both of their sequences', () => {
  const both = [
    ['São Paulo', 'sao paulo', 'Zürich'],
    ['Sao Paulo', 'são paulo', 'Zurich'],
    ['sao paulo', 'São Paulo', 'Zürich'],
  ];
  expect(names(commonlyExplained(both))).toContain('icu-base');
  expect(names(commonlyExplained(both))).not.toContain('icu');
});

test('of each type that a server orders by, every locale that has it is tried', () => {
  const types = ['phonebk', 'trad', 'stroke', 'zhuyin', 'unihan', 'compat', 'dict', 'phonetic'];
  const known = knownTags();
  const own = known
    .filter((tag) => !tag.includes('-u-'))
    .flatMap((locale) => types.map((type) => ({ type, tag: `${locale}-u-co-${type}` })))
    .filter(({ type, tag }) => new Intl.Collator(tag).resolvedOptions().collation === type);
  expect(known.filter((tag) => tag.includes('-u-'))).toEqual(own.map(({ tag }) => tag));
});
