const blankSign = '␣';

/** A control as its picture (U+2400 and following), anything else that has no shape as its code point. */
function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
}

/** Text with what a reader cannot see made visible: blanks at the ends and in rows, controls, and characters without a shape. */
export function visible(text: string): string {
  return text
    .replace(/^ +| +$| {2,}/g, (blanks) => blankSign.repeat(blanks.length))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, sign);
}

/** Of a long text its beginning is enough for a reader. */
const readable = 200;
export const shortened = (text: string): string => (text.length > readable ? `${text.slice(0, readable)}…` : text);

/** The same between quotation marks. */
export const quoted = (text: string): string => `"${shortened(visible(text))}"`;
