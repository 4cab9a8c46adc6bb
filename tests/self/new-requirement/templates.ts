import { mark } from './unwritten';

/** The entry of a requirement. It is lawful as it stands, so that generation runs. */
export const entry = (id: string): string => `- id: ${id}
  level: MUST
  core: false
  evidence: exchange
  title: '${mark} what holds, as half a sentence'
  fault: '${mark} what is wrong where it does not hold, as half a sentence'
  probes: '${mark} what the check asks and compares, in one sentence'
  pointer: '{listing}'
  why: '${mark} why a provider should agree'
`;

/** The check of a requirement. */
export const checkFile = (id: string): string => `import type { Check } from '../../judging/check';

export const check: Check<'${id}'> = {
  judge() {
    throw new Error('${mark} ask the listing of the scene, and tell the evidence what is witnessed, violated or lacking');
  },
};
`;

/** The file of its faults, and of the setting in which nothing can be shown. */
export const faultsFile = (id: string): string => `import type { Mutant, Silence } from '../mutant';

// ${mark} the reference server with one fault, at least once, and which requirements must fail beside ${id}
export const mutants: readonly Mutant[] = [];

// ${mark} a setting in which nothing can be shown of ${id}
export const silence: Silence = { items: 0 };
`;
