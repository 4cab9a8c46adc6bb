import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openOutDirectory } from '../../conformance/out-directory';
import { readJson, runHere } from '../command/run-command';
import { freshFolders, messageOf } from './fresh-folders';

const { directory, fresh } = freshFolders();

describe('a run that is refused', () => {
  const ours = ['report.html', 'junit.xml', 'exchanges.har', 'ledger.ndjson', 'results.json'];
  const filled = (out: string): void => ours.forEach((name) => fs.writeFileSync(path.join(out, name), `${name} of a run before`));
  const untouched = (out: string, strange?: string): void =>
    ours
      .filter((name) => name !== strange)
      .forEach((name) => expect(fs.readFileSync(path.join(out, name), 'utf8')).toBe(`${name} of a run before`));

  test.each([...ours, 'contract.patch', 'repro'])('because a pipe stands at %s deletes nothing', (name) => {
    const out = fresh();
    filled(out);
    fs.rmSync(path.join(out, name), { force: true });
    execFileSync('mkfifo', [path.join(out, name)]);
    expect(messageOf(() => openOutDirectory(out))).toMatch(/something else than a file \(a pipe or a device\)/);
    expect(fs.lstatSync(path.join(out, name)).isFIFO()).toBe(true);
    untouched(out, name);
    expect(fs.readdirSync(out).sort()).toEqual([...new Set([...ours, name])].sort());
  });

  test.each([
    [
      'a project that the contract has no place for',
      ['--target', 'http://127.0.0.1:1', '--contract', 'tests/self/fixtures/catalogue.openapi.yaml'],
      { TARGET_PROJECT_UID: 'p' },
      /because the contract has no scope/,
    ],
    ['a policy that nobody knows', ['--config', 'policies.yaml'], {}, /Expected the policy limit\.above-maximum to be/],
    ['a recording without its first read', ['--replay', 'r.har'], {}, /it lacks GET/],
  ])('for %s deletes nothing', async (_, args, environment, says) => {
    const [out, given] = [fresh(), fresh()];
    filled(out);
    fs.writeFileSync(path.join(given, 'policies.yaml'), 'policies: { limit.above-maximum: nonsense }\n');
    if (args.includes('r.har')) {
      await runHere({ args: ['--only', 'response.json', '--quiet', '--out', given] });
      const recording = readJson(path.join(given, 'exchanges.har')) as { log: { entries: { request: { url: string } }[] } };
      const [first] = recording.log.entries;
      if (first) first.request.url += '?a=1';
      fs.writeFileSync(path.join(given, 'r.har'), JSON.stringify(recording));
    }
    const at = args.map((one) => (fs.existsSync(path.join(given, one)) ? path.join(given, one) : one));
    const { exitCode, stderr } = await runHere({ args: [...at, '--out', out], environment });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(says) as unknown });
    untouched(out);
  });
});

describe('a directory that is a link', () => {
  test('is the one that it leads to, for whoever named it', () => {
    const [real, link] = [fresh(), path.join(fresh(), 'reports')];
    fs.symlinkSync(real, link);
    const { ledger, free } = openOutDirectory(link);
    // By either name it is for one run.
    expect(messageOf(() => openOutDirectory(real))).toMatch(/a run that is under way writes there/);
    ledger.close();
    free();
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(real)).toEqual(['ledger.ndjson']);
  });

  test('that leads nowhere is refused in words', () => {
    const link = path.join(fresh(), 'reports');
    fs.symlinkSync(path.join(directory, 'nowhere'), link);
    expect(messageOf(() => openOutDirectory(link))).toMatch(
      /^Cannot write to .*: it is a link that leads nowhere\. Choose another/,
    );
  });
});
