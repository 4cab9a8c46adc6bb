import type { Requirement } from '../findings/finding';

/** The name a check has in the registry: `pagination.walk-ends` is `paginationWalkEnds`. */
const nameOf = (id: string): string => id.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Every check by the id of its requirement, as a TypeScript module. The id is the path, so a requirement whose check is missing does not
 * compile. Static imports, because what is packed into one file has no folder to read.
 */
export function checkRegistry(requirements: readonly Requirement[]): string {
  const sorted = requirements.map(({ id }) => id).sort();
  return [
    '// Made from spec/ by "npm run generate". Not to be edited.',
    "import type { Check } from '../tests/harness/judging/check';",
    ...sorted.map((id) => `import { check as ${nameOf(id)} } from '../tests/harness/checks/${id.replace('.', '/')}';`),
    "import type { RequirementId } from './requirement-ids';",
    '',
    'export const checks: { readonly [id in RequirementId]: Check<id> } = {',
    ...sorted.map((id) => `  '${id}': ${nameOf(id)},`),
    '};',
    '',
  ].join('\n');
}
