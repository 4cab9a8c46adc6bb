import { Evidence } from '../../harness/judging/evidence';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { repository } from '../../harness/contract/directories';
import { notPromised } from '../../harness/contract/promises';
import { documentOf } from '../grounds';
import { loadContract, loadDocument } from '../../harness/contract/load';
import { resolveRequirementPointer } from '../../harness/contract/role-pointer';
import { HarnessError } from '../../harness/errors';
import { danglingNames, explanationsOf } from '../../harness/findings/explanation';
import { provisions } from '../../harness/findings/provisions';
import { readRequirements } from '../../harness/findings/requirement-file';
import { loadRequirements } from '../../harness/findings/requirements';

const sound = {
  id: 'a.b',
  level: 'MUST',
  core: true,
  evidence: 'exchange',
  title: 'it holds',
  fault: 'it does not hold',
  probes: 'Asks and compares.',
  pointer: '{limit}/schema',
  why: 'it is said',
} as const;

test('no requirement rests on a place that the contract of its ground does not have', async () => {
  const dangling: string[] = [];
  for (const { id, pointer, ground } of loadRequirements()) {
    const { document } = await loadDocument(documentOf(ground));
    if (resolveRequirementPointer(document, pointer) === undefined) dangling.push(`${id} ${pointer}`);
  }
  expect(dangling).toEqual([]);
});

test('only what the shipped contract does not promise is proven on another ground', async () => {
  const shipped = await loadContract();
  for (const { id, needs = [], ground } of loadRequirements())
    expect([id, notPromised(shipped, needs) !== undefined]).toEqual([id, ground !== undefined]);
});

test.each<[string, unknown, RegExp]>([
  ['an unknown level', [{ ...sound, level: 'MAY' }], /level/],
  ['an unknown key', [{ ...sound, since: 1 }], /additional properties/],
  ['a missing key', [{ ...sound, why: undefined }], /why/],
  ['an unknown role', [{ ...sound, pointer: '{size}/schema' }], /pointer/],
  ['an id that is no path', [{ ...sound, id: 'Limit' }], /id/],
  ['an id twice', [sound, { ...sound, title: 'other' }], /a\.b twice/],
  ['an id that explains what there is not', [{ ...sound, explains: ['a.c'] }], /a\.c in a\.b/],
  ['a pattern that nothing is called by', [{ ...sound, followsFrom: ['c.*'] }], /c\.\* in a\.b/],
  [
    'a provided effect that there is not',
    [{ ...sound, explains: [{ effects: ['a.c'], provided: 'effect-by-count' }] }],
    /a\.c in/,
  ],
  ['an id that explains itself', [{ ...sound, explains: ['a.b'] }], /a\.b in a\.b/],
  ['an unknown provision', [{ ...sound, explains: [{ effects: ['a.*'], provided: 'always' }] }], /provided/],
  ['an unknown need', [{ ...sound, needs: ['orders'] }], /orders in a\.b/],
  ['an unknown ground', [{ ...sound, ground: 'moon' }], /ground/],
  ['nothing', [], /fewer than 1/],
])('%s is refused', (_, requirements, reason) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'requirements-'));
  try {
    writeFileSync(path.join(directory, 'requirements.yaml'), stringify(requirements));
    expect(() => readRequirements(directory)).toThrow(HarnessError);
    expect(() => readRequirements(directory)).toThrow(reason);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('both entries can tell an explanation, with what the evidence must show', () => {
  const cause = { ...sound, explains: ['c.d', { effects: ['c.*'], provided: 'effect-by-count' }] } as const;
  const effect = { ...sound, id: 'c.d', followsFrom: ['a.*', { causes: ['a.b'], provided: 'exchange-in-common' }] } as const;
  expect(explanationsOf([cause, effect])).toEqual([
    { cause: 'a.b', effects: ['c.d'] },
    { cause: 'a.b', effects: ['c.*'], provided: 'effect-by-count' },
    { cause: 'a.*', effects: ['c.d'] },
    { cause: 'a.b', effects: ['c.d'], provided: 'exchange-in-common' },
  ]);
  expect(danglingNames([cause, effect])).toEqual([]);
});

test('the schema knows every provision, and no other', () => {
  const schema = JSON.parse(readFileSync(path.join(repository, 'spec', 'requirements.schema.json'), 'utf8')) as {
    readonly $defs: { readonly provision: { readonly enum: readonly string[] } };
  };
  expect([...schema.$defs.provision.enum].sort()).toEqual(Object.keys(provisions).sort());
});

test('a violation rests on no class that the entry does not name', () => {
  const violation = { subject: 'it', expected: 'one', received: 'none', place: { part: 'status' }, at: [] } as const;
  const evidence = new Evidence({ id: 'a.b', evidence: ['collection', 'exchange'] });
  evidence.violate(violation);
  evidence.violate({ ...violation, evidence: 'exchange' });
  evidence.violate({ ...violation, evidence: 'response' });
  expect(evidence.violations.map((one) => one.evidence)).toEqual(['collection', 'exchange', 'response']);
  const strict = new Evidence({ id: 'a.b', evidence: ['exchange'] });
  expect(() => strict.violate({ ...violation, evidence: 'collection' })).toThrow(/a\.b to rest on exchange or response/);
});
