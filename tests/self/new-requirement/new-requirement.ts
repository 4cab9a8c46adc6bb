import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../harness/errors';
import { checkFile, entry, faultsFile } from './templates';

const requirementsFile = path.join('spec', 'requirements.yaml');
const checksFolder = path.join('tests', 'harness', 'checks');

/** Why an id cannot be that of a new requirement; `undefined` where it can. */
function refusal(id: string, requirements: string, areas: readonly string[]): string | undefined {
  const [area = ''] = id.split('.', 1);
  if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(id))
    return `Expected an id that is a path, as in pagination.empty-page; received "${id}". Write an area, a full stop and a name, in lower case.`;
  if (!areas.includes(area))
    return `Expected an area with checks; received "${area}". Choose one of ${areas.join(', ')}, or make its folder and its suite in tests/conformance first.`;
  return requirements.includes(`\n- id: ${id}\n`)
    ? `Expected an id that is not taken; ${id} is in ${requirementsFile}. Choose another name.`
    : undefined;
}

/** The entries with a further one behind the first stretch of its area. The second stretch is that of attacks and of onlookers. */
function withEntry(requirements: string, id: string): string {
  const entries = requirements.split(/^(?=- id: )/m);
  const isOfArea = (text: string | undefined): boolean => text?.startsWith(`- id: ${id.split('.', 1)[0]}.`) === true;
  const last = entries.findIndex((text, index) => isOfArea(text) && !isOfArea(entries[index + 1]));
  return entries.toSpliced(last + 1, 0, entry(id)).join('');
}

/**
 * Writes what a new requirement consists of, below the top of a repository: its entry, its check and its file of faults. Each says what is
 * left to be written. Returns the files; throws `ConfigError` (`CONFIG_REQUIREMENT_ID`) for an id that exists or is no path.
 */
export function newRequirement(root: string, id: string): readonly string[] {
  const requirements = readFileSync(path.join(root, requirementsFile), 'utf8');
  const areas = readdirSync(path.join(root, checksFolder));
  const why = refusal(id, requirements, areas);
  if (why !== undefined) throw new ConfigError('CONFIG_REQUIREMENT_ID', why);
  const files = new Map([
    [requirementsFile, withEntry(requirements, id)],
    [path.join(checksFolder, ...id.split('.')).concat('.ts'), checkFile(id)],
    [path.join('tests', 'reference', 'mutants', ...id.split('.')).concat('.ts'), faultsFile(id)],
  ]);
  for (const [file, content] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  return [...files.keys()];
}
