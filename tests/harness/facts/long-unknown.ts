import type { ListQuery } from '../listing/listing';

/** A parameter that nobody knows. */
export const unknownName = 'nopeNope';

/** A long query with it. */
export const longUnknown: ListQuery = { extra: [[unknownName, 'x'.repeat(8192)]] };
