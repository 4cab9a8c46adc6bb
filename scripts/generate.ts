import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contractArtefacts, staleArtefacts } from '../tests/harness/contract/artefacts';
import { generatedDirectory, repository, specDirectory } from '../tests/harness/contract/directories';
import { loadContract } from '../tests/harness/contract/load';
import { explanationModule } from '../tests/harness/findings/explanation';
import { ConfigError } from '../tests/harness/errors';
import { makeDirectory } from '../tests/harness/made-directory';
import { unwrittenBecause } from '../tests/harness/unwritten';
import { readRequirements } from '../tests/harness/findings/requirement-file';
import { faultWordsModule, requirementModule, requirementsModule } from '../tests/harness/findings/requirement-modules';
import { checkRegistry } from '../tests/harness/pages/check-registry';
import { generatePackage } from '../tests/harness/consumers/command';
import { possibleNeeds } from '../tests/harness/pages/possible-needs';
import { readmeWith } from '../tests/harness/pages/readme';
import { requirementPage } from '../tests/harness/pages/requirement-page';
import { inapplicable } from '../tests/harness/run/inapplicable';
import { allMutants } from '../tests/reference/mutants';
import { lawful } from '../tests/self/detection/lawful';
import { configSchema } from '../tests/harness/settings/config-schema';

/** Flags of the package of a contract, and those that it does not know. */
const ofPackage: readonly string[] = ['operation', 'name', 'before'];
const ofDirectory: readonly string[] = ['check'];

interface Output {
  write(text: string): unknown;
}

async function written(args: readonly string[], stdout: Output, stderr: Output): Promise<number> {
  const text = { type: 'string' } as const;
  const { values: flags } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean', default: false }, out: text, contract: text, operation: text, name: text, before: text },
  });
  const { contract, out, operation, name, before } = flags;
  const given = Object.entries(flags).filter(([, value]) => value !== undefined && value !== false);
  const empty = given.find(([, value]) => typeof value === 'string' && value.trim() === '');
  if (empty !== undefined)
    throw new ConfigError('CONFIG_FLAG_EMPTY', `--${empty[0]} is empty; give it a value, or leave it out.`);
  const other = given.find(([flag]) => (contract === undefined ? ofPackage : ofDirectory).includes(flag));
  if (other !== undefined)
    throw new ConfigError(
      'CONFIG_FLAG_OTHER',
      contract === undefined
        ? `--${other[0]} is for the package of a contract; name that with --contract FILE.`
        : `--${other[0]} is not for the package of a contract; leave out one of the two.`,
    );
  if (contract !== undefined) {
    stdout.write(await generatePackage({ contract, out, operation, name, before }));
    return 0;
  }
  const values = { check: flags.check, out: out ?? generatedDirectory };
  const requirements = readRequirements();
  const faults = (id: string): readonly string[] => allMutants.filter(({ primary }) => primary === id).map(({ fault }) => fault);
  const artefacts = new Map([
    ...(await contractArtefacts({ directory: specDirectory, shipped: 'spectroclusters.openapi.yaml' })),
    ['requirements.md', requirementPage(requirements, { faults, needs: possibleNeeds })] as const,
    ['requirements.ts', requirementsModule(requirements)] as const,
    ['requirement-ids.ts', requirementModule(requirements)] as const,
    ['checks.ts', checkRegistry(requirements)] as const,
    ['explanations.ts', explanationModule(requirements)] as const,
    ['fault-words.ts', faultWordsModule(requirements)] as const,
    ['config.schema.json', `${JSON.stringify(configSchema, null, 2)}\n`] as const,
  ]);
  const figures = {
    requirements: requirements.length,
    areas: new Set(requirements.map(({ id }) => id.split('.', 1)[0])).size,
    faults: allMutants.length,
    conforming: lawful.length,
  };
  const shipped = await loadContract();
  const left = requirements.flatMap((requirement) => inapplicable(requirement, shipped) ?? []);
  const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
  // The page stands beside generated/, so another directory for that leaves it alone.
  const pages =
    values.out === generatedDirectory ? new Map([['README.md', readmeWith(readme, figures, left)]]) : new Map<string, string>();
  if (values.check) {
    const stale = [
      ...staleArtefacts(values.out, artefacts).map((name) => path.join(path.relative('', values.out), name)),
      ...staleArtefacts(repository, pages).map((name) => path.join(path.relative('', repository), name)),
    ];
    for (const file of stale) stderr.write(`${file} is stale. Run "npm run generate" and commit the result.\n`);
    return stale.length === 0 ? 0 : 1;
  }
  try {
    makeDirectory(values.out);
    for (const [name, content] of artefacts) writeFileSync(path.join(values.out, name), content);
    for (const [name, content] of pages) writeFileSync(path.join(repository, name), content);
  } catch (cause) {
    throw new ConfigError(
      'CONFIG_OUT_UNWRITABLE',
      `Cannot write to ${values.out}: ${unwrittenBecause(cause)}. Choose another directory with --out.`,
      { cause },
    );
  }
  return 0;
}

/**
 * `npm run generate [-- --check] [--out DIR]`: writes generated/ and the places of README.md that are made, or names what is stale.
 * `npm run generate -- --contract FILE --out DIR`: writes the package that consumers of a contract install. Resolves to the exit code.
 */
export async function generate(args: readonly string[], stdout: Output, stderr: Output): Promise<number> {
  try {
    return await written(args, stdout, stderr);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const isFlag = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
    const flags = '--check, --out DIR, --contract FILE, --operation ID, --name NAME and --before FILE_OR_DIR';
    stderr.write(`${isFlag ? `${said.split(/\.? *\n|\. /)[0] ?? ''}. The flags are ${flags}.` : said}\n`);
    return 2;
  }
}

if (require.main === module)
  void generate(process.argv.slice(2), process.stdout, process.stderr).then((exitCode) => {
    process.exitCode = exitCode;
  });
