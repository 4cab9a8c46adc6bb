import { stripVTControlCharacters } from 'node:util';

/** Of a longer text only so much is looked at, where it is cut in any case. */
const mostRead = 100_000;

/** A line of a log holds no more; what is behind is counted. Longer than any command of the evidence. */
const longestLine = 50_000;

/**
 * Makes text that a target sent fit for a terminal: no escape sequence, no control or direction-changing character, no command of a
 * runner, one line, at most `width` characters. What is cut is counted.
 */
export function printable(text: string, width = 300): string {
  const read = Number.isFinite(width) ? text.slice(0, Math.max(mostRead, 4 * width)) : text;
  // Whole sequences before lone control characters, so that no remains of them are shown.
  const clean = stripVTControlCharacters(read)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  const characters = [...clean];
  const unread = text.length - read.length;
  if (characters.length <= width && unread === 0) return inert(clean);
  return `${inert(characters.slice(0, width).join(''))}… (${Math.max(0, characters.length - width) + unread} more)`;
}

/**
 * What runners act upon, some wherever in a line it stands: `##[…]` (GitHub, Azure DevOps), `##vso[…]` (Azure DevOps), `##teamcity[…]`
 * (TeamCity), `::name …::` (GitHub), `section_start:` (GitLab). Addresses such as `[::1]` are none.
 */
const commands: readonly (readonly [command: RegExp, broken: string])[] = [
  [/##(?=[a-z]*\[)/gi, '# #'],
  [/::(?=[a-z][\w-]{0,60}(?: |::))/gi, ': :'],
  [/section_(start|end)(?=:)/gi, 'section_$1 '],
];

/** The text with a blank inside each command, which no runner takes for one then. */
export const inert = (text: string): string => commands.reduce((left, [command, broken]) => left.replace(command, broken), text);

/** Lines for a log, whatever stands in them: no command, and none longer than a log can show. */
export function logged(text: string): string {
  const cut = (line: string): string =>
    line.length <= longestLine ? line : `${line.slice(0, longestLine)}… (${line.length - longestLine} more)`;
  return inert(text).split('\n').map(cut).join('\n');
}
