import type { Json } from '../json';
import type { Result, ListContext } from '../context';
import type { Replacements } from '../behaviour';
import type { ListSteps } from '../steps';

/** One list member, other than it should be: a value that the schema does not allow is one, too. */
export function memberAs(
  name: 'continue' | 'count' | 'limit' | 'offset',
  change: (value: Json, result: Result, context: ListContext) => Json | undefined,
): Replacements<ListSteps> {
  return {
    listMeta: (original) => (result, context) => {
      const { [name]: value, ...others } = original(result, context);
      const changed = change(value, result, context);
      return (changed === undefined ? others : { ...others, [name]: changed }) as ReturnType<typeof original>;
    },
  };
}
