import type { ListingField } from '../contract/model';
import { instantOf } from '../grammar/instant';
import { onceFor } from '../once-for';
import { parted } from '../text/decimal';
import { type Column } from './column';

type Comparable = Pick<ListingField, 'kind' | 'layout'>;

/**
 * What two values of a field share where any reading has them equal: at least one of these. So a value is held against those alone that
 * share one with it, and not against each value of a long listing.
 */
export function tracesOf(text: string, { kind, layout }: Comparable): readonly string[] {
  switch (kind) {
    case 'timestamp': {
      const instant = instantOf(text, layout);
      const told = String(Date.parse(text));
      // A fraction may be told in several ways.
      return instant === undefined ? [told] : [told, `second ${parted(instant).whole}`];
    }
    case 'number':
      return [String(Number(text))];
    case 'string':
    case 'enumeration':
    case 'boolean':
      // What is equal in small letters or in capitals is so in the capitals of the small letters.
      return [text.trim().toLowerCase().toUpperCase()];
  }
}

/** Groups by trace: mostly one, and a list for each would fill the memory. */
type Index = ReadonlyMap<string, number | readonly number[]>;

const indexes = onceFor<Column, string, Index>();

/** Groups of a column by the traces of what they hold. */
const groupsByTrace = (column: Column, field: Comparable): Index =>
  indexes(column, `${field.kind} ${field.layout}`, () => {
    const byTrace = new Map<string, number | number[]>();
    for (const [group, texts] of column.held.entries()) {
      for (const text of texts) {
        for (const trace of tracesOf(text, field)) {
          const groups = byTrace.get(trace);
          if (typeof groups === 'object') groups.push(group);
          else byTrace.set(trace, groups === undefined ? group : [groups, group]);
        }
      }
    }
    return byTrace;
  });

/** The groups of a column that may hold one of some values, in any reading; in no order, and some of them twice. */
export function groupsNear(column: Column, field: Comparable, values: readonly string[]): readonly number[] {
  const byTrace = groupsByTrace(column, field);
  return values.flatMap((value) => tracesOf(value, field)).flatMap((trace) => byTrace.get(trace) ?? []);
}
