import type { ListQuery } from '../listing/listing';

/** A long query with a parameter that nobody knows. */
export const longUnknown: ListQuery = { extra: [['nopeNope', 'x'.repeat(8192)]] };
