/**
 * Makes text that a target sent fit for a terminal: no escape sequence, no control or direction-changing character, one line,
 * at most `width` characters. What is cut is counted.
 */
export function printable(text: string, width = 300): string {
  const clean = text
    // Whole ANSI sequences (ECMA-48: CSI, then OSC) before lone control characters, so that no remains of them are shown.
    .replace(/\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  const characters = [...clean];
  if (characters.length <= width) return clean;
  return `${characters.slice(0, width).join('')}… (${characters.length - width} more)`;
}
