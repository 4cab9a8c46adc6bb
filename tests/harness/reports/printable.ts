import { stripVTControlCharacters } from 'node:util';

/**
 * Makes text that a target sent fit for a terminal: no escape sequence, no control or direction-changing character, one line,
 * at most `width` characters. What is cut is counted.
 */
export function printable(text: string, width = 300): string {
  // Whole sequences before lone control characters, so that no remains of them are shown.
  const clean = stripVTControlCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  const characters = [...clean];
  if (characters.length <= width) return clean;
  return `${characters.slice(0, width).join('')}… (${characters.length - width} more)`;
}
