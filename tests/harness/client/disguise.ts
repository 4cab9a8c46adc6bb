/** How a text looks inside others: what servers, pages, proxies and logs make of each sign on its way. */

/** A hexadecimal code in letters of either case. */
const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const hexOf = (code: number, width: number): string => anyCase(code.toString(16).padStart(width, '0'));

/** A text as the source of a pattern that finds it. */
const literally = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** RFC 8259, section 7; of a text in a text, with more backslashes. */
const shortEscapes: { readonly [sign: string]: string } = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/** HTML's names of the signs of ASCII (HTML, section 13.5). */
const entities: { readonly [sign: string]: readonly string[] } = {
  ...{ '\t': ['Tab'], '\n': ['NewLine'], '!': ['excl'], '"': ['quot', 'QUOT'], '#': ['num'], $: ['dollar'], '%': ['percnt'] },
  ...{ '&': ['amp', 'AMP'], "'": ['apos'], '(': ['lpar'], ')': ['rpar'], '*': ['ast', 'midast'], '+': ['plus'], ',': ['comma'] },
  ...{ '.': ['period'], '/': ['sol'], ':': ['colon'], ';': ['semi'], '<': ['lt', 'LT'], '=': ['equals'], '>': ['gt', 'GT'] },
  ...{ '?': ['quest'], '@': ['commat'], '[': ['lbrack', 'lsqb'], '\\': ['bsol'], ']': ['rbrack', 'rsqb'], '^': ['Hat'] },
  ...{ _: ['lowbar', 'UnderBar'], '`': ['grave', 'DiacriticalGrave'], '{': ['lbrace', 'lcub'], '}': ['rbrace', 'rcub'] },
  '|': ['verbar', 'vert', 'VerticalLine'],
};

/** Percent-encoded once, or as often again as a chain of proxies does it. */
const percentOf = (sign: string): string => [...Buffer.from(sign)].map((byte) => `%(?:25){0,3}${hexOf(byte, 2)}`).join('');

/** JSON's escape of each unit of UTF-16, or that of old scripts (ECMA-262, section B.2.1.1). */
const escapesOf = (sign: string): string =>
  sign
    .split('')
    .map((unit) => `(?:\\\\{1,4}|%)u${hexOf(unit.charCodeAt(0), 4)}`)
    .join('');

function spellingsOf(sign: string): readonly string[] {
  const code = sign.codePointAt(0) ?? 0;
  const names = (entities[sign] ?? []).flatMap((name) => [name, name.toLowerCase()]);
  const short = shortEscapes[sign];
  return [
    ...('"/'.includes(sign) ? [`\\\\{0,4}${literally(sign)}`] : [literally(sign)]),
    ...(sign === ' ' ? ['\\+'] : []),
    ...[...new Set(names)].map((name) => `&(?:amp;){0,2}${name};`),
    ...(short === undefined ? [] : [`\\\\{1,4}${short}`]),
    percentOf(sign),
    escapesOf(sign),
    `&(?:amp;){0,2}#0*${code};?`,
    `&(?:amp;){0,2}#[xX]0*${hexOf(code, 1)};?`,
  ];
}

const cased = (sign: string): readonly string[] => [...new Set([sign, sign.toLowerCase(), sign.toUpperCase()])];

/**
 * The source of a pattern that finds a text in disguise. Each of its signs may be percent-encoded (in either case, several times), escaped
 * as in JSON, or written as an entity of HTML. Where `folds`, its letters may have changed their case. It takes linear time: each sign can
 * be read in few ways.
 */
export function disguised(text: string, folds: boolean): string {
  // Each of several backslashes by itself could be read as any number of them, which takes exponential time.
  const signs = text.match(/\\+|[^\\]/gsu) ?? [];
  const one = (sign: string): string => {
    const variants = folds ? cased(sign) : [sign];
    return `(?:${variants.flatMap(spellingsOf).join('|')})`;
  };
  return signs
    .map((sign) =>
      sign.startsWith('\\') ? `(?:\\\\{${sign.length},${4 * sign.length}}|${one('\\').repeat(sign.length)})` : one(sign),
    )
    .join('');
}

/** What stands between the bytes of a text in hexadecimal, as those show them who print bytes; as a pattern, and undisguised. */
const partings: readonly (readonly [pattern: string, plain: string])[] = [
  ['', ''],
  ['[:]', ':'],
  [' ', '+'],
  ['-', '-'],
  [',', ','],
  [', ', ',+'],
  [',0[xX]', ',0x'],
  [', 0[xX]', ',+0x'],
  [' 0[xX]', '+0x'],
  ['\\\\{1,4}x', 'x'],
];

/** The source of a pattern that finds the bytes of a text in hexadecimal, one behind the other or parted. */
export const inHex = (text: string): string => {
  const bytes = [...Buffer.from(text)].map((byte) => hexOf(byte, 2));
  return partings.map(([pattern]) => bytes.join(pattern)).join('|');
};

