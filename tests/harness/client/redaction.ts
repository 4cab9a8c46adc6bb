import type { Json } from '../contract/model';
import type { TextOutline } from './exchange';
import {
  base64Cores,
  beginningsInHex,
  disguised,
  encodings,
  inHex,
  isPlain,
  isUndisguised,
  mayEscape,
  undisguised,
} from './disguise';
import { parseJson } from './json';
import { type Needles, needlesOf } from './needles';
import { seenParts } from './unseen';

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
  readonly outline?: TextOutline;
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
  /** Whether a part of a JSON text holds no credential, in any form and behind any escape. */
  isClean(part: string): boolean;
  /** Whether a credential could begin in one item of a list and end in the next, because it holds a sign that parts them. */
  readonly mayCrossItems: boolean;
  /** Text and JSON of a body with every credential replaced; the JSON stays JSON. `json`: the parsed text. */
  redactBody(text: string, json: Json | undefined): RedactedBody;
  /** Names and values with every credential replaced. A name has lost its case, and is looked at without it. */
  redactHeaders(headers: { readonly [name: string]: string }): RedactedHeaders;
}

/** One form of a credential. */
interface Form {
  /** Of a long form one for each part, together in a row. Made when they are first needed, which for most forms is never. */
  readonly patterns: readonly RegExp[];
  /** In small letters; a text without any of them, disguised or not, does not hold the form. None: only the pattern tells. */
  readonly needles: readonly string[];
  readonly placeholder: string;
}

/** `secrets`: every configured credential; `invented`: those made up for probes, replaced so that records do not vary by run. */
export function createRedactor(secrets: readonly string[], invented: readonly string[]): Redactor {
  const forms = together([
    ...formsOf(secrets, configuredPlaceholder, isNoWord),
    ...formsOf(invented, inventedPlaceholder, () => false),
  ]);
  // A name has lost its case, and its base64 with it.
  const ofNames = together([
    ...formsOf(secrets, configuredPlaceholder, () => true, true),
    ...formsOf(invented, inventedPlaceholder, () => true, true),
  ]);
  const isEchoed = (text: string, those: readonly Form[]): boolean =>
    those.some((form) => form.placeholder === configuredPlaceholder && isWhole(text, form));
  const holds = (text: string): boolean => [text, ...unlike(text)].some((one) => isEchoed(one, within(one, forms)));
  /** What is unseen stays in a text, unless a credential would stand in it without that. */
  function redact(text: string): string {
    const left = replaced(text, within(text, forms));
    for (const seen of unlike(left)) {
      const held = within(seen, forms);
      const clean = replaced(seen, held);
      if (clean !== seen) return clean;
    }
    return left;
  }

  return {
    holds,
    redact,
    isClean: (part) => redact(part) === part,
    mayCrossItems: [...secrets, ...invented].some((secret) => /[{}]/.test(secret)),
    redactHeaders(headers) {
      const entries = Object.entries(headers).map(([name, value]) => {
        const redacted = replaced(name.toLowerCase(), within(name, ofNames));
        const echoed = holds(value) || redacted.includes(configuredPlaceholder);
        return { name: redacted, value: redact(value), echoed };
      });
      return {
        headers: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
        echoed: entries.some(({ echoed }) => echoed),
      };
    },
    redactBody(text, json) {
      const redacted = redact(text);
      if (redacted === text) return { text, json, echoed: false };
      const echoed = holds(text);
      if (json === undefined) return { text: redacted, json, echoed };
      const reparsed = parseJson(redacted);
      if (reparsed !== undefined) return { text: redacted, json: reparsed, echoed };
      // The credential was a bare number, or began within an escape: rewrite the body from its redacted tree.
      const tree = rewrite(json, redact);
      return { text: JSON.stringify(tree), json: tree, echoed };
    },
  };
}

/** All forms of some credentials, the longest first. */
interface Forms {
  readonly all: readonly Form[];
  /** Finds any needle of theirs; `undefined`: a form has none, so that each is looked for. */
  readonly needles: Needles | undefined;
}

function together(all: readonly Form[]): Forms {
  const hasPlainOnes = all.length > 0 && all.every((form) => form.needles.length > 0);
  return { all, needles: hasPlainOnes ? needlesOf(all.flatMap((form) => form.needles)) : undefined };
}

/** Longer texts are looked through piece by piece, because they are copied for it; what a piece repeats of the one before it. */
const [longText, overlap] = [2 ** 18, 2 ** 16];

