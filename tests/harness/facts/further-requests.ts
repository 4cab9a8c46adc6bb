import type { Contract } from '../contract/model';
import { operatorNames } from '../contract/operators';

/**
 * Whether a few requests more weigh little, because a contract that promises more than equality costs more anyway. Without them, what they
 * ask is left to some seeds.
 */
export const mayAskFurther = ({ filter }: Pick<Contract, 'filter'>): boolean =>
  filter !== undefined &&
  [filter.operators, ...filter.fields.map(({ operators = {} }) => operators)].some((one) => operatorNames(one).length > 1);
