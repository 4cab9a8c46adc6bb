import { createHash } from 'node:crypto';
import { isField } from '../field-data';
import { refuse, Refusal } from '../field-query';
import { crash, type FieldFault } from './fault';

/** Tokens that were tampered with. */

/** `atob` and the like: a sign that is none of the alphabet is an error. */
const isAlphabet = (token: string): boolean => /^[\w-]*$/.test(token);

const looksLikeBase64 = (token: string): boolean => /^[\w-]+$/.test(token) && token.length >= 8;

/** Reads JSON and trusts it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Bytes that nobody reads, and their digest. */
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5));
const digest = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 8);
export const sealed = (text: string): string => turned(Buffer.from(`${digest(text)}${text}`)).toString('base64url');
export function opened(token: string): string {
  const text = turned(Buffer.from(token, 'base64url')).toString();
  return text.startsWith(digest(text.slice(8))) ? text.slice(8) : refuse('The token is not one of ours.');
}

export const tokens: readonly FieldFault[] = [
  {
    id: 'token-text-changed-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/pull/2044',
    seen: 'A token whose text has one other character answers with 500.',
    change: (base) => ({
      readCursor(text, keys, sort) {
        try {
          return base.readCursor(text, keys, sort);
        } catch (error) {
          if (text.startsWith('{') && error instanceof Refusal) return crash('JSONDecodeError: Expecting property name');
          throw error;
        }
      },
    }),
  },
  {
    id: 'token-key-changed-breaks',
    source: 'https://github.com/saleor/saleor/pull/9521',
    seen: 'A token that is JSON with other keys answers with 500.',
    change: (base) => ({
      readCursor: (text, keys, sort) =>
        isJson(text) && !text.startsWith('{"s":') ? crash("KeyError: 's'") : base.readCursor(text, keys, sort),
    }),
  },
  {
    id: 'token-not-utf8-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/issues/1496',
    seen: 'A token that decodes to no UTF-8 answers with 500.',
    change: (base) => ({
      readCursor: (text, keys, sort) =>
        text.includes('\ufffd') ? crash('UnicodeDecodeError') : base.readCursor(text, keys, sort),
    }),
  },
  {
    id: 'token-garbage-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/issues/936',
    seen: 'A token that is no base64 answers with 500.',
    change: (base) => ({
      decode: (token) => (looksLikeBase64(token) ? base.decode(token) : crash('binascii.Error: Incorrect padding')),
    }),
  },
  {
    id: 'token-outside-the-alphabet-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/issues/936 (for a decoder that is strict about its alphabet alone)',
    seen: 'A token with a sign that base64 does not have answers with 500.',
    change: (base) => ({
      decode: (token) => (isAlphabet(token) ? base.decode(token) : crash('binascii.Error: Only base64 data is allowed')),
    }),
  },
  {
    id: 'token-in-hex-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/issues/936 (for tokens in hex)',
    seen: 'A token that is no hex answers with 500.',
    change: () => ({
      encode: (text) => Buffer.from(text).toString('hex'),
      decode: (token) =>
        /^(?:[0-9a-f]{2})*$/.test(token)
          ? Buffer.from(token, 'hex').toString('utf8')
          : crash('ValueError: non-hexadecimal number'),
    }),
  },
  {
    id: 'token-sealed-outside-the-alphabet-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/issues/936 (for tokens that are no text)',
    seen: 'A sealed token with a sign that base64 does not have answers with 500; any other change is refused.',
    change: () => ({
      encode: sealed,
      decode: (token) => (isAlphabet(token) ? opened(token) : crash('binascii.Error: Only base64 data is allowed')),
    }),
  },
  {
    id: 'token-garbage-is-first-page',
    source: 'https://github.com/webiny/webiny-js/issues/1956',
    seen: 'A token that is none answers the first page, and a client walks in circles.',
    change: (base) => ({
      readCursor(text, keys, sort) {
        try {
          return base.readCursor(text, keys, sort);
        } catch {
          return { values: keys.map(() => null), id: '0' };
        }
      },
      isAfter: (parcel, cursor, query) => cursor.id === '0' || base.isAfter(parcel, cursor, query),
    }),
  },
  {
    id: 'token-other-order-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/pull/2044 (wrong number of ordering columns)',
    seen: 'A token under another order answers with 500.',
    change: (base) => ({
      readCursor(text, keys, sort) {
        const held = isJson(text) ? (JSON.parse(text) as { readonly s?: unknown } | null) : null;
        return typeof held?.s === 'string' && held.s !== sort && isField(held.s.replace(/^-/, '').split(',')[0] ?? '')
          ? crash('operator does not exist: timestamp > text')
          : base.readCursor(text, keys, sort);
      },
    }),
  },
  {
    id: 'token-value-of-another-type-breaks',
    source: 'https://github.com/lablup/backend.ai/pull/13065',
    seen: 'A token whose timestamp has one other digit answers with 500.',
    change: (base) => ({
      readCursor(text, keys, sort) {
        const held = isJson(text) ? (JSON.parse(text) as { readonly v?: readonly unknown[] } | null) : null;
        const [first] = held?.v ?? [];
        const broken = keys[0]?.field === 'createdAt' && typeof first === 'string' && Number.isNaN(Date.parse(first));
        return broken ? crash("ValueError: Invalid isoformat string: '2024-x'") : base.readCursor(text, keys, sort);
      },
    }),
  },
  {
    id: 'token-date-unchecked-breaks',
    source: 'https://github.com/lablup/backend.ai/pull/13065 (for a month that no year has)',
    seen: 'A token whose date has the shape of one and is none answers with 500.',
    change: (base) => ({
      readCursor: (text, keys, sort) =>
        /\d{4}-(?:1[3-9]|[2-9]\d)-\d\d/.test(text)
          ? crash('ValueError: month must be in 1..12')
          : base.readCursor(text, keys, sort),
    }),
  },
  {
    id: 'token-empty-breaks',
    source: 'https://github.com/wso2/carbon-consent-management/pull/284',
    seen: '`after=` answers with 500.',
    change: (base) => ({ decode: (token) => (token === '' ? crash('EOFError') : base.decode(token)) }),
  },
  {
    id: 'token-without-order-breaks',
    source: 'https://github.com/saleor/saleor/pull/9521 (for one member)',
    seen: 'A token that lacks one of its members answers with 500.',
    change: (base) => ({
      readCursor: (text, keys, sort) =>
        isJson(text) && text.startsWith('{') && !/"s":.*"v":.*"i":/.test(text)
          ? crash("TypeError: Cannot read properties of undefined (reading 'length')")
          : base.readCursor(text, keys, sort),
    }),
  },
  {
    id: 'token-replaced-bytes-first-page',
    source: 'https://github.com/webiny/webiny-js/issues/1956 (for bytes that are no UTF-8)',
    seen: 'A token that decodes to no UTF-8 answers with 500, where the sign for it is no JSON.',
    change: (base) => ({
      decode(token) {
        const text = base.decode(token);
        return text.includes('\ufffd') && !isJson(text) ? crash('SyntaxError: Unexpected token') : text;
      },
    }),
  },
];
