/** What a walk shows whose pages do not fit together. */
export const tornWalk = ['sorting.permutation', 'sorting.ties'] as const;
