/** A filter whose result takes two pages. */
export const inPages = ['filtering.with-order', 'filtering.projected-away'] as const;
