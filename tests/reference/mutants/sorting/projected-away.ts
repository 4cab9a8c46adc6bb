import type { Mutant, Silence } from '../mutant';

// UNWRITTEN: the reference server with one fault, at least once, and which requirements must fail beside sorting.projected-away
export const mutants: readonly Mutant[] = [];

// UNWRITTEN: a setting in which nothing can be shown of sorting.projected-away
export const silence: Silence = { items: 0 };
