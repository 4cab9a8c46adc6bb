import { counted } from '../../text/counted';

/** What a page may say of one value that the target sent, in characters. */
const shownLength = 300;

/** Characters that are not seen, break a line, or turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

const codePoint = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/**
 * Makes text that a target sent fit for a page: at most `length` characters, what is cut is counted, and a character that would
 * not be seen is named. Markup is left to Preact, which escapes it.
 */
export function shown(text: string, length = shownLength): string {
  const cut = text.length > length ? text.slice(0, length).replace(/[\ud800-\udbff]$/, '') : text;
  const more = text.length - cut.length;
  return cut.replace(unseen, codePoint) + (more > 0 ? `… (${counted(more, 'more character')})` : '');
}

/** `0.4 ms`, `12 ms`, `1.3 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(1))} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
