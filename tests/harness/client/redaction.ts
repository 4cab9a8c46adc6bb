import type { Json } from '../contract/model';
import { heedGarbage } from '../garbage';
import type { TextOutline } from './exchange';
import { base64Cores, beginningsInHex, disguised, encodings, inHex, undisguisedPart } from './disguise';
import { parseJson } from './json';
import type { Unbounded } from './json-bounds';
import { type Form, Sieve, chunksOf } from './sieve';

/** Stands for the configured credential in every record. */
export const configuredPlaceholder = '<configured credential>';
const tooManyEchoes = 'a credential of the run in disguise, in more places than it is taken out of';

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
  /** Whether a part of a JSON text holds no credential, in any form and behind any escape; of a long one only that it is not looked at closely. */
  isClean(part: string): boolean;
  /** Whether a credential could begin in one item of a list and end in the next, because it holds a sign that parts them. */
  readonly mayCrossItems: boolean;
  /** Why the credentials in a body are too many to be taken out of it; of those in disguise no run takes time for any number. */
  overwhelmedBy(text: string): Unbounded | undefined;
  /** Text and JSON of a body with every credential replaced; the JSON stays JSON. `json`: the parsed text. */
  redactBody(text: string, json: Json | undefined): RedactedBody;
  /** Names and values with every credential replaced. A name has lost its case, and is looked at without it. */
  redactHeaders(headers: { readonly [name: string]: string }): RedactedHeaders;
}

/**
 * Characters of text that credentials in disguise are taken out of, of one body and in a run: a million costs four seconds where they stand side
 * by side. What is not in disguise costs a tenth of that, and is always replaced.
 */
const mostDisguised = { body: 2 ** 19, run: 2 ** 22 };
/** A longer part of a body is not looked at closely by itself, because the body may be too much. */
const longPart = 2 ** 16;

/** `secrets`: every configured credential; `invented`: those made up for probes, replaced so that records do not vary by run. */
export function createRedactor(secrets: readonly string[], invented: readonly string[]): Redactor {
  const values = new Sieve(configuredPlaceholder, [
    ...formsOf(secrets, configuredPlaceholder, isNoWord),
    ...formsOf(invented, inventedPlaceholder, () => false),
  ]);
  // A name has lost its case, and its base64 with it.
  const names = new Sieve(configuredPlaceholder, [
    ...formsOf(secrets, configuredPlaceholder, () => true, true),
    ...formsOf(invented, inventedPlaceholder, () => true, true),
  ]);
  const holds = (text: string): boolean => values.holds(text);
  const redact = (text: string): string => values.redact(text);
  const plain = longestFirst([...secrets, ...invented]);
  const withoutPlain = (text: string): string => plain.reduce((left, secret) => left.replaceAll(secret, ' '), text);
  let disguised = 0;

  function isOverwhelming(text: string): boolean {
    let here = 0;
    for (const whole of chunksOf(text)) {
      const chunk = withoutPlain(whole);
      if (!values.mayHold(chunk)) continue;
      if (disguised > mostDisguised.run) return true;
      // What is taken off and put together again is twenty times the text.
      heedGarbage(20 * chunk.length);
      if (values.redact(chunk) === chunk) continue;
      here += chunk.length;
      disguised += chunk.length;
      if (here > mostDisguised.body) return true;
    }
    return false;
  }

  return {
    holds,
    redact,
    isClean: (part) => (part.length > longPart || disguised > mostDisguised.run ? !values.mayHold(part) : redact(part) === part),
    overwhelmedBy: (text) => (isOverwhelming(text) ? { beyond: tooManyEchoes, isEcho: true } : undefined),
    mayCrossItems: [...secrets, ...invented].some((secret) => /[{}]/.test(secret)),
    redactHeaders(headers) {
      const entries = Object.entries(headers).map(([name, value]) => {
        const redacted = names.redact(name.toLowerCase());
        const echoed = holds(value) || redacted.includes(configuredPlaceholder);
        return { name: redacted, value: redact(value), echoed };
      });
      return {
        headers: Object.fromEntries(entries.map(({ name, value }) => [name, value])),
        echoed: entries.some(({ echoed }) => echoed),
      };
    },
    redactBody(text, json) {
      if (!values.mayHold(text)) return { text, json, echoed: false };
      const plainly = values.plainly(text);
      const reparsed = json === undefined || plainly === text || values.mayHold(plainly) ? undefined : parseJson(plainly);
      if (reparsed !== undefined) return { text: plainly, json: reparsed, echoed: holds(text) };
      const echoed = holds(text);
      if (json === undefined) return { text: redact(text), json, echoed };
      // The credential was a bare number, began within an escape, or stands below a disguise that is not taken off what is beside it.
      const tree = rewrite(json, redact);
      const rewritten = JSON.stringify(tree);
      return rewritten === JSON.stringify(json) ? { text, json, echoed } : { text: rewritten, json: tree, echoed };
    },
  };
}

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

/** Of a long form its beginning tells enough, and stands within one piece of a text in any disguise. */
const longestNeedle = 64;

/** The credentials that are looked for. `Bearer x` may come back as `x`. */
function longestFirst(secrets: readonly string[]): readonly string[] {
  const whole = secrets.flatMap((secret) => [secret, secret.replace(/^\S+\s+/, '')]);
  const long = [...new Set(whole)].filter((secret) => secret.length >= shortestSecret);
  return long.sort((a, b) => b.length - a.length);
}

/** What to search for, longest first, so that no form leaves a rest of a longer one. */
function formsOf(
  secrets: readonly string[],
  placeholder: string,
  folds: (secret: string) => boolean,
  isName = false,
): readonly Form[] {
  return longestFirst(secrets)
    .flatMap((secret) => {
      const isFolded = folds(secret);
      const cases = isFolded ? [secret, secret.toLowerCase(), secret.toUpperCase()] : [secret];
      const needle = undisguisedPart(secret)?.slice(0, longestNeedle);
      return [
        ...[...cases, ...encodings(secret)].map((one) => ({
          length: 2 * one.length,
          sources: () => partsOf(one).map(inHex),
          needles: beginningsInHex(one).map((beginning) => beginning.slice(0, longestNeedle)),
        })),
        {
          length: secret.length,
          sources: () => partsOf(secret).map((part) => disguised(part, isFolded)),
          needles: needle === undefined ? [] : [needle.replaceAll(' ', '+')],
        },
        ...[...new Set([...cases, ...encodings(secret)].flatMap(base64Cores))].map((core) => ({
          length: core.length,
          sources: () => partsOf(core).map((part) => disguised(part, isName)),
          needles: [core.toLowerCase()],
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
