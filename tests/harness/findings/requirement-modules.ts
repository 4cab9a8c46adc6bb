import type { Requirement } from './finding';

/** What is wrong where a requirement does not hold, as a TypeScript module, so that whoever tells a verdict reads no file. */
export function faultWordsModule(requirements: readonly Pick<Requirement, 'id' | 'fault'>[]): string {
  return [
    '// Made from spec/ by "npm run generate". Not to be edited.',
    '',
    '/** What is wrong where a requirement does not hold, as half a sentence. */',
    'export const faultWords = {',
    ...requirements.map(({ id, fault }) => `  '${id}': ${JSON.stringify(fault)},`),
    '} as const;',
    '',
  ].join('\n');
}

/** The requirements as a TypeScript module, so that no run reads and checks the file again. */
export const requirementsModule = (requirements: readonly Requirement[]): string =>
  [
    '// Made from spec/ by "npm run generate". Not to be edited.',
    '',
    "import type { Requirement } from '../tests/harness/findings/finding';",
    '',
    '/** What is judged, in this order. */',
    `export const requirements: readonly Requirement[] = ${JSON.stringify(requirements, null, 2)};`,
    '',
  ].join('\n');

/** The ids and the needs as a TypeScript module, so that a wrong one does not compile. */
export function requirementModule(requirements: readonly Requirement[]): string {
  const lines = requirements.map(({ id }) => `  '${id}',`);
  return [
    '// Made from spec/ by "npm run generate". Not to be edited.',
    '',
    '/** Every requirement, in the order they are judged. */',
    'export const requirementIds = [',
    ...lines,
    '] as const;',
    '',
    'export type RequirementId = (typeof requirementIds)[number];',
    '',
    '/** What each of them needs of a contract, as paths of its model. */',
    'export interface RequirementNeeds {',
    ...requirements.map(
      ({ id, needs = [] }) => `  readonly '${id}': ${needs.map((need) => `'${need}'`).join(' | ') || 'never'};`,
    ),
    '}',
    '',
  ].join('\n');
}
