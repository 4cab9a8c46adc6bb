import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contractChanges, readVersion } from '../../harness/changes/contracts';
import { repository, specDirectory } from '../../harness/contract/directories';
import type { Json, JsonObject } from '../../harness/contract/model';
import { isObject, tokensOf } from '../../harness/contract/pointer';
import { run } from '../consumers/packages';
import { base, type Put, rows, same } from './rows';

/** A value with another one at a place, or without it. */
function withPut(json: Json | undefined, [name, ...below]: readonly string[], value: Json | undefined): Json | undefined {
  if (name === undefined) return value;
  if (Array.isArray(json)) {
    const list = json as readonly Json[];
    const inner = withPut(list[Number(name)], below, value);
    return [...list.slice(0, Number(name)), ...(inner === undefined ? [] : [inner]), ...list.slice(Number(name) + 1)];
  }
  const held = isObject(json) ? json : {};
  const inner = withPut(held[name], below, value);
  const others = Object.fromEntries(Object.entries(held).filter(([other]) => other !== name));
  return inner === undefined ? others : { ...held, [name]: inner };
}

function told(put: Put, isBack = false): readonly string[] {
  const before = JSON.parse(JSON.stringify(base)) as JsonObject;
  const after = Object.entries(put).reduce<Json | undefined>((held, [at, value]) => withPut(held, tokensOf(at), value), before);
  const [one, other] = [before, after as JsonObject].map((document) => ({ file: 'things.json', document }));
  if (one === undefined || other === undefined) throw new Error('There are two.');
  const changes = isBack ? contractChanges(other, one) : contractChanges(one, other);
  return changes.map(({ effect, rule }) => `${effect} ${rule}`).sort();
}

test.each(rows)('%s', (_, put, forth, back) => {
  expect(told(put)).toEqual(forth);
  expect(told(put, true)).toEqual(back);
});

test.each(same)('%s: nothing changes', (_, put) => {
  expect(told(put)).toEqual([]);
  expect(told(put, true)).toEqual([]);
});

describe('the command', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'changes-'));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const shipped = path.join('spec', 'spectroclusters.openapi.yaml');
  const compare = (...args: readonly string[]) =>
    run(process.execPath, ['scripts/bundled.cjs', 'scripts/compare.ts', '--contract', ...args], repository);

  test('names what breaks at every place of the shipped contract where it does, and exits 1', async () => {
    const spec = path.join(directory, 'spec');
    cpSync(specDirectory, spec, { recursive: true });
    const file = path.join(spec, 'components', 'cloud-type.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^( *- )gke$/m, '$1gke\n$1hetzner'));
    const after = path.join(spec, 'spectroclusters.openapi.yaml');
    const { code, stdout } = await compare(shipped, after);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^BREAKS CLIENTS: \d+ changes that break them, 0 new, \d+ others\n\nBefore {2}spec\/spectroclusters/);
    expect(stdout).toMatch(
      /\nBreaks clients\n(.*\n)* {2}GET \/v1\/spectroclusters, 200 \/items\/\*\/spec\/cloudType may be hetzner \(response-property-enum-value-added\)\n/,
    );
  });

  test('says that nothing changed, and exits 0', async () => {
    expect(await compare(shipped, shipped)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^COMPATIBLE: 0 changes that break them, 0 new, 0 others\n/) as unknown,
    });
  });

  test.each([
    ['one document', [shipped], /^Expected two documents: npm run compare -- --contract before\.yaml after\.yaml\n$/],
    ['no OpenAPI', [shipped, 'package.json'], /^Expected an OpenAPI 3\.1 or 3\.0 document in package\.json.*\n$/],
    ['a file that is not there', ['nope.yaml', shipped], /^[^\n]*nope\.yaml[^\n]*\n$/],
  ])('%s is one sentence with exit code 2', async (_, args, message) => {
    expect(await compare(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) as unknown });
  });

  test('the shipped contract compared with itself', async () => {
    const version = await readVersion(path.join(repository, shipped));
    expect(contractChanges(version, version)).toEqual([]);
  });
});
