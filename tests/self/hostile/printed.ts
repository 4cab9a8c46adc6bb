/** What a log must not hold, because a terminal or a runner would act upon it. */
const acts: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a control character', /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/],
  ['a character that turns the direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
  ['a GitHub command', /^\s*::[a-z-]+( [^\n]*)?::/m],
  ['an older GitHub or Azure command', /##\[[^\]\n]*\]/],
  ['an Azure command', /##vso\[/],
  ['a GitLab section', /section_(start|end):\d/],
  ['a TeamCity message', /##teamcity\[/],
  ['a line of more than 100,000 characters', /[^\n]{100001}/],
  ['a value that JavaScript has no word for', /\bundefined\b|\[object Object\]|\bNaN\b/],
  ['a stack trace', /^\s+at .*:\d+:\d+\)?$/m],
];

/** What is wrong with a text that was printed. */
export const wrongIn = (text: string): readonly string[] => acts.flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));
