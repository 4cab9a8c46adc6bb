import { createHash } from 'node:crypto';
import { depots, isField, kinds } from '../field-data';
import { equals } from '../field-filter';
import { refuse, valueOf, Refusal, type Ask, type Pairs } from '../field-query';
import type { FieldVariant } from './fault';
import { opened, sealed } from './tokens';
import { lawfulReadings } from './lawful-readings';

/** The nearest servers that keep the contract: what they do looks like a fault of these kinds and is none. */

const icu = new Intl.Collator('en');
const none = (): object => ({});
const repeated = (pairs: Pairs): boolean => new Set(pairs.map(([name]) => name)).size < pairs.length;
const tag = (body: string): string => createHash('sha1').update(body).digest('hex').slice(0, 16);
const digits = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
/** Whatever an exception says, the client is told that the request is malformed. */
const quiet =
  'The request is malformed. See the documentation of this list: select the fields that you want, from those it names, up to the limit.';

/** A depot that does not exist stands for that of the credential. */
const ownUnlessKnown = ({ headers }: Ask, of: () => string | undefined): string | undefined =>
  headers['x-depot'] === undefined || depots.some((one) => one === headers['x-depot']) ? of() : depots[0];

export const lawfulField: readonly FieldVariant[] = [
  { id: 'nulls-last', change: none, options: { nulls: 'last' } },
  { id: 'nulls-first', change: none, options: { nulls: 'first' } },
  { id: 'nulls-least', change: none, options: { nulls: 'least' } },
  {
    id: 'tie-breaker-with-direction',
    change: (base) => ({ tie: (one, other, query) => (query.keys.at(-1)?.descending ? -1 : 1) * base.tie(one, other, query) }),
  },
  { id: 'tie-breaker-descends', change: (base) => ({ tie: (one, other, query) => -base.tie(one, other, query) }) },
  {
    id: 'icu-collation',
    change: none,
    options: { collation: (one, other) => icu.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0) },
  },
  {
    id: 'icu-collation-ties',
    change: none,
    options: { collation: (one, other) => new Intl.Collator('en', { sensitivity: 'base' }).compare(one, other) },
  },
  {
    id: 'case-ignored-in-equality',
    change: () => ({
      matches(clause, parcel) {
        const held = parcel[clause.field];
        return kinds[clause.field] === 'text' && typeof held === 'string'
          ? held.toLowerCase() === String(clause.value).toLowerCase()
          : equals(clause, held);
      },
    }),
  },
  {
    id: 'repetition-refused',
    change: (base) => ({
      pairsOf(raw) {
        const pairs = base.pairsOf(raw);
        return repeated(pairs) ? refuse('A parameter stands once.') : pairs;
      },
    }),
  },
  {
    id: 'projected-list-turned',
    change: (base) => ({
      show: (parcel, query) =>
        base.show(query.paths === undefined ? parcel : { ...parcel, tags: parcel.tags.toReversed() }, query),
    }),
  },
  { id: 'last-repetition-counts', change: () => ({ single: (pairs, name) => pairs.findLast(([one]) => one === name)?.[1] }) },
  { id: 'empty-parameters-ignored', change: () => ({ single: (pairs, name) => valueOf(pairs, name) || undefined }) },
  {
    id: 'limit-clamped',
    change: (base) => ({
      sizeOf(text) {
        const size = digits(text);
        return size === undefined ? base.sizeOf(text) : Math.min(Math.max(size, 1), base.sizeOf('50'));
      },
    }),
    options: { defaultSize: 50, maximum: 50 },
  },
  {
    id: 'limit-clamped-to-maximum',
    change: (base) => ({ sizeOf: (text) => ((digits(text) ?? 0) > 100 ? 100 : base.sizeOf(text)) }),
  },
  {
    id: 'deep-offset-refused',
    change: (base) => ({
      skipOf: (text) => ((digits(text) ?? 0) > 10_000 ? refuse('skip is at most 10000.') : base.skipOf(text)),
    }),
  },
  {
    id: 'huge-offset-empty',
    change: (base) => ({ skipOf: (text) => ((digits(text) ?? 0) > 1e15 ? Number.MAX_SAFE_INTEGER : base.skipOf(text)) }),
  },
  {
    id: 'ill-typed-finds-nothing',
    change: (base) => ({
      literal(literal) {
        try {
          return base.literal(literal);
        } catch {
          return null;
        }
      },
    }),
  },
  {
    id: 'nul-refused',
    change: (base) => ({
      literal: (literal) => (literal.text.includes('\0') ? refuse('A text holds no NUL.') : base.literal(literal)),
    }),
  },
  {
    id: 'astral-and-long-refused',
    change: (base) => ({
      filterOf: (text) => (text.length > 2_000 ? refuse('The filter is too long.') : base.filterOf(text)),
    }),
  },
  {
    id: 'empty-value-refused',
    change: (base) => ({
      literal: (literal) =>
        literal.text === '' && literal.field !== 'note' ? refuse('A value is not empty.') : base.literal(literal),
    }),
  },
  { id: 'private-cache', change: () => ({ headersOf: () => ({ 'Cache-Control': 'private, max-age=60' }) }) },
  {
    id: 'public-cache-with-vary',
    change: () => ({ headersOf: () => ({ 'Cache-Control': 'public, max-age=60', Vary: 'X-Parcel-Key, X-Depot' }) }),
  },
  { id: 'vary-star', change: () => ({ headersOf: () => ({ 'Cache-Control': 'public, max-age=60', Vary: '*' }) }) },
  { id: 'no-cache-headers', change: () => ({ headersOf: () => ({}) }) },
  {
    id: 'public-no-store',
    change: () => ({ headersOf: () => ({ 'Cache-Control': 'public, no-store', Expires: '0', Pragma: 'no-cache' }) }),
  },
  {
    id: 'weak-etag',
    change: () => ({ headersOf: (_, body) => ({ 'Cache-Control': 'private, no-cache', ETag: `W/"${tag(body)}"` }) }),
  },
  {
    id: 'strong-etag',
    change: () => ({ headersOf: (_, body) => ({ 'Cache-Control': 'private, no-cache', ETag: `"${tag(body)}"` }) }),
  },
  {
    id: 'etag-of-query',
    change: () => ({
      headersOf: ({ ask }) => ({ 'Cache-Control': 'private', ETag: `"${tag(`${ask.raw} ${ask.headers['x-depot'] ?? ''}`)}"` }),
    }),
  },
  {
    id: 'unconditional-etag',
    change: () => ({ headersOf: (_, body) => ({ 'Cache-Control': 'private', ETag: `"${tag(body)} ${Math.random()}"` }) }),
  },
  {
    id: 'timestamps-with-offset',
    change: (base) => ({
      write: (body, query) => base.write(body, query).replaceAll(/("(?:createdAt|dispatchedAt)":"[^"]+)Z"/g, '$1+00:00"'),
    }),
  },
  {
    id: 'timestamps-in-another-zone',
    change: (base) => ({
      write: (body, query) =>
        base
          .write(body, query)
          .replaceAll(/("(?:createdAt|dispatchedAt)":")([^".]+)\.(\d+)Z"/g, (_, start: string, whole: string, rest: string) => {
            const local = new Date(Date.parse(`${whole}Z`) + 7_200_000).toISOString().slice(0, 19);
            return `${start}${local}.${rest}+02:00"`;
          }),
    }),
  },
  {
    id: 'timestamps-in-small-letters',
    change: (base) => ({
      write: (body, query) =>
        base
          .write(body, query)
          .replaceAll(
            /("(?:createdAt|dispatchedAt)":")([^"]+)"/g,
            (_, start: string, one: string) => `${start}${one.toLowerCase()}"`,
          ),
    }),
  },
  {
    id: 'token-of-other-order-accepted',
    change: (base) => ({ readCursor: (text, keys, sort) => readLeniently(text, () => base.readCursor(text, keys, sort)) }),
  },
  {
    id: 'token-signed',
    change: (base) => ({
      encode: (text) => `${base.encode(text)}.${tag(text)}`,
      decode(token) {
        const [text = '', signature] = token.split('.');
        const decoded = base.decode(text);
        return signature === tag(decoded) ? decoded : refuse('The token is not one of ours.');
      },
    }),
  },
  {
    id: 'token-in-hex',
    change: () => ({
      encode: (text) => Buffer.from(text).toString('hex'),
      decode: (token) => Buffer.from(token, 'hex').toString('utf8'),
    }),
  },
  { id: 'token-sealed', change: () => ({ encode: sealed, decode: opened }) },
  { id: 'token-beside-offset-refused', change: (base) => ({ pairsOf: (raw) => refusedBeside(base.pairsOf(raw)) }) },
  { id: 'unknown-parameters-refused', change: (base) => ({ pairsOf: (raw) => refusedUnknown(base.pairsOf(raw)) }) },
  { id: 'errors-quote-prose', change: (base) => ({ explain: (status, code, _, ask) => base.explain(status, code, quiet, ask) }) },
  {
    id: 'errors-quote-request',
    change: (base) => ({
      explain: (status, code, told, ask) => base.explain(status, code, `${told} (asked: ${safely(ask.raw)})`, ask),
    }),
  },
  {
    id: 'errors-as-422',
    change: (base) => ({
      pathsOf: (text) => as422(() => base.pathsOf(text)),
      filterOf: (text) => as422(() => base.filterOf(text)),
      keysOf: (text) => as422(() => base.keysOf(text)),
    }),
  },
  {
    id: 'wrong-credential-403',
    change: (base) => ({ admit: (ask) => as403(ask.headers['x-parcel-key'] !== undefined, () => base.admit(ask)) }),
  },
  {
    id: 'scope-as-query-refused',
    change: (base) => ({
      pairsOf: (raw) => (/(?:^|&)x-depot=/i.test(raw) ? refuse('The depot is a header.') : base.pairsOf(raw)),
    }),
  },
  { id: 'unknown-scope-403', change: (base) => ({ depotOf: (ask) => as403(true, () => base.depotOf(ask)) }) },
  { id: 'unknown-scope-empty', change: () => ({ depotOf: ({ headers }) => headers['x-depot'] }) },
  { id: 'unknown-scope-is-own', change: (base) => ({ depotOf: (ask) => ownUnlessKnown(ask, () => base.depotOf(ask)) }) },
  {
    id: 'empty-scope-is-none',
    change: (base) => ({ depotOf: (ask) => (ask.headers['x-depot'] === '' ? undefined : base.depotOf(ask)) }),
    options: { grammar: 'in' },
  },
  {
    id: 'empty-scope-is-the-first',
    change: (base) => ({ depotOf: (ask) => (ask.headers['x-depot'] === '' ? depots[0] : base.depotOf(ask)) }),
    options: { grammar: 'in' },
  },
  { id: 'identity-not-kept-first', change: (base) => ({ keysOf: (text) => distinctKeys(base.keysOf(text)) }) },
  { id: 'page-size-ten', change: none, options: { defaultSize: 10, maximum: 20 } },
  { id: 'fifty-fifty', change: none, options: { defaultSize: 50, maximum: 50 } },
  { id: 'size-117', change: none, options: { size: 117 } },
  { id: 'size-0', change: none, options: { size: 0 } },
  { id: 'size-60', change: none, options: { size: 60 } },
  { id: 'size-1000', change: none, options: { size: 1_000 } },
  { id: 'integers-as-numbers', change: none, options: { integers: 'number' } },
  { id: 'several-values-without-or', change: none, options: { grammar: 'in' } },
  { id: 'several-values-without-projection', change: none, options: { grammar: 'in-alone' } },
  ...lawfulReadings,
];

const distinctKeys = <T extends { readonly field: string }>(keys: readonly T[]): readonly T[] =>
  keys.filter(({ field }, index) => isField(field) && keys.findIndex((one) => one.field === field) === index);

function readLeniently<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal) || !text.startsWith('{')) throw error;
    throw new Refusal(410, 'gone', 'The token has expired.');
  }
}

function refusedBeside(pairs: Pairs): Pairs {
  const both = valueOf(pairs, 'after') !== undefined && valueOf(pairs, 'skip') !== undefined;
  return both ? refuse('after and skip exclude one another.') : pairs;
}

const known = ['per_page', 'skip', 'after', 'sort', 'where', 'fields'];
const refusedUnknown = (pairs: Pairs): Pairs =>
  pairs.find(([name]) => !known.includes(name)) === undefined ? pairs : refuse('There is no such parameter.');

const safely = (raw: string): string => raw.slice(0, 200);

function as422<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(422, 'unprocessable', error.message) : error;
  }
}

function as403<T>(when: boolean, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw when && error instanceof Refusal ? new Refusal(403, 'forbidden', error.message) : error;
  }
}
