import { printable } from './printable';

/**
 * Text from a target for Markdown: one line, with every sign that could mean something as a character reference, which CommonMark
 * never reads as structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references). In `code`, so that no
 * mention or reference in it is followed either.
 */
export function codeOf(text: string, width = 300): string {
  return `<code>${plainOf(text, width)}</code>`;
}

/** The same without `code`, for text of the harness's own that may quote a target. */
export function plainOf(text: string, width = 300): string {
  return printable(text, width).replace(/[^\p{L}\p{N} .,;?/-]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/** A block of code whose fence is longer than any in the text. */
export function blockOf(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