/** How each of those begins, for a plain search. */
export const beginningsInHex = (text: string): readonly string[] => {
  const bytes = Buffer.from(text).subarray(0, shortestBeginning).toString('hex').match(/../g) ?? [];
  return [Buffer.from(text).toString('hex'), ...partings.slice(1).map(([, plain]) => bytes.join(plain))];
};

/** Bytes that seldom stand in a row by chance. */
const shortestBeginning = 6;

/** What of a text is encoded again: its bytes in hexadecimal and in base64, and itself as a text of JSON holds it. */
export function encodings(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  return [
    ...new Set([
      hex,
      hex.toUpperCase(),
      bytes.toString('base64'),
      bytes.toString('base64url'),
      JSON.stringify(text).slice(1, -1),
    ]),
  ];
}

/** A text inside a longer base64 text looks one of three ways, by its distance from a multiple of three bytes (RFC 4648, section 4). */
export function base64Cores(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const whole = (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).replace(/=+$/, ''));
  const inside = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((alphabet) => shifted.toString(alphabet).slice(from, to));
  });
  return [...whole, ...inside];
}

const named: { readonly [entity: string]: string } = Object.fromEntries(
  Object.entries(entities).flatMap(([sign, names]) => names.map((name) => [name.toLowerCase(), sign])),
);
const reference = (start: string): string =>
  `${start}(?:#0*(\\d{1,7})|#x0*([0-9a-f]{1,6})|(${Object.keys(named).join('|')})(?=;));?`;

/** The sign that an escape stands for, by what a pattern has found of it. Its groups have no names, because these would take twice the time. */
function signOf(_: string, byte?: string, unit?: string, decimal?: string, hex?: string, entity?: string): string {
  const code = byte ?? unit ?? hex;
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
  return decimal === undefined ? (named[entity?.toLowerCase() ?? ''] ?? '') : String.fromCharCode(Number(decimal));
}

const clothes = new RegExp(`%(?:25)*([0-9a-f]{2})|(?:\\\\{1,4}|%)u([0-9a-f]{4})|${reference('&(?:amp;)*')}`, 'g');

/** Whether a sign of a text can begin an escape. */
export const mayEscape = (text: string): boolean => text.includes('\\') || text.includes('%') || text.includes('&');

const lowerSignOf = (...found: Parameters<typeof signOf>): string => signOf(...found).toLowerCase();

const unclothed = (lower: string): string => lower.replace(clothes, lowerSignOf);

/** A disguise of a disguise of a disguise: more is not what servers and proxies make of a text on its way. */
const mostLayers = 3;

/**
 * What a text in small letters looks like with the disguises taken off that `disguised` knows, and those below them. A plain search in these
 * tells whether it is worth the patterns, which cost a hundred times as much.
 */
export function* undisguised(lower: string): Generator<string> {
  let layer = lower;
  for (let number = 0; number < mostLayers && mayEscape(layer); number += 1) {
    const next = unclothed(layer);
    if (number > 0 && next === layer) return;
    yield next.replaceAll('\\', '');
    layer = next;
  }
}

type Code = string | undefined;
const percent = /%([0-7][0-9a-f])|%u(00[0-7][0-9a-f])/gi;
const escape = /\\u(00[0-7][0-9a-f])|\\(?=["\\/])/gi;
const entity = new RegExp(reference('&'), 'gi');

/** By what begins a disguise: a text with one layer of it taken off, where signs of ASCII wear it. */
const layers: { readonly [sign: string]: (text: string) => string } = {
  '%': (text) => text.replace(percent, signOf),
  '\\': (text) => text.replace(escape, (all, unit: Code) => (all.length === 1 ? '' : signOf(all, unit))),
  '&': (text) => text.replace(entity, (all, ...codes: Code[]) => signOf(all, undefined, undefined, ...codes.slice(0, 3))),
};

/**
 * What a text looks like where one layer of one kind is taken off, and one of another below it: a page for people may hold a URL, a URL a
 * text of JSON. The kinds are not taken off together, because a credential may itself hold what reads as another kind.
 */
export function* laidBare(text: string, depth = 2): Generator<string> {
  for (const [sign, takeOff] of Object.entries(layers)) {
    const next = text.includes(sign) ? takeOff(text) : text;
    if (next === text) continue;
    yield next;
    if (depth > 1) yield* laidBare(next, depth - 1);
  }
}

/** Whether no sign of a text can begin an escape or is unseen, and each letter has one small form. */
export const isUndisguised = (text: string): boolean => !mayEscape(text) && /^[\t-\r -~]*$/.test(text);

/** A part of a text that an escape before it cannot reach into; one of fewer signs stands in texts by chance. */
const outOfReach = /(?<![%&\\].{0,8})[ -$'-[\]-~]{6,}/g;

/** A part of a text that stands in each disguise of it once that is taken off; `undefined`: there may be none, so that only the pattern tells. */
export function undisguisedPart(text: string): string | undefined {
  const parts = [...text.matchAll(outOfReach)].map(([part]) => part.toLowerCase());
  return parts.reduce<string | undefined>((longest, part) => (part.length > (longest?.length ?? 0) ? part : longest), undefined);
}
