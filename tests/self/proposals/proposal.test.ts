import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { conformance } from '../../conformance/command';
import { inOrder } from '../../conformance/judge-plan';
import { repository } from '../../harness/contract/directories';
import type { Results } from '../../harness/reports/results';
import { mutants } from '../../reference/mutants';
import { type Reference, startReference } from '../../reference/server';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('proposal');
const servers: Reference[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

async function serving(...ids: readonly string[]): Promise<Reference> {
  const behaviour = ids.map((id) => {
    const found = mutants.find((one) => one.id === id);
    if (found === undefined) throw new Error(`Expected a mutant ${id}; there is none.`);
    return found.behaviour;
  });
  const server = await startReference({ behaviour });
  servers.push(server);
  return server;
}

/** A contract of the caller, of several files, with a policy pinned that the server does not keep. */
function contractIn(name: string): string {
  const spec = path.join(directory, name);
  cpSync(path.join(repository, 'spec'), spec, { recursive: true });
  const file = path.join(spec, 'spectroclusters.openapi.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(/^( *)x-listing:\n/m, '$&$1  policies: { limit.above-maximum: reject } # agreed with the team\n'),
  );
  return file;
}

async function judged({ url, apiKey, projectUid }: Reference, contract: string, ...flags: readonly string[]) {
  let printed = '';
  const write = (text: string): void => {
    printed += text;
  };
  const out = path.join(directory, 'out');
  const exitCode = await conformance(
    ['--target', url, '--contract', contract, '--out', out, '--rate', '10000', '--report', 'badge', ...flags],
    { TARGET_API_KEY: apiKey, TARGET_PROJECT_UID: projectUid },
    { stdout: { write }, stderr: { write: () => undefined } },
    new Promise(() => undefined),
    inOrder,
  );
  return { exitCode, printed, out, results: JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results };
}

/** As `patch -p1` in the folder of the contract. */
function accept(patch: string, contract: string): readonly string[] {
  return parsePatch(patch).map(({ newFileName = '', ...one }) => {
    const file = path.join(path.dirname(contract), newFileName.replace(/^b\//, ''));
    const patched = applyPatch(readFileSync(file, 'utf8'), { newFileName, ...one });
    if (patched === false) throw new Error(`Expected the patch to fit ${file}.`);
    writeFileSync(file, patched);
    return newFileName;
  });
}

test('with what it proposes accepted, the same target conforms', async () => {
  const contract = contractIn('grown');
  const server = await serving('pack-type-of-a-later-version', 'absent-object-null', 'condition-without-status');
  const before = await judged(server, contract, '--propose');
  expect(before.exitCode).toBe(1);
  expect(before.printed).toMatch(/\nProposed: 4 changes of the document would make this run conform; accept it only where/);
  const patch = readFileSync(path.join(before.out, 'contract.patch'), 'utf8');
  expect(patch).toContain('/packs/*/type may be "oci" (response.enumeration)');
  expect(patch).toContain('/status/services may be null (response.nulls)');
  expect(patch).toContain('/conditions/*/status may be left out (response.schema)');
  expect(patch).toContain('the policy limit.above-maximum is pinned to clamp');
  const touched = patch.split('\n').filter((line) => /^[-+][^-+]/.test(line));
  expect(touched.length).toBeLessThanOrEqual(10);
  expect(accept(patch, contract).length).toBeGreaterThan(0);
  expect(readFileSync(contract, 'utf8')).toContain('# agreed with the team');
  const after = await judged(server, contract);
  expect(after.results.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn')).toEqual([]);
  expect(after.exitCode).toBe(0);
});

test('what no document makes right is said, and nothing of security is given up', async () => {
  const contract = contractIn('kept');
  const { printed, out } = await judged(
    await serving('any-key-accepted', 'layer-undeclared', 'port-as-text'),
    contract,
    '--propose',
  );
  expect(printed).toMatch(/No change of the document mends .*security\.wrong-credential.*: mend the server, or its data\./);
  const patch = readFileSync(path.join(out, 'contract.patch'), 'utf8');
  expect(patch).toContain('/layer may be "network"');
  // A number that is sent as text is another shape.
  expect(patch).toMatch(/No change of the document mends .*response\.schema/);
  expect(patch).not.toMatch(/^[-+].*(security|ApiKey)/im);
});

test('a policy that the configuration pins is changed there', async () => {
  const config = path.join(directory, 'config.yaml');
  writeFileSync(config, 'policies: { limit.above-maximum: reject }\n');
  const shipped = path.join(repository, 'spec', 'spectroclusters.openapi.yaml');
  const only = ['--only', 'pagination.limit-above-maximum', '--config', config];
  const { exitCode, printed } = await judged(await serving(), shipped, '--propose', ...only);
  expect(exitCode).toBe(1);
  expect(printed).toContain('The configuration pins limit.above-maximum: change it there');
});

test('without a fault nothing is proposed, and a run before leaves no proposal behind', async () => {
  const server = await serving();
  const shipped = path.join(repository, 'spec', 'spectroclusters.openapi.yaml');
  const { out, printed } = await judged(server, shipped, '--propose', '--only', 'pagination.limit');
  expect(printed).toContain('Proposed: Nothing is to be changed');
  expect(parsePatch(readFileSync(path.join(out, 'contract.patch'), 'utf8')).flatMap(({ hunks }) => hunks)).toEqual([]);
  await judged(server, shipped, '--only', 'pagination.limit');
  expect(() => readFileSync(path.join(out, 'contract.patch'))).toThrow(/ENOENT/);
});
