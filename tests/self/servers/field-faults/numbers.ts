import { crash, type FieldFault } from './fault';

/** Numbers at the edges of 31, 32, 53 and 64 bits. */

const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+$/.test(text);

const limitBreaksFrom =
  (edge: bigint): FieldFault['change'] =>
  (base) => ({ sizeOf: (text) => (isNumber(text) && BigInt(text) >= edge ? crash('integer out of range') : base.sizeOf(text)) });

const skipBreaksFrom =
  (edge: bigint): FieldFault['change'] =>
  (base) => ({ skipOf: (text) => (isNumber(text) && BigInt(text) >= edge ? crash('bigint out of range') : base.skipOf(text)) });

/** The offset is kept in so many bits, with a sign or without one. */
const skipWraps =
  (bits: number): FieldFault['change'] =>
  (base) => ({
    skipOf: (text) => (isNumber(text) ? Math.max(0, Number(BigInt.asIntN(bits, BigInt(text)))) : base.skipOf(text)),
  });

export const numbers: readonly FieldFault[] = [
  {
    id: 'limit-breaks-at-31-bits',
    source: 'https://github.com/lib/pq (integer out of range)',
    seen: '`per_page=2147483648` answers with 500.',
    change: limitBreaksFrom(2n ** 31n),
  },
  {
    id: 'limit-breaks-at-63-bits',
    source: 'https://github.com/golang/go strconv.ErrRange',
    seen: '`per_page=9223372036854775808` answers with 500.',
    change: limitBreaksFrom(2n ** 63n),
  },
  {
    id: 'limit-breaks-at-53-bits',
    source: 'https://github.com/mongodb/node-mongodb-native',
    seen: '`per_page=9007199254740993` answers with 500.',
    change: limitBreaksFrom(2n ** 53n),
  },
  {
    id: 'limit-wraps-at-32-bits',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    seen: '`per_page=4294967301` is taken for 5, or for 1000 beyond the maximum.',
    change: (base) => ({
      sizeOf: (text) =>
        isNumber(text) && BigInt(text) >= 2n ** 32n ? Number(BigInt.asUintN(32, BigInt(text))) || 130 : base.sizeOf(text),
    }),
  },
  {
    id: 'skip-breaks-at-31-bits',
    source: 'https://github.com/jackc/pgx (integer out of range)',
    seen: '`skip=2147483648` answers with 500.',
    change: skipBreaksFrom(2n ** 31n),
  },
  {
    id: 'skip-breaks-at-63-bits',
    source: 'https://www.sqlite.org/rescode.html',
    seen: '`skip=9223372036854775808` answers with 500.',
    change: skipBreaksFrom(2n ** 63n),
  },
  {
    id: 'skip-breaks-beyond-64-bits',
    source: 'https://www.sqlite.org/rescode.html',
    seen: '`skip=18446744073709551616` answers with 500.',
    change: skipBreaksFrom(2n ** 64n),
  },
  {
    id: 'skip-wraps-at-31-bits',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    seen: '`skip=2147483648` answers the first page.',
    change: skipWraps(32),
  },
  {
    id: 'skip-wraps-at-63-bits',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    seen: '`skip=9223372036854775808` answers the first page.',
    change: skipWraps(64),
  },
  {
    id: 'sum-breaks-at-31-bits',
    source: 'https://github.com/elastic/elasticsearch (from + size)',
    seen: '`skip=2147483647&per_page=50` answers with 500: the sum has no room.',
    change: (base) => ({
      cut: (rows, query) =>
        query.skip < 2 ** 31 && query.skip + query.size >= 2 ** 31 ? crash('integer overflow') : base.cut(rows, query),
    }),
  },
  {
    id: 'sum-wraps-at-63-bits',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    seen: '`skip=9223372036854775807` answers the first page: the sum is negative.',
    change: (base) => ({
      skipOf: (text) => (isNumber(text) && BigInt(text) < 2n ** 63n && BigInt(text) + 50n >= 2n ** 63n ? 0 : base.skipOf(text)),
    }),
  },
  {
    id: 'deep-offset-breaks',
    source: 'https://github.com/usgpo/api/issues/8',
    seen: '`skip=10001` answers with 500.',
    change: skipBreaksFrom(9_951n),
  },
  {
    id: 'skip-beyond-end-is-last-page',
    source: 'https://github.com/5afe/safe-client-gateway/issues/99',
    seen: 'An offset beyond the end answers the last page again.',
    change: (base) => ({ cut: (rows, query) => (query.skip >= rows.length ? rows.slice(-query.size) : base.cut(rows, query)) }),
  },
  {
    id: 'skip-as-double',
    source: 'https://github.com/nodejs/node (Number beyond 2^53)',
    seen: '`skip=9007199254740993` answers the first page.',
    change: (base) => ({ skipOf: (text) => (isNumber(text) && BigInt(text) > 2n ** 53n ? 0 : base.skipOf(text)) }),
  },
  {
    id: 'skip-wraps-at-64-bits-unsigned',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    seen: '`skip=18446744073709551617` is taken for 1.',
    change: (base) => ({
      skipOf: (text) => (isNumber(text) && text.length > 15 ? Number(BigInt.asUintN(64, BigInt(text))) : base.skipOf(text)),
    }),
  },
  {
    id: 'sum-wraps-at-31-bits',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    seen: '`skip=2147483647` answers the first page: the end of the page is negative.',
    change: (base) => ({
      cut: (rows, query) =>
        base.cut(rows, query.skip < 2 ** 31 && query.skip + query.size >= 2 ** 31 ? { ...query, skip: 0 } : query),
    }),
  },
  {
    id: 'skip-beyond-63-bits-ignored',
    source: 'https://github.com/golang/go strconv.ErrRange (for the offset)',
    seen: '`skip=9223372036854775808` and beyond is not looked at.',
    change: (base) => ({ skipOf: (text) => (isNumber(text) && BigInt(text) >= 2n ** 63n ? 0 : base.skipOf(text)) }),
  },
];
