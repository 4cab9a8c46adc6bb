import type { Variant } from './variant';

/** Around the default limit, around twice the limit, and far beyond. */
const sizes = [2000, 730, 101, 100, 51, 50, 49, 3, 2, 1, 0] as const;

/** How much there is, and who asks for it. */
export const populationVariants: readonly Variant[] = [
  ...sizes.map((size): Variant => ({ id: `items-${size}`, choice: `the project holds ${size} items`, options: { size } })),
  {
    id: 'whole-tenant',
    choice: 'no project is named, so all projects are listed',
    options: {},
    asked: { scope: 'tenant', secondProject: 'unknown' },
  },
  { id: 'no-second-project', choice: 'no second project is known', options: {}, asked: { secondProject: 'unknown' } },
  {
    id: 'token-for-key',
    choice: 'the token is the credential, in place of the key',
    options: {},
    asked: { credential: 'token' },
  },
];