/** The forms that a text may hold, the longest first. */
function within(text: string, forms: Forms): readonly Form[] {
  if (text.length <= longText) return withinPiece(text, forms);
  const found = new Set<Form>();
  for (let from = 0; from < text.length; from += longText - overlap)
    for (const form of withinPiece(text.slice(from, from + longText), forms)) found.add(form);
  return forms.all.filter((form) => found.has(form));
}

function withinPiece(text: string, { all, needles }: Forms): readonly Form[] {
  if (all.length === 0) return [];
  const lower = text.toLowerCase();
  // The other reading too, because an escape that ends where a form begins may take its first letters. Blanks alone are no disguise to needles.
  if (needles !== undefined && !needles(lower) && !(mayEscape(lower) && needles(undisguised(lower)))) return [];
  const readings = [lower, undisguised(lower)];
  const isIn = (one: string): boolean => readings.some((reading) => reading.includes(one));
  return all.filter(({ needles }) => needles.length === 0 || needles.some(isIn));
}

/** The text without what is unseen in it, where that makes another one. */
const unlike = (text: string): readonly string[] => (isUndisguised(text) ? [] : seenParts(text));

const isWhole = (text: string, { patterns }: Form): boolean => patterns.every((pattern) => text.search(pattern) !== -1);

const replaced = (text: string, forms: readonly Form[]): string =>
  forms.reduce((left, form) => {
    const { patterns, placeholder } = form;
    if (patterns.length > 1 && !isWhole(left, form)) return left;
    const parts = patterns.reduce((rest, pattern) => rest.replace(pattern, placeholder), left);
    return patterns.length > 1 ? parts.replaceAll(placeholder.repeat(patterns.length), placeholder) : parts;
  }, text);

/**
 * Parts of a form, each found by a pattern of its own: one of thousands of characters takes seconds to be made, and one of more breaks. None
 * ends where an escape may go on, or is short enough to stand somewhere by chance.
 */
const partsOf = (text: string): readonly string[] => text.match(/[^]{256}[^]*?(?<![%&\\][^]{0,7})(?=[^]{64})|[^]+/g) ?? [];

/**
 * Words without digits stand in data, too, and there in another case: replaced, they would change what is judged. Such a credential is
 * looked for in its own case.
 */
const isNoWord = (secret: string): boolean =>
  secret.length >= 24 || !secret.split(/[-_. ]/).every((part) => /^(?:[A-Za-z]?[a-z]*|[A-Z]*)$/.test(part));

/** What to search for, longest first, so that no form leaves a rest of a longer one. */
function formsOf(
  secrets: readonly string[],
  placeholder: string,
  folds: (secret: string) => boolean,
  isName = false,
): readonly Form[] {
  // `Bearer x` may come back as `x`.
  const whole = secrets.flatMap((secret) => [secret, secret.replace(/^\S+\s+/, '')]);
  const long = [...new Set(whole)].filter((secret) => secret.length >= shortestSecret);
  return long
    .flatMap((secret) => {
      const isFolded = folds(secret);
      const cases = isFolded ? [secret, secret.toLowerCase(), secret.toUpperCase()] : [secret];
      const needle = isPlain(secret) ? [undisguised(secret), secret.toLowerCase()] : [];
      return [
        ...[...cases, ...encodings(secret)].map((one) => ({
          length: 2 * one.length,
          sources: () => partsOf(one).map(inHex),
          needles: beginningsInHex(one),
        })),
        { length: secret.length, sources: () => partsOf(secret).map((part) => disguised(part, isFolded)), needles: needle },
        ...[...new Set([...cases, ...encodings(secret)].flatMap(base64Cores))].map((core) => ({
          length: core.length,
          sources: () => partsOf(core).map((part) => disguised(part, isName)),
          needles: [undisguised(core)],
        })),
      ];
    })
    .sort((a, b) => b.length - a.length)
    .map(({ sources, needles }) => {
      let made: readonly RegExp[] | undefined;
      return {
        needles,
        placeholder,
        get patterns() {
          made ??= sources().map((source) => new RegExp(source, 'g'));
          return made;
        },
      };
    });
}

/** `Object.fromEntries` defines members, so a key `__proto__` stays a member. */
function rewrite(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : redact(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member: Json) => rewrite(member, redact));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [redact(key), rewrite(member, redact)]));
}
