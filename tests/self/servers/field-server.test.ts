import { fieldFaults } from './field-faults';
import { lawfulField } from './field-faults/lawful';
import { carriers, depots, kinds, parcelsOf } from './field-data';
import type { Ask } from './field-query';
import { answered, type Answer } from './field-server';
import { parcelKey, stepsOf, type FieldOptions, type Steps } from './field-steps';

/** Each fault of the field server shows to some client, and what it promises it keeps. */

type Change = (base: Steps) => Partial<Steps>;
type Answering = (query: string, headers?: Ask['headers']) => Answer;

const admitted = { 'x-parcel-key': parcelKey, 'x-depot': depots[0] };

function answering(options: FieldOptions, change?: Change): Answering {
  const steps = stepsOf(options, change);
  const stored = parcelsOf(options.size ?? 130);
  return (raw, headers = admitted) => answered(steps, { headers, raw }, stored);
}

interface Page {
  readonly data: readonly { readonly [name: string]: unknown }[];
  readonly page: { readonly next: string | null; readonly total: number };
}
const pageIn = ({ body }: Answer): Page => JSON.parse(body) as Page;

/** The answers of a walk without their tokens, and at most 25 of them. */
function walked(answer: Answering, query: string): readonly string[] {
  const told: string[] = [];
  let token: string | null = null;
  do {
    const given: Answer = answer(token === null ? query : `${query}&after=${token}`);
    const page: Page | undefined = given.status === 200 ? pageIn(given) : undefined;
    token = page?.page.next ?? null;
    told.push(`${given.status} ${JSON.stringify(page === undefined ? given.body : [page.data, page.page.total])}`);
  } while (token !== null && told.length < 25);
  return told;
}

const fields = Object.keys(kinds);
const texts = [...new Set(parcelsOf(130).map(({ name }) => String(name)))];
const instants = [...new Set(parcelsOf(130).map(({ createdAt }) => String(createdAt)))].slice(0, 20);
const eq = (field: string, literal: string): string => `where=${encodeURIComponent(`${field} eq ${literal}`)}`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const edges = [31n, 32n, 53n, 63n, 64n].flatMap((bits) => [2n ** bits - 1n, 2n ** bits, 2n ** bits + 5n]);
const union = `where=${encodeURIComponent("carrier eq 'road' or carrier eq 'sea' or fragile eq true")}`;

const singles: readonly string[] = [
  ...[
    '',
    'sort=constructor',
    'sort=tags',
    'sort=recipient',
    'fields=toString',
    'fields=tags',
    'x-depot=depot-south',
    'sort=%zz',
    'after=',
  ],
  ...['where=a;b', 'where=%zz', 'where=%ff', 'where=nope', 'where=', 'after=%21%21', 'after=bm9wZWZvcm1l', 'after=__79_f3-'],
  ...['sort=name&sort=id', `${eq('name', "'Apple'")}&${eq('name', "'apple'")}`, 'fields=id&fields=name', 'skip=0&skip=1'],
  ...[
    'per_page=1&per_page=2',
    'after=a&after=b',
    'skip=200',
    'skip=10001',
    'skip=2147483640&per_page=20',
    'skip=60',
    'fields=name',
  ],
  ...[
    'sort=recipient.city,name,-createdAt',
    'sort=recipient.city&fields=id',
    'sort=recipient.city&skip=50',
    'sort=fragile&skip=20',
    'sort=note&skip=20',
    'sort=fragile&per_page=100',
    `${eq('carrier', "'road'")}&skip=20`,
  ],
  ...edges.flatMap((edge) => [`per_page=${edge}`, `skip=${edge}`]),
  ...[
    'where=name%20eq%20%27a;b%27',
    'where=name%20eq%20%27%ff%27',
    'skip=2147483647',
    'where=fragile%20eq%20true&fields=id&fields=name',
  ],
  ...['length', 'name.length', 'toString', 'recipient'].map((field) => eq(field, "'x'")),
  eq('note', quoted('undefined')),
  eq('recipient.city', quoted('Berl.n')),
  ...[...texts, '\0', '', ' ', '*', '%', '_', 'Appl.', '('].map((text) => eq('name', quoted(text))),
  ...['', 'null', '10'].map((text) => eq('note', quoted(text))),
  ...[' ', '', 'Berlin', 'Berl_n'].map((text) => eq('recipient.city', quoted(text))),
  ...['x', '99999999999999999999', '1e3'].map((text) => eq('weight', text)),
  ...["'word'", "'9999-12-31T23:59:59-23:59'", "'2024-02-30T00:00:00Z'"].map((text) => eq('createdAt', text)),
  ...[eq('fragile', 'word'), eq('carrier', "'ship'"), eq('tags', "'x'"), eq('constructor', "'x'"), union],
  ...carriers.map((carrier) => eq('carrier', quoted(carrier))),
  ...instants.map((instant) => eq('createdAt', quoted(instant.replace(/(\.\d{3})\d+/, '$1')))),
];

