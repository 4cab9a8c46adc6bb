import { annotations, withoutCommands } from '../../harness/reports/annotations';
import { context, everyOutcome, finding, hostile, ledgerOf, twoCauses, twoFaults } from './ledger-of';

const linesOf = (...input: Parameters<typeof ledgerOf>): readonly string[] =>
  annotations(ledgerOf(...input), context)
    .split('\n')
    .slice(1, -1);

/** Undoes the escapes of a workflow command, as GitHub's runner does. */
function parsed(line: string) {
  const [, level = '', properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const decode = (text: string): string =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const pairs = properties.split(',').map((pair) => pair.split('=') as [string, string]);
  return { level, message: decode(message), ...Object.fromEntries(pairs.map(([name, value]) => [name, decode(value)])) };
}

test('an error for each failure and each break of the harness, a warning for each SHOULD, each at its clause', () => {
  const parts = linesOf(everyOutcome).map(parsed);
  expect(parsed(annotations(ledgerOf(everyOutcome), context).split('\n', 1)[0] ?? '')).toMatchObject({
    level: 'notice',
    title: 'Listing conformance',
    message: expect.stringMatching(/^1 fault in 1 requirement: /) as unknown,
  });
  expect(parts.map(({ level }) => level)).toEqual(['error', 'error', 'warning']);
  expect(parts[0]).toMatchObject({
    title: 'MUST rows.broken: rows.broken <holds>',
    file: 'spec/parts/limit parameter.yaml',
    line: '3',
  });
});

test('what a target sends cannot end a line, a property or the command', () => {
  const title = `a,b:c%0A${hostile}`;
  const all = linesOf([finding('rows.broken', 'fail', { title, message: `100%\r\n::error::owned ${hostile}` })]);
  expect(all).toHaveLength(1);
  expect(all[0]).not.toMatch(/[\r\u0000\u001b]/);
  expect(parsed(all[0] ?? '')).toMatchObject({
    title: expect.stringMatching(/^MUST rows\.broken: a,b:c%0A<script>/) as unknown,
    message: expect.stringMatching(/^100% : :error: :owned <script>/) as unknown,
  });
});

test('one for each fault, security first; what follows has none of its own', () => {
  const parts = linesOf(twoFaults, { causes: twoCauses }).map(parsed);
  expect(parts.map(({ level, ...rest }) => [level, 'title' in rest && rest.title])).toEqual([
    ['error', 'MUST security.open: security.open <holds>'],
    ['error', 'SHOULD rows.lead: rows.lead <holds>'],
  ]);
  expect(parts[1]?.message).toMatch(/2 further requirements follow from it\.$/);
});

test('at most ten of a level, the last of which says how many more there are', () => {
  const many = Array.from({ length: 14 }, (_, index) => finding(`rows.r${index}`, 'fail'));
  const all = linesOf(many, { causes: {} });
  expect(all).toHaveLength(10);
  expect(parsed(all[9] ?? '').message).toBe('5 more stand in the reports.');
});

test('a pass says nothing; a run that ended early says why', () => {
  expect(linesOf([finding('rows.kept', 'pass')], { verdict: 'conforms' })).toEqual([]);
  const early = linesOf([], { complete: false, verdict: 'unreachable', reason: 'It is down.' }, ['rows.kept']).map(parsed);
  expect(early).toEqual([{ level: 'error', title: 'the run ends', message: 'It is down.' }]);
});

test('text can be shown without GitHub looking for commands in it', () => {
  expect(withoutCommands('::error::owned\n', 'token')).toBe('::stop-commands::token\n::error::owned\n::token::\n');
});
