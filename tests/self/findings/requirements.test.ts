import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { loadDocument } from '../../harness/contract/load';
import { resolveRequirementPointer } from '../../harness/contract/role-pointer';
import { HarnessError } from '../../harness/errors';
import { loadRequirements, requirementTable } from '../../harness/findings/requirements';

const sound = {
  id: 'a.b',
  level: 'MUST',
  core: true,
  evidence: 'exchange',
  title: 'it holds',
  pointer: '{limit}/schema',
  why: 'it is said',
} as const;

test('no requirement rests on a place the contract does not have', async () => {
  const { document } = await loadDocument();
  const dangling = loadRequirements().filter(({ pointer }) => resolveRequirementPointer(document, pointer) === undefined);
  expect(dangling.map(({ id, pointer }) => `${id} ${pointer}`)).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ['an unknown level', [{ ...sound, level: 'MAY' }], /level/],
  ['an unknown key', [{ ...sound, since: 1 }], /additional properties/],
  ['a missing key', [{ ...sound, why: undefined }], /why/],
  ['an unknown role', [{ ...sound, pointer: '{size}/schema' }], /pointer/],
  ['an id that is no path', [{ ...sound, id: 'Limit' }], /id/],
  ['an id twice', [sound, { ...sound, title: 'other' }], /a\.b twice/],
  ['nothing', [], /fewer than 1/],
])('%s is refused', (_, requirements, reason) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'requirements-'));
  try {
    writeFileSync(path.join(directory, 'requirements.yaml'), stringify(requirements));
    expect(() => loadRequirements(directory)).toThrow(HarnessError);
    expect(() => loadRequirements(directory)).toThrow(reason);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('the table has one row for each, and no cell breaks it', () => {
  const table = requirementTable([sound, { ...sound, id: 'c.d', core: false, title: 'a | b\nc' }]);
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual([
    '| `a.b` | MUST | core | exchange | it holds | `{limit}/schema` | it is said |',
    '| `c.d` | MUST |  | exchange | a \\| b c | `{limit}/schema` | it is said |',
  ]);
});
