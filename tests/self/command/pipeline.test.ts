import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Invoked } from './run-command';
import { readJson, runCommand, runHere, temporaryDirectory } from './run-command';

const directory = temporaryDirectory();
const at = (...parts: readonly string[]): string => path.join(directory, ...parts);
const narrow = ['--only', 'pagination.limit,response.json'];

describe('the command in a pipeline', () => {
  let invoked: readonly Invoked[] = [];
  beforeAll(async () => {
    const entry = { id: 'pagination.limit', reason: 'ticket 7', expires: '9999-12-31' };
    writeFileSync(at('known.json'), JSON.stringify({ accepted: [entry] }));
    writeFileSync(at('summary.md'), 'before\n');
    invoked = [
      await runCommand({
        args: [...narrow, '--quiet', '--report', 'junit,sarif', '--out', at('quiet')],
        environment: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: at('summary.md') },
      }),
      await runHere({ args: [...narrow, '--out', at('full')], environment: { GITHUB_STEP_SUMMARY: '/dev/full' } }),
      await runHere({
        args: [...narrow, '--baseline', at('known.json'), '--out', at('known')],
        environment: { GITHUB_ACTIONS: 'true' },
      }),
      await runHere({ args: [...narrow, '--baseline', at('summary.md'), '--out', at('never')] }),
    ];
  });

  test('--quiet leaves one line, and the summary is appended for GitHub', () => {
    expect(invoked[0]).toMatchObject({ exitCode: 0, stderr: '' });
    expect(invoked[0]?.stdout).toMatch(
      /^::stop-commands::(\S+)\nConforms: .*\n::\1::\n::notice title=Listing conformance::Conforms: .*\n$/,
    );
    expect(readFileSync(at('summary.md'), 'utf8')).toMatch(/^before\n# Conforms.*\n\nListing conformance: conforms /);
    expect(readFileSync(at('quiet', 'junit.xml'), 'utf8')).toMatch(/^<\?xml version="1\.0"/);
    expect(readJson(at('quiet', 'results.sarif'))).toMatchObject({ version: '2.1.0' });
  });

  test('a full disk ends in exit code 3, with the verdict still told', () => {
    expect(invoked[1]?.exitCode).toBe(3);
    expect(invoked[1]?.stdout).toMatch(
      /^Not every file of the run could be written\. What was judged: Conforms: .*\nVerdict {3}error, and conforms by what was judged \(exit code 3\)\nExpected to append the summary to \/dev\/full .*ENOSPC/,
    );
    expect(readJson(at('full', 'results.json'))).toMatchObject({ verdict: 'error', exitCode: 3 });
  });

  test('a known failure that no longer fails breaks the baseline, and is an error for GitHub', () => {
    expect(invoked[2]?.exitCode).toBe(1);
    expect(invoked[2]?.stdout).toMatch(
      /\nThe baseline no longer holds: .*\nVerdict {3}violates \(exit code 1\)\nBaseline, pagination\.limit: It no longer fails/,
    );
    expect(invoked[2]?.stdout).toMatch(/\n::error title=the baseline holds%3A pagination\.limit::It no longer fails; .*\n$/);
    expect(readJson(at('known', 'results.json'))).toMatchObject({
      verdict: 'violates',
      baseline: { broken: [{ id: 'pagination.limit' }] },
    });
  });

  test('a baseline that is none is exit code 2, and nothing is sent', () => {
    expect(invoked[3]).toMatchObject({ exitCode: 2, stdout: '' });
    expect(invoked[3]?.stderr).toMatch(/^Expected a baseline in .*summary\.md, /);
  });
});
