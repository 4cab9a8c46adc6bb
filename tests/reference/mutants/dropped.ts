import type { ListContext } from '../context';
import type { BehaviourOverride } from '../behaviour';
import { whenPage } from '../when';
import { isFiltered, isOrdered } from './conditions';

export type Condition = (context: ListContext) => boolean;

export const filterDropped = (condition: Condition): BehaviourOverride =>
  whenPage((context) => isFiltered(context) && condition(context), { filterItems: () => (clusters) => clusters });

export const orderDropped = (condition: Condition): BehaviourOverride =>
  whenPage((context) => isOrdered(context) && condition(context), { sortItems: () => (clusters) => clusters });

/** Whether a field is among what a projection shows. */
export function isShown(path: string, { query }: ListContext): boolean {
  return query.projection?.some((asked) => path === asked || path.startsWith(`${asked}.`)) ?? true;
}
