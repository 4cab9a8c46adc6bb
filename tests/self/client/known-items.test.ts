import fc from 'fast-check';
import { createBodyReader } from '../../harness/client/body-reader';
import { charactersOf, hasByteOrderMark } from '../../harness/client/exchange';
import { digitsOf } from '../../harness/client/json';
import { createRedactor } from '../../harness/client/redaction';
import type { Json } from '../../harness/contract/model';

const secret = 'a-secret-of-the-run';
const place = { at: '/items', identity: ['/meta/uid'] };
const redactor = createRedactor([secret], []);
const plain = createBodyReader(redactor, undefined);

const filler = 'x'.repeat(1100);
const page = (items: string, before = '', behind = ''): string => `{${before}"note":"${filler}","items":[${items}]${behind}}`;

/** Read twice, because a body may fool only a reader that has seen it, or another one, before. */
function readKnown(reader: ReturnType<typeof createBodyReader>, bytes: Buffer): void {
  for (let time = 0; time < 2; time += 1) {
    const [known, whole] = [reader.read(bytes), plain.read(bytes)];
    if ('beyond' in known || 'beyond' in whole) {
      expect(known).toEqual(whole);
      continue;
    }
    expect(known.text).toBe(whole.text);
    expect(known.echoed).toBe(whole.echoed);
    expect([charactersOf(known), hasByteOrderMark(known)]).toEqual([charactersOf(whole), hasByteOrderMark(whole)]);
    // As text, because it tells every member in its order, also those that JavaScript knows.
    expect(JSON.stringify(known.json)).toBe(JSON.stringify(whole.json));
  }
}

/** Of a body that breaks no bound. */
function jsonOf(reader: ReturnType<typeof createBodyReader>, bytes: Buffer): Json | undefined {
  const body = reader.read(bytes);
  return 'beyond' in body ? undefined : body.json;
}

const one = '{"meta":{"uid":"one"},"size":1}';
const other = '{"meta":{"uid":"other"},"text":"}],{"}';
const numbered = '{"meta":{"uid":9007199254740993},"size":12345678901234567890}';

test('an item whose bytes are known is the same value, wherever it comes again', () => {
  const reader = createBodyReader(redactor, place);
  const items = (text: string): readonly Json[] => (jsonOf(reader, Buffer.from(text)) as { items: readonly Json[] }).items;
  const [first, second] = items(page(`${one},${other}`));
  const [again, fresh, last] = items(page(` ${other} ,\n{"meta":{"uid":"one"},"size":2}, ${one} `, '"total":7,'));
  expect([again, last].map((item, index) => item === [second, first][index])).toEqual([true, true]);
  expect(fresh).toEqual({ meta: { uid: 'one' }, size: 2 });
});

test('a known item keeps the digits that a double does not hold', () => {
  const reader = createBodyReader(redactor, place);
  for (let time = 0; time < 2; time += 1) {
    const [item] = (jsonOf(reader, Buffer.from(page(numbered))) as { items: [{ meta: { uid: number } }] }).items;
    expect(digitsOf(item.meta, 'uid', item.meta.uid)).toBe('9007199254740993');
  }
});

test.each([
  ['a second list of that name', page(one, '', `,"items":[${other}]`)],
  ['a second list of that name that is empty', page(one, '', ',"items":[]')],
  ['a first list of that name elsewhere', `{"x":{"items":[${one}]},"note":"${filler}","items":[${other}]}`],
  ['a byte order mark', `\ufeff${page(`${one},${other}`)}`],
  ['an item with signs of several bytes', page('{"meta":{"uid":"é"},"text":"😀ü"}')],
  ['a list of that name elsewhere alone', `{"x":{"items":[${one}]},"note":"${filler}"}`],
  ['a list within a text', `{"note":"${filler} \\"items\\":[${one.replaceAll('"', '\\"')}]","items":[]}`],
  ['a name that ends alike', `{"x\\"items":[${one}],"note":"${filler}","items":[${other}]}`],
  ['a name with an escape', `{"\\u0069tems":[${one}],"note":"${filler}"}`],
  ['a member without a sign before it', page(`${one} ${other}`)],
  ['an item that does not end', page('{"meta":{"uid":"one"}')],
  ['an item with something behind it', page(`${one}}`)],
  ['a member that is no object', page(`${one},null,[${other}],7`)],
  ['a comma at the end', page(`${one},`)],
  ['something behind the body', `${page(one)} ${page(other)}`],
  ['a body that is cut', page(`${one},${other}`).slice(0, -12)],
  ['a byte order mark', `\ufeff${page(one)}`],
  ['a known item with another member', page('{"meta":{"uid":"one"},"size":1,"constructor":{}}')],
  ['a member that JavaScript knows', page('{"__proto__":{"items":[]},"meta":{"uid":"one"}}', '"__proto__":{"items":[1]},')],
  ['an item with a credential', page(`{"meta":{"uid":"${secret}"}},${one}`)],
  ['a credential beside the items', page(one, `"token":"${secret}",`)],
  ['a credential behind escapes', page(one, `"token":"${secret.replaceAll('-', '\\u002d')}",`)],
  ['items deep within each other', page(`{"meta":{"uid":"deep"},"x":${'['.repeat(510)}${']'.repeat(510)}}`)],
])('what a body with %s holds is what a parser reads', (_, text) => {
  const reader = createBodyReader(redactor, place);
  reader.read(Buffer.from(page(`${one},${other},${numbered}`)));
  readKnown(reader, Buffer.from(text));
});

