import type { Contract } from '../contract/model';
import type { FilterRole } from '../contract/roles';

/** What stands between the name and the value of a clause. */
export function equalsSign({ operators }: FilterRole): string {
  return /\{field\}(.*)\{value\}/s.exec(operators.eq)?.[1] ?? '';
}

/** The texts by which a filter is read: a value that holds one of them could be taken for an expression. */
export function signsOf(filter: FilterRole): readonly string[] {
  return [equalsSign(filter), filter.and, filter.or].filter((sign) => sign !== undefined);
}

/** Whether a value holds no sign of the grammar, so that it can be taken for nothing else. */
export const isPlain = (value: string, filter: FilterRole): boolean => signsOf(filter).every((sign) => !value.includes(sign));

/** The signs of all grammars of a listing. */
export function allSigns({ filter, order, projection }: Pick<Contract, 'filter' | 'order' | 'projection'>): readonly string[] {
  const literals = (template: string): readonly string[] => template.split(/\{\w+\}/).filter((part) => part !== '');
  return [
    ...(filter === undefined ? [] : signsOf(filter)),
    ...(order === undefined ? [] : [order.separator, ...literals(order.ascending), ...literals(order.descending)]),
    ...(projection === undefined ? [] : [projection.separator]),
  ];
}
