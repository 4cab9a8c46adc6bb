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
const escaped = /(?<!\\)\\+(?:u([0-9a-f]{4})|b)/gi;

/** A sequence of a terminal (ECMA-48, section 5.4), and a title or a link of one. */
const sequence =
  /[\u001b\u009b](?:\][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|[[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])/g;

/**
 * What a text looks like where nothing unseen is left in it: with and without the letters of terminal sequences. Reports take such signs out,
 * each in its way: XML holds no NUL, a line of a log no colour. None where the text has nothing unseen. A JSON text stays one.
 */
export function seenParts(text: string): readonly string[] {
  const bare = text.replace(escaped, (all: string, unit?: string) => {
    const sign = unit === undefined ? '\b' : String.fromCharCode(parseInt(unit, 16));
    return sign.search(unseen) === -1 ? all : sign;
  });
  if (!hasUnseen(bare)) return [];
  return [...new Set([bare, bare.replace(sequence, '')].map((one) => one.replace(unseen, '')))];
}
