import type { Mutant } from './mutant';

export const securityMutants: readonly Mutant[] = [
  {
    id: 'empty-key-accepted',
    fault: 'an empty ApiKey header is taken for a valid one',
    source: 'a comparison that starts with "if a key was configured"',
    area: 'security',
    primary: 'security.empty-credential',
    expect: ['security.empty-credential'],
    behaviour: {
      acceptsKey: (original) => (key, context) => key === '' || original(key, context),
    },
  },
];
