import type { Json } from '../contract/model';
import { parseJson } from './json';
import { encodeStrictly } from './url';

/** Stands for the configured credential in every record. */
export const configuredPlaceholder = '<configured credential>';
/** Stands for an invented credential in every record. */
export const inventedPlaceholder = '<invented credential>';

/**
 * Shorter credentials are not looked for in what the target sends: a three-letter key would be found in names and words, and
 * replacing it there would change the very data under test. They still never leave the request headers.
 */
export const shortestSecret = 8;

export interface RedactedBody {
  readonly text: string;
  readonly json: Json | undefined;
  /** A configured credential was found. */
  readonly echoed: boolean;
}

export interface RedactedHeaders {
  readonly headers: { readonly [name: string]: string };
  /** A configured credential was found, in a value or a name. */
  readonly echoed: boolean;
}

/** Takes credentials out of what the target sent, before anything else sees it. */
export interface Redactor {
  /** Whether the text holds a configured credential, in any of the forms servers echo. */
  holds(text: string): boolean;
  /** The text with every credential replaced by its placeholder. */
  redact(text: string): string;
  /** Text and JSON of a body with every credential replaced; the JSON stays JSON. `json`: the parsed text. */
  redactBody(text: string, json: Json | undefined): RedactedBody;
  /** Names and values with every credential replaced. A name has lost its case, and is looked at without it. */
  redactHeaders(headers: { readonly [name: string]: string }): RedactedHeaders;
}

/** `secrets`: every configured credential; `invented`: those made up for probes, replaced so that records do not vary by run. */
export function createRedactor(secrets: readonly string[], invented: readonly string[]): Redactor {
  const configured = formsOf(secrets);
  const forms = [
    ...configured.map((form) => [form, configuredPlaceholder] as const),
    ...formsOf(invented).map((form) => [form, inventedPlaceholder] as const),
  ];
  const holds = (text: string): boolean => configured.some((form) => text.includes(form));
  const holdsAny = (text: string): boolean => forms.some(([form]) => text.includes(form));
  const redact = (text: string): string =>
    forms.reduce((left, [form, placeholder]) => (left.includes(form) ? left.replaceAll(form, placeholder) : left), text);

  const lower = forms.map(([form, placeholder]) => [form.toLowerCase(), placeholder] as const);
  const redactName = (name: string): string =>
    lower.reduce((left, [form, placeholder]) => left.replaceAll(form, placeholder), name);

  return {
    holds,
    redact,
    redactHeaders(headers) {
      const entries = Object.entries(headers);
      return {
        headers: Object.fromEntries(entries.map(([name, value]) => [redactName(name.toLowerCase()), redact(value)])),
        echoed: entries.some(([name, value]) => holds(value) || redactName(name.toLowerCase()).includes(configuredPlaceholder)),
      };
    },
    redactBody(text, json) {
      if (forms.length === 0) return { text, json, echoed: false };
      if (json === undefined) return { text: redact(text), json, echoed: holds(text) };
      if (!holdsAny(text) && !holdsAny(unescaped(text))) return { text, json, echoed: false };
      const echoed = holds(text) || some(json, holds);
      const redacted = redact(text);
      const reparsed = parseJson(redacted);
      if (reparsed !== undefined && !some(reparsed, holdsAny)) return { text: redacted, json: reparsed, echoed };
      // The credential was a bare number, or hidden by escapes: rewrite the body from its redacted tree.
      const tree = rewrite(json, redact);
      return { text: JSON.stringify(tree), json: tree, echoed };
    },
  };
}

/** What to search for, longest first, so that no form leaves a rest of a longer one. */
function formsOf(secrets: readonly string[]): readonly string[] {
  // `Bearer x` may come back as `x`.
  const whole = secrets.flatMap((secret) => [secret, secret.replace(/^\S+\s+/, '')]);
  const forms = whole.filter((secret) => secret.length >= shortestSecret).flatMap((secret) => spellings(secret));
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function spellings(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const percent = encodeURIComponent(secret);
  const everyByte = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const plain = [
    secret,
    json,
    json.replaceAll('/', '\\/'),
    percent,
    percent.replaceAll('%20', '+'),
    everyByte,
    ...queryTexts(secret),
    ...htmlTexts(secret),
  ];
  const lowerHex = (text: string): string => text.replace(/%../g, (escape) => escape.toLowerCase());
  const upperHex = (text: string): string => text.replace(/%../g, (escape) => escape.toUpperCase());
  return [...plain, ...plain.map(lowerHex), ...plain.map(upperHex), ...base64Cores(secret)];
}

/** As a URL holds a text in its query, by the encoders that leave more or fewer signs alone than `encodeURIComponent`. */
function queryTexts(secret: string): readonly string[] {
  const strict = encodeStrictly(secret);
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  // Python's `quote` keeps slashes, browsers and `encodeURI` most signs; pages for people write the ampersands and quotes as entities.
  return [strict, form, strict.replaceAll('%2F', '/'), encodeURI(secret), encodeURIComponent(secret).replaceAll("'", '&#39;')];
}

/** As pages for people quote a text: the entities that escaping functions write, with the quotes named, decimal or hexadecimal. */
function htmlTexts(secret: string): readonly string[] {
  const angles = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = [
    ['"', "'"],
    ['&quot;', "'"],
    ['&quot;', '&#39;'],
    ['&quot;', '&apos;'],
    ['&quot;', '&#x27;'],
    ['&#34;', '&#39;'],
    ['&#x22;', '&#x27;'],
  ] as const;
  return quotes.map(([double, single]) => angles.replaceAll('"', double).replaceAll("'", single));
}

/** A text inside a longer base64 text looks one of three ways, by its distance from a multiple of three bytes (RFC 4648, section 4). */
function base64Cores(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const whole = (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).replace(/=+$/, ''));
  const inside = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((alphabet) => shifted.toString(alphabet).slice(from, to));
  });
  return [...whole, ...inside];
}

/**
 * An escape such as \u002d can hide a credential from a search of the text. Undone for the search only, and only where there is
 * one: walking every string of every body would cost more than parsing it.
 */
function unescaped(text: string): string {
  if (!text.includes('\\u') && !text.includes('\\/')) return '';
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? character : String.fromCharCode(parseInt(code, 16)),
  );
}

function some(value: Json, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return holds(value);
  if (typeof value === 'number') return holds(String(value));
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((member: Json) => some(member, holds));
  return Object.entries(value).some(([key, member]) => holds(key) || some(member, holds));
}

/** `Object.fromEntries` defines members, so a key `__proto__` stays a member. */
function rewrite(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : redact(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member: Json) => rewrite(member, redact));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [redact(key), rewrite(member, redact)]));
}
