import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contractArtefacts, staleArtefacts } from '../tests/harness/contract/artefacts';
import { generatedDirectory } from '../tests/harness/contract/directories';
import { loadRequirements, requirementTable } from '../tests/harness/findings/requirements';

/** `npm run generate [-- --check] [--out DIR]`: writes generated/, or names the files there that are not what spec/ makes. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, out: { type: 'string', default: generatedDirectory } },
  });
  const artefacts = new Map([...(await contractArtefacts()), ['requirements.md', requirementTable(loadRequirements())] as const]);
  if (values.check) {
    const stale = staleArtefacts(values.out, artefacts);
    for (const name of stale)
      console.error(`${path.join(path.relative('', values.out), name)} is stale. Run "npm run generate" and commit the result.`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  mkdirSync(values.out, { recursive: true });
  for (const [name, content] of artefacts) writeFileSync(path.join(values.out, name), content);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
