import { documentedBy } from '../contract/operators';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import type { Scene } from '../judging/check';
import { textOperators } from './text-parts';

/**
 * Parts of texts at which breaks what they go into as they are: a regular expression, a pattern, a literal or a query of words. They are made of
 * words of no language, and of signs where no reading of them finds anything, because what a pattern finds is told elsewhere.
 */
const breaking: readonly string[] = [
  ...['(', '[', '*', '\\', ')', '{', '+', '?', ']', '}'].map((sign) => `${sign}zqx${sign}qxz${sign}`),
  ...["'", '"', '&', '|', '!', ':', '^', '$', '~', '-', '<', '/', '@', '%', '_'].map((sign) => `zqx${sign}qxz`),
];
/** Of an operator that is not the last one, which others commonly stand for. */
const mostElsewhere = 4;

/** The same by each operator that looks for a part, of the first field that has it. None without OR, because each would be a request. */
export function breakingParts({ contract: { filter } }: Scene): readonly Expression[] {
  if (filter?.or === undefined) return [];
  const asked = textOperators.flatMap((operator) => {
    const [field] = documentedBy(operator, filter);
    return field === undefined ? [] : [{ operator, field }];
  });
  return asked.flatMap(({ operator, field }, index) =>
    breaking
      .slice(0, index === asked.length - 1 ? breaking.length : mostElsewhere)
      .filter((value) => canHold(value, field, filter, operator))
      .map((value) => where(field, value, operator))
      .filter((clause) => canWrite(clause, filter)),
  );
}
