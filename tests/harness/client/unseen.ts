/** A sign without a shape: a control, a format, half of a pair, what XML cannot hold. Blanks and line breaks are seen. */
const unseen = /(?![\t-\r])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;

/**
 * Texts of ASCII, of the alphabets from Latin to Hebrew and of the scripts from Kana to Hangul, in which nothing is unseen: most are of these alone,
 * and which are told without a look at the category of each sign.
 */
const surelySeen = /^[\t-\r -~\u00a0-\u00ac\u00ae-\u05ff\u3000-\ud7ff]*$/;

/** Whether a text has a sign without a shape as it stands. */
const hasUnseen = (text: string): boolean => !surelySeen.test(text) && text.search(unseen) !== -1;

/** A sign in an escape of JSON (RFC 8259, section 7). It begins at the first of several backslashes only, which takes linear time. */
const escaped = /(?<!\\)(\\*)\\(?:u([0-9a-f]{4})|b)/gi;

/** A sequence of a terminal (ECMA-48, section 5.4), and a title or a link of one. */
const sequence =
  /[\u001b\u009b](?:\][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|[[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])/g;

/** The text with the escapes of unseen signs undone. `kept`: the backslashes before one stand for themselves, and are no part of it. */
const unescaped = (text: string, kept: boolean): string => (text.includes('\\') ? undone(text, kept) : text);

const undone = (text: string, kept: boolean): string =>
  text.replace(escaped, (all: string, before: string, unit?: string) => {
    const sign = unit === undefined ? '\b' : String.fromCharCode(parseInt(unit, 16));
    return sign.search(unseen) === -1 ? all : `${kept ? before : ''}${sign}`;
  });

/**
 * What a text looks like where nothing unseen is left in it: with and without the letters of terminal sequences, and of several backslashes
 * before an escape. Reports take such signs out, each in its way: XML holds no NUL, a line of a log no colour. None where the text has
 * nothing unseen.
 */
export function seenParts(text: string): readonly string[] {
  const readings = text.includes('\\\\') ? [false, true] : [false];
  const bare = readings.map((kept) => unescaped(text, kept)).filter(hasUnseen);
  const seen = bare.flatMap((one) => [one, one.replace(sequence, '')]);
  return [...new Set(seen.map((one) => one.replace(unseen, '')))];
}
