import { mayEscape } from '../client/disguise';
import type { Exchange, ReceivedResponse } from '../client/exchange';
import type { Json } from '../contract/model';

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodedBytes = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });

/** Everything a body says: its names and texts where it is JSON, each on lines of its own, else the body as it stands. */
export function wordsOf({ json, text }: Pick<ReceivedResponse, 'json' | 'text'>): string {
  const words: string[] = [];
  const visit = (value: Json): void => {
    if (typeof value === 'string') words.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) {
        if (!Array.isArray(value)) words.push(name);
        visit(member);
      }
  };
  if (json === undefined) return text;
  visit(json);
  return words.join('\n');
}

/**
 * A text as a reader means it, whatever it was written in on its way: HTML (character references), percent-encoding (RFC 3986, 2.1) and
 * what a JSON string may escape (RFC 8259, 7), also twice over. Not the escapes that are letters: `\n` stands in paths of Windows.
 */
export function plainText(text: string): string {
  return decodedOnce(decodedOnce(text));
}

function decodedOnce(text: string): string {
  if (!mayEscape(text)) return text;
  const unescaped = text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_match, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/\\(["/])/g, '$1')
    .replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (whole, hex: string, code: string) => {
      const point = parseInt(code, hex === '' ? 10 : 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
  return decodedBytes(unescaped);
}

/** Everything a request held that an answer may quote: its path, its query as a whole and in parts, its headers; the longest first. */
export function quotableParts({ url, headers }: Exchange['request']): readonly string[] {
  const { pathname, search, href } = new URL(url);
  const pairs = search.slice(1).split('&');
  const values = pairs.flatMap((pair) => [pair, pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const parts = [href, `${pathname}${search}`, pathname, search, ...values, ...Object.values(headers)].map(String);
  const read = parts.flatMap((part) => [plainText(part), plainText(part.replaceAll('+', ' '))]);
  return [...new Set(read)].filter((part) => part.length > 2).sort((a, b) => b.length - a.length);
}

/** Stands for what was quoted. No pattern of a disclosure holds it. */
const mark = '\u2026';

/** A plain text in which the parts of the request are left out. */
export function withoutQuotes(text: string, parts: readonly string[]): string {
  return parts.reduce((left, part) => left.replaceAll(part, mark), text);
}