test.each([
  ['an identity that all have', (_: number) => ({ meta: { uid: 'the same' } })],
  ['an object as identity', (number: number) => ({ meta: { uid: { number } } })],
  ['an identity that is null', (_: number) => ({ meta: { uid: null } })],
  ['no identity', (_: number) => ({})],
  ['an identity behind a long text', (number: number) => ({ note: filler.repeat(8), meta: { uid: number } })],
])('items with %s are kept once, in whatever order they come again', (_, identified) => {
  const reader = createBodyReader(redactor, place);
  const items = Array.from({ length: 40 }, (__, index) => JSON.stringify({ ...identified(index), text: `${index}${filler}` }));
  const first = jsonOf(reader, Buffer.from(page(items.join(',')))) as { items: readonly Json[] };
  const { bytes, values } = reader.kept;
  const again = jsonOf(reader, Buffer.from(page(items.toReversed().join(',')))) as { items: readonly Json[] };
  expect(again.items.every((one, index) => one === first.items[39 - index])).toBe(true);
  // What surrounds them is kept each time.
  const around = page('').length;
  expect({ bytes: reader.kept.bytes - bytes, values: reader.kept.values - values }).toEqual({ bytes: around, values: 6 });
});

test('bytes that are no UTF-8 are no JSON, in an item and beside it', () => {
  const reader = createBodyReader(redactor, place);
  reader.read(Buffer.from(page(one)));
  for (const text of [page('{"meta":{"uid":"\u00ff"}}'), page(one, '"x":"\u00ff",')]) {
    const bytes = Buffer.from(text, 'latin1');
    readKnown(reader, bytes);
    expect(jsonOf(reader, bytes)).toBeUndefined();
  }
});

/** Pages of few items that come again, and what may go wrong on the way: parts cut out, put in, or put twice. */
const item = fc.record({ meta: fc.record({ uid: fc.constantFrom('a', 'b', 1, null) }), value: fc.jsonValue({ maxDepth: 2 }) });
const blanks = fc.constantFrom('', ' ', '\n\t');
const body = fc
  .tuple(fc.array(item, { maxLength: 6 }), fc.jsonValue({ maxDepth: 1 }), blanks, fc.boolean())
  .map(([items, value, blank, isFirst]) => {
    const list = `"items"${blank}:${blank}[${items.map((each) => JSON.stringify(each)).join(`${blank},${blank}`)}${blank}]`;
    const further = `"further":${JSON.stringify(value)},"note":"${filler}"`;
    return `{${isFirst ? `${list},${further}` : `${further},${list}`}}`;
  });
const piece = fc.constantFrom(
  '"items":[',
  ']',
  '}',
  '{',
  ',',
  '"',
  '\\',
  '{"meta":{"uid":"a"}}',
  '"items":[]',
  '\u0000',
  '\ufffd',
  '[',
);
const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), put: fc.option(piece, { nil: '' }) });
const damaged = fc.tuple(body, fc.array(damage, { maxLength: 3 })).map(([text, damages]) =>
  damages.reduce((left, { at, length, put }) => {
    // Beside the filler, where there is nothing to break.
    const [head, tail = ''] = left.split(filler);
    const bare = `${head}\u0001${tail}`;
    const from = at % bare.length;
    return (bare.slice(0, from) + put + bare.slice(from + length)).replace('\u0001', filler);
  }, text),
);

test('generated and broken bodies read item by item are what they are read as a whole', () => {
  const reader = createBodyReader(redactor, place);
  fc.assert(
    fc.property(damaged, (text) => readKnown(reader, Buffer.from(text))),
    { seed: 1, numRuns: 2000 },
  );
});

test.each([
  ['the body itself', { at: '', identity: ['/id'] }, (items: string) => `[${items}]`],
  ['a member of a member', { at: '/data/rows', identity: ['/id'] }, (items: string) => `{"data":{"rows":[${items}],"n":1}}`],
])('the list is found where the contract has it: %s', (_, where, written) => {
  const reader = createBodyReader(redactor, where);
  const long = `{"id":1,"note":"${filler}"}`;
  const rows = (): Json => {
    const json = jsonOf(reader, Buffer.from(written(`${long},{"id":2}`)));
    return where.at === '' ? (json ?? null) : (json as { data: { rows: Json } }).data.rows;
  };
  const [[first], [again]] = [rows() as [Json], rows() as [Json]];
  expect(first).toEqual({ id: 1, note: filler });
  expect(again).toBe(first);
});
