/** What a walk shows whose pages do not fit together. */
export const tornWalk = ['sorting.permutation', 'sorting.ties'] as const;
/** What shows in orders by several keys, which are followed, too. */
export const severalKeys = ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key'] as const;
