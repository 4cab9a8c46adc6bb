import { carriers, kinds, type FieldName, type Value } from './field-data';
import { microsOf, readField } from './field-order';
import { refuse, type Clause, type Filter } from './field-query';

/**
 * The filter of the field server: `carrier eq 'sea' and fragile eq true or name eq 'O''Brien'`; `and` binds closer. One of several values is
 * written `carrier in ('sea','air')`.
 */

const clause =
  /^ *([^ ']+) (?:eq ('(?:[^']|'')*'|[^ ']+)|in \(((?:'(?:[^']|'')*'|[^ '(),]+)(?:,(?:'(?:[^']|'')*'|[^ '(),]+))*)\))(?: +(and|or) (?=.)| *$)/;

/** The literals of a list. */
const listed = /'(?:[^']|'')*'|[^ '(),]+/g;

export interface Literal {
  readonly field: FieldName;
  readonly text: string;
  readonly quoted: boolean;
}

/** Parses a literal as its field's kind wants it; refuses another one. */
export function literalOf({ field, text, quoted }: Literal): Value {
  const kind = kinds[field];
  const bare = kind === 'number' || kind === 'integer' || kind === 'boolean';
  if (bare === quoted && field !== 'id' && kind !== 'integer')
    return refuse(`A value of ${field} stands ${bare ? 'bare' : 'in quotes'}.`);
  switch (kind) {
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : refuse(`${field} is true or false.`);
    case 'integer':
      return /^-?\d{1,18}$|^-?[1-8]\d{18}$/.test(text) ? BigInt(text) : quoted ? text : refuse(`${field} is a 64-bit integer.`);
    case 'number':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))
        ? Number(text)
        : refuse(`${field} is a number.`);
    case 'timestamp':
      microsOf(text);
      return text;
    case 'enumeration':
      return carriers.some((one) => one === text) ? text : refuse(`${field} is one of ${carriers.join(', ')}.`);
    case 'text':
      return text;
  }
}

/** Reads a filter; `read` turns a literal into a value. */
export function readFilter(text: string, read: (literal: Literal) => Value): Filter {
  const union: Clause[][] = [];
  let intersections: readonly (readonly Clause[])[] = [[]];
  let rest = text;
  let isOpen = true;
  while (isOpen) {
    const match = clause.exec(rest);
    if (match === null) return refuse(`Expected a clause such as name eq 'x' at ${JSON.stringify(rest.slice(0, 20))}.`);
    const [whole, name = '', one, several = '', joint] = match;
    const field = readField(name);
    const clauses = (one === undefined ? (several.match(listed) ?? []) : [one]).map((written): Clause => {
      const quoted = written.startsWith("'");
      const literal = { field, text: quoted ? written.slice(1, -1).replaceAll("''", "'") : written, quoted };
      return { field, text: literal.text, value: read(literal) };
    });
    intersections = intersections.flatMap((all) => clauses.map((next) => [...all, next]));
    if (joint !== 'and') {
      union.push(...intersections.map((all) => [...all]));
      intersections = [[]];
    }
    rest = rest.slice(whole.length);
    isOpen = joint !== undefined;
  }
  return union;
}

/** Whether a value is the one of a clause. */
export function equals({ field, value }: Clause, held: Value): boolean {
  if (held === null || value === null) return false;
  return kinds[field] === 'timestamp' ? microsOf(String(held)) === microsOf(String(value)) : held === value;
}
