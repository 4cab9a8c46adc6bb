import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { conformance } from '../../conformance/command';
import { inOrder } from '../../conformance/judge-plan';
import { report } from '../../conformance/report-command';
import { parseYaml } from '../../harness/contract/yaml-text';
import { init } from '../../harness/init/command';
import { compareRuns } from '../../conformance/compare-command';
import { inputs } from './inputs';
import type { Command } from './inputs/input';
import { wrongIn } from './printed';

/** The commands as their scripts call them, in this process: what is refused ends before Jest is begun. */
const commands: {
  readonly [command in Command]: (args: readonly string[], environment: object, print: (text: string) => void) => Promise<number>;
} = {
  conformance: (args, environment, write) =>
    conformance(args, { ...environment }, { stdout: { write }, stderr: { write } }, new Promise(() => undefined), inOrder),
  report: (args, environment, write) =>
    Promise.resolve(report(args, { ...environment }, { stdout: { write }, stderr: { write } })),
  init: (args, environment, write) => init(args, { ...environment }, { stdout: { write }, stderr: { write } }),
  compare: (args, _, write) => {
    try {
      compareRuns(args);
      return Promise.resolve(0);
    } catch (error) {
      write(error instanceof Error ? error.message : String(error));
      return Promise.resolve(2);
    }
  },
};

describe('an input that cannot be used is refused in one sentence', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'input-'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(directory, { recursive: true });
  });

  test.each(inputs.map((input) => [input.name, input] as const))(
    '%s',
    async (_, { command, args, environment, exit = 2, says }) => {
      let printed = '';
      // Node would print it beside the sentence.
      const warned = jest.spyOn(process, 'emitWarning');
      const given = [...args(directory), ...(command === 'compare' ? [] : ['--out', path.join(directory, 'out')])];
      const exitCode = await commands[command](given, environment?.(directory) ?? {}, (text) => {
        printed += text;
      });
      expect({ exitCode, printed }).toEqual({ exitCode: exit, printed: expect.stringMatching(says) as unknown });
      expect(printed.trimEnd().split('\n')).toHaveLength(1);
      expect(wrongIn(printed)).toEqual([]);
      expect(warned).not.toHaveBeenCalled();
    },
  );
});

test('names are unique', () => {
  expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
});

test.each([
  ['!!str', 'a: !!str 12', { a: '12' }],
  ['!!float on a whole number', 'a: !!float 1', { a: 1 }],
  ['!!map and !!seq', 'a: !!map { b: !!seq [1] }', { a: { b: [1] } }],
  ['the tag of no tag', 'a: ! b', { a: 'b' }],
  ['a directive of a later version', '%YAML 1.3\n---\na: 1', { a: 1 }],
  ['a key that is a list', '? [a]\n: 1', { '[ a ]': 1 }],
])('a contract may hold %s', (_, text, value) => {
  const warned = jest.spyOn(process, 'emitWarning');
  expect(parseYaml(text, 'it')).toEqual(value);
  expect(warned).not.toHaveBeenCalled();
});
