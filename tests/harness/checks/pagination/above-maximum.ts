/** The next above, and one that no default or other cap hides behind. */
export const above = (maximum: number): readonly number[] => [maximum + 1, maximum * 20];
