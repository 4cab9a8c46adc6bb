/** How a text looks inside others: what servers, pages, proxies and logs make of each sign on its way. */

/** A hexadecimal code in letters of either case. */
const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const hexOf = (code: number, width: number): string => anyCase(code.toString(16).padStart(width, '0'));

/** A text as the source of a pattern that finds it. */
const literally = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** RFC 8259, section 7; of a text in a text, with more backslashes. */
const shortEscapes: { readonly [sign: string]: string } = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

const entities: { readonly [sign: string]: string } = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

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
  const entity = entities[sign];
  const short = shortEscapes[sign];
  return [
    ...('"/'.includes(sign) ? [`\\\\{0,4}${literally(sign)}`] : [literally(sign)]),
    ...(sign === ' ' ? ['\\+'] : []),
    ...(entity === undefined ? [] : [`&(?:amp;){0,2}${entity};`]),
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
  Object.entries(entities).map(([sign, entity]) => [entity, sign]),
);

const clothes =
  /%(?:25)*([0-9a-f]{2})|[\\%]u([0-9a-f]{4})|&(?:amp;)*(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|(amp|lt|gt|quot|apos)(?=;));?/g;

/** Whether a sign of a text can begin an escape. */
export const mayEscape = (text: string): boolean => text.includes('\\') || text.includes('%') || text.includes('&');

/**
 * A text in small letters, with every disguise taken off that `disguised` knows. A plain search in it tells whether it is worth the
 * patterns, which cost a hundred times as much. Signs that are written in several ways beside are made one.
 */
export function undisguised(text: string): string {
  const lower = text.toLowerCase();
  return (mayEscape(lower) ? unclothed(lower).replaceAll('\\', '') : lower).replaceAll(' ', '+');
}

const unclothed = (lower: string): string =>
  lower.replace(clothes, (_, byte?: string, unit?: string, decimal?: string, hex?: string, entity?: string) => {
    const code = byte ?? unit ?? hex;
    if (code === undefined && decimal === undefined) return named[entity ?? ''] ?? '';
    return String.fromCharCode(code === undefined ? Number(decimal) : parseInt(code, 16)).toLowerCase();
  });

/** Whether no sign of a text can begin an escape or is unseen, and each letter has one small form. */
export const isUndisguised = (text: string): boolean => !mayEscape(text) && /^[\t-\r -~]*$/.test(text);

/** Whether a plain search of an undisguised text finds every disguise of this one, because no sign of it can begin an escape. */
export const isPlain = (text: string): boolean => /^[ -~]*$/.test(text) && !/[%&\\]/.test(text);
