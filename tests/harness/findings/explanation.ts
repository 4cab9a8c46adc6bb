import type { Requirement } from './finding';
import type { Provision } from './provisions';

/** Which requirement, once violated, explains the violation of which others. A trailing `*` stands for the rest of an id. */
export interface Explanation {
  readonly cause: string;
  readonly effects: readonly string[];
  /**
   * Holds only beside evidence, and then outweighs a plain one the other way round. Without one, it takes an exchange or a request
   * class in common.
   */
  readonly provided?: Provision;
}

/** As the entry of the cause tells it: an id or the beginning of several, by itself or with what the evidence must show. */
export type Explained = string | { readonly effects: readonly string[]; readonly provided: Provision };

/** As the entry of the effect tells it. */
export type FollowsFrom = string | { readonly causes: readonly string[]; readonly provided: Provision };

type Telling = Pick<Requirement, 'id' | 'explains' | 'followsFrom'>;

/** Whether an id is the named one, or begins as the pattern says. */
export const covers = (pattern: string, id: string): boolean =>
  pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id;

const isName = (one: Explained | FollowsFrom): one is string => typeof one === 'string';

/** What the entries of the requirements say of each other, as one list. */
export function explanationsOf(requirements: readonly Telling[]): readonly Explanation[] {
  return requirements.flatMap(({ id, explains = [], followsFrom = [] }): readonly Explanation[] => {
    const effects = explains.filter(isName);
    return [
      ...(effects.length > 0 ? [{ cause: id, effects }] : []),
      ...explains.flatMap((one) => (isName(one) ? [] : [{ cause: id, ...one }])),
      ...followsFrom.flatMap((one) =>
        isName(one)
          ? [{ cause: one, effects: [id] }]
          : one.causes.map((cause) => ({ cause, effects: [id], provided: one.provided })),
      ),
    ];
  });
}

/** What the entries name and nothing is called, each with where it stands. */
export function danglingNames(requirements: readonly Telling[]): readonly { readonly id: string; readonly name: string }[] {
  const named = requirements.flatMap(({ id, explains = [], followsFrom = [] }) =>
    [
      ...explains.flatMap((one) => (isName(one) ? [one] : one.effects)),
      ...followsFrom.flatMap((one) => (isName(one) ? [one] : one.causes)),
    ].map((name) => ({ id, name })),
  );
  return named.filter(({ id, name }) => name === id || !requirements.some((one) => covers(name, one.id)));
}

/** The explanations as a TypeScript module, so that whoever tells causes reads no file. */
export function explanationModule(requirements: readonly Telling[]): string {
  const lines = explanationsOf(requirements).map((one) => `  ${JSON.stringify(one)},`);
  return [
    '// Made from spec/ by "npm run generate". Not to be edited.',
    "import type { Explanation } from '../tests/harness/findings/explanation';",
    '',
    '/** Which requirement explains which, from the entries of both. */',
    'export const explanations: readonly Explanation[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
}
