import fc from 'fast-check';
import { inert, logged, printable } from '../../harness/reports/printable';

test.each([
  ['plain text stays', 'Expected 50 – received «100»', 'Expected 50 – received «100»'],
  ['colours go', '\u001b[31mred\u001b[0m', 'red'],
  ['a window title goes', '\u001b]0;owned\u0007text', 'text'],
  ['lines become one', 'a\r\nb\tc', 'a b c'],
  ['bells and deletes go', 'a\u0007\u007f\u009bb', 'ab'],
  ['direction changes go', 'a\u202eb\u2066c', 'abc'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('long text is cut between characters, and what is missing is counted', () => {
  expect(printable('😀'.repeat(5), 3)).toBe('😀😀😀… (2 more)');
});

test('nothing that moves a cursor survives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});

/** What GitHub, GitLab, Azure DevOps and TeamCity read, as their documentation spells it. */
const commands = [
  '::error file=app.js,line=1::Missing semicolon',
  '::add-mask::secret',
  '::stop-commands::token',
  '::group::title',
  '##[group]title',
  '##[error]title',
  '##[command]rm -rf /',
  '##vso[task.setvariable variable=x]y',
  '##VSO[task.complete result=Succeeded]',
  '##teamcity[buildProblem description=x]',
  'section_start:1560896352:my_section',
  'section_end:1560896352:my_section',
];

test.each(commands)('a runner finds no command in it, wherever it stands: %s', (command) => {
  for (const text of [
    command,
    `   ${command}`,
    `said ${command}`,
    `##${command}`,
    `a\u001b[0m${command}`,
    `\u200b${command.slice(0, 2)}\u200b${command.slice(2)}`,
  ])
    for (const shown of [printable(text), logged(text)]) {
      expect(shown).not.toMatch(/##[a-z]*\[/i);
      expect(shown).not.toMatch(/::[a-z][\w-]*( [^\n]*)?::/i);
      expect(shown).not.toMatch(/section_(start|end):/);
    }
});

test.each([
  "curl -sG 'http://[::1]:8080/v1'",
  'http://[2001:db8::ff00:42]/',
  'connect ECONNREFUSED ::1:8080',
  'a ## heading [x]',
  'C#',
])('and what is none stays: %s', (text) => {
  expect(inert(text)).toBe(text);
  expect(printable(text)).toBe(text);
});

test('a line of 100,000 characters is cut, and the others stay', () => {
  const [first, second, third = ''] = logged(`a\n${'b'.repeat(49_999)}\n${'c'.repeat(100_000)}`).split('\n');
  expect([first, second?.length]).toEqual(['a', 49_999]);
  expect(third).toMatch(/^c{50000}… \(50000 more\)$/);
});

test('a text of many megabytes is cut without being read', () => {
  expect(printable('x'.repeat(50_000_000), 10)).toBe('xxxxxxxxxx… (49999990 more)');
});