const projected = `where=${encodeURIComponent("name eq 'Apple' or fragile eq true")}`;
const walks: readonly string[] = [
  ...fields.flatMap((field) => [`sort=${field}&fields=id&per_page=20`, `sort=-${field}&fields=weight&per_page=20`]),
  ...['carrier,note', 'carrier,-weight', '-fragile,createdAt', 'recipient.city,-id'].map((sort) => `sort=${sort}&per_page=7`),
  ...[
    `${union}&per_page=20`,
    `${union}&sort=carrier,name&per_page=20`,
    `${union}&fields=id`,
    'sort=fragile,recipient.city&fields=fragile&per_page=20',
    `${projected}&sort=-name&per_page=9`,
  ],
  ...[`${eq('name', "'Apple'")}&sort=-name`, `${eq('carrier', "'road'")}&sort=carrier,name&per_page=9`],
  ...[50, 15, 2, 1].flatMap((size) =>
    fields.flatMap((field) => [`sort=${field}&per_page=${size}`, `sort=-${field}&per_page=${size}`]),
  ),
];

/** Names that two parcels have: a page of one leaves one. */
const twice = texts.filter((text) => parcelsOf(130).filter(({ name }) => name === text).length === 2);
const short: readonly string[] = [
  ...['', '&sort=weight', '&sort=id'].flatMap((more) => twice.map((text) => `${eq('name', quoted(text))}${more}&per_page=1`)),
  ...fields.map((field) => `${union}&sort=${field}&per_page=20`),
];

const tampered = (token: string): readonly string[] => {
  const text = Buffer.from(token, 'base64url').toString();
  const changed = [
    text.replace(depots[0], depots[1]),
    text.replace('{', '['),
    text.replace('"s"', '"z"'),
    text.replace('2024', '2x24'),
    text.replace('2024-0', '2024-9'),
    text.slice(0, -1),
  ];
  return changed.map((one) => Buffer.from(one).toString('base64url'));
};

/** Answers as one text each, lazily, because the first difference is enough. */
function* battery(answer: Answering): Generator<string> {
  const told = ({ status, headers, body }: Answer): string =>
    `${status} ${JSON.stringify(headers)} ${body.replace(/"next":"[^"]*"/, '"next":""')}`;
  for (const query of singles) yield told(answer(query));
  for (const query of ['', 'per_page=1', 'per_page=x', 'skip=0', 'sort=name', 'fields=id', eq('name', "'Apple'"), 'where=nope']) {
    yield told(answer(query, { 'x-depot': depots[0] }));
    yield told(answer(query, { ...admitted, 'x-parcel-key': 'wrong' }));
  }
  yield told(answer('', { ...admitted, 'x-depot': 'nowhere' }));
  yield told(answer('', { ...admitted, 'x-depot': depots[1] }));
  yield told(answer('', { ...admitted, 'x-depot': '' }));
  yield told(answer('sort=name&per_page=100'));
  const token = pageIn(answer('')).page.next ?? '';
  for (const one of [token, ...tampered(token)]) yield told(answer(`after=${one}`));
  yield told(answer(`sort=name&after=${token}`));
  yield told(answer(`after=${token}`, { 'x-depot': depots[0] }));
  yield told(answer(`after=${token}`, { ...admitted, 'x-parcel-key': '' }));
  for (const query of [...short, ...walks]) yield walked(answer, query).join('\n');
}

const known = new Map<FieldOptions | undefined, readonly string[]>();
function expectedOf(options: FieldOptions | undefined): readonly string[] {
  const answers = known.get(options) ?? [...battery(answering(options ?? {}))];
  known.set(options, answers);
  return answers;
}

const faults = fieldFaults.flatMap(({ faults: some }) => some);

test('no id stands twice', () => {
  const ids = [...faults, ...lawfulField].map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});

test.each(faults.map((fault) => [fault.id, fault] as const))('%s shows', (_, { options, change }) => {
  const expected = expectedOf(options);
  let index = 0;
  let shows = false;
  for (const answer of battery(answering(options ?? {}, change))) {
    shows = answer !== expected[index];
    index += 1;
    if (shows) break;
  }
  expect(shows).toBe(true);
});

test.each(fields.flatMap((field) => [field, `-${field}`]))('a walk by %s holds every parcel once', (sort) => {
  for (const size of [1, 7, 50, 100]) {
    const answer = answering({});
    const ids: unknown[] = [];
    let token: string | null = null;
    do {
      const page: Page = pageIn(answer(`sort=${sort}&per_page=${size}${token === null ? '' : `&after=${token}`}`));
      ids.push(...page.data.map(({ id }) => id));
      token = page.page.next;
    } while (token !== null);
    expect(ids).toHaveLength(130);
    expect(new Set(ids).size).toBe(130);
  }
});
