import type { StockComparison, StockKind, StockMatch, StockRules } from '../../reference/mutants/stock-rules';
import type { Part } from './stock-data';

/** How the server of the stock reads a filter: a parser of its own, so that what the harness writes wrongly is not read here. */

/** What was asked is no lawful question. */
export class NoFilter extends Error {}

type Test = (part: Part) => boolean;

const kinds: { readonly [field: string]: StockKind } = {
  id: 'string',
  name: 'string',
  grade: 'string',
  serial: 'number',
  changed: 'timestamp',
  made: 'timestamp',
  label: 'string',
};

/** What a part holds; several values of a label. */
function valuesOf(part: Part, field: string): readonly (string | null | undefined)[] {
  if (field === 'label') return part.labels;
  return [part[field as Exclude<keyof Part, 'labels'>]];
}

/** An instant in nanoseconds; no double holds them. */
export function instant(text: string): bigint | undefined {
  if (/^\d+$/.test(text)) return BigInt(text) * 1_000_000n;
  const [, whole = '', fraction = '', zone = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  const ms = Date.parse(`${whole}${zone}`);
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9) || '0');
}

/** A number with 20 digits behind its point. */
export function scaled(text: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,20}))?$/.exec(text) ?? [];
  return whole === '' ? undefined : BigInt(`${sign}${whole}${fraction.padEnd(20, '0')}`);
}

const isTyped = (value: string, kind: StockKind): boolean =>
  kind === 'string' || (kind === 'number' ? scaled(value) : instant(value)) !== undefined;

const order = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rules as the document of the stock has them. */
export const lawfulRules: StockRules = {
  compare: (held, asked, kind) => {
    if (kind === 'number') return order(scaled(held) ?? 0n, scaled(asked) ?? 0n);
    return kind === 'timestamp' ? order(instant(held) ?? 0n, instant(asked) ?? 0n) : order(held, asked);
  },
  satisfies: (sign, operator) => ({ gt: sign > 0, ge: sign >= 0, lt: sign < 0, le: sign <= 0 })[operator],
  withoutValue: () => false,
  equals: (held, asked) => held === asked,
  isOneOf: (held, asked) => asked.includes(held),
  matches: (held, part, operator) =>
    ({ contains: held.includes(part), starts: held.startsWith(part), ends: held.endsWith(part) })[operator],
  isMissing: (held) => held === undefined || held === null,
  heard: (text) => text,
  unknownOperator: 'refuse',
  illTyped: 'refuse',
  unasked: (a, b) => -order(scaled(a) ?? 0n, scaled(b) ?? 0n),
  stored: (found) => found,
  heardOrder: (text) => text,
  startOf: (number, size) => (number - 1) * size,
  numbered: (found) => found,
  isLeft: ({ end, found }) => end < found,
  isCutFirst: false,
  tellsNext: () => true,
  led: (text) => text,
  told: () => ({}),
};

const token = /\s*(\(|\)|,|'(?:[^']|'')*'|[^\s(),']+)/gy;

/** A recursive descent: OR over AND over brackets and clauses. */
class Parser {
  private readonly tokens: string[];
  private at = 0;

  constructor(
    text: string,
    private readonly rules: StockRules,
  ) {
    this.tokens = [...text.matchAll(token)].map(([, one = '']) => one);
    if (this.tokens.join('').length < text.replaceAll(/\s/g, '').length - text.split("'").length)
      throw new NoFilter('A quote is open');
  }

  whole(): Test {
    const test = this.or();
    if (this.at < this.tokens.length) throw new NoFilter('A filter ends with a condition');
    return test;
  }

  private take(wanted?: string): string {
    const found = this.tokens[this.at];
    if (found === undefined || (wanted !== undefined && found !== wanted)) throw new NoFilter(`Expected ${wanted ?? 'more'}`);
    this.at += 1;
    return found;
  }

  private is(wanted: string): boolean {
    const isThere = this.tokens[this.at] === wanted;
    if (isThere) this.at += 1;
    return isThere;
  }

  private or(): Test {
    const tests = [this.and()];
    while (this.is('or')) tests.push(this.and());
    return (part) => tests.some((test) => test(part));
  }

  private and(): Test {
    const tests = [this.one()];
    while (this.is('and')) tests.push(this.one());
    return (part) => tests.every((test) => test(part));
  }

  private one(): Test {
    if (!this.is('(')) return this.clause();
    const inner = this.or();
    this.take(')');
    return inner;
  }

  private value(kind: StockKind): string {
    const text = this.take();
    if (!text.startsWith("'")) return text;
    if (kind !== 'string') throw new NoFilter('A number and a time stand bare');
    return text.slice(1, -1).replaceAll("''", "'");
  }

  private clause(): Test {
    const field = this.take();
    const kind = kinds[field];
    if (kind === undefined) throw new NoFilter('There is no such field');
    const operator = this.take();
    const each = (test: (held: string) => boolean, name: Parameters<StockRules['withoutValue']>[0]): Test => {
      return (part) => {
        const held = valuesOf(part, field).flatMap((one) => one ?? []);
        return held.length === 0 ? this.rules.withoutValue(name, field) : held.some(test);
      };
    };
    switch (operator) {
      case 'is': {
        const isMissing = { missing: true, present: false }[this.take()];
        if (isMissing === undefined) throw new NoFilter('A value is missing, or present');
        return (part) => valuesOf(part, field).every((one) => this.rules.isMissing(one)) === isMissing;
      }
      case 'in': {
        this.take('(');
        const asked = [this.value(kind)];
        while (this.is(',')) asked.push(this.value(kind));
        this.take(')');
        const values = asked.filter((one) => isTyped(one, kind));
        if (values.length < asked.length && this.rules.illTyped !== 'nothing') throw new NoFilter(`That is no ${kind}`);
        // An instant, or a number, is the same however it is written.
        const asHeld = (held: string): readonly string[] =>
          values.map((one) => (kind !== 'string' && lawfulRules.compare(held, one, kind, 'ge') === 0 ? held : one));
        return each((held) => this.rules.isOneOf(held, asHeld(held)), 'in');
      }
      case 'eq':
      case 'ne': {
        const value = this.typed(kind);
        const isSame = (held: string): boolean =>
          kind === 'string' ? this.rules.equals(held, value) : lawfulRules.compare(held, value, kind, 'ge') === 0;
        return each((held) => isSame(held) === (operator === 'eq'), operator);
      }
      case 'gt':
      case 'ge':
      case 'lt':
      case 'le':
        return this.comparison(kind, operator, each);
      case 'contains':
      case 'starts':
      case 'ends': {
        const value = this.value(kind);
        return each((held) => this.rules.matches(held, value, operator satisfies StockMatch), operator);
      }
      default:
        return this.unknown(kind, each);
    }
  }

  private comparison(
    kind: StockKind,
    operator: StockComparison,
    each: (test: (held: string) => boolean, name: StockComparison) => Test,
  ): Test {
    const value = this.value(kind);
    if (!isTyped(value, kind)) {
      switch (this.rules.illTyped) {
        case 'refuse':
          throw new NoFilter(`That is no ${kind}`);
        case 'fail':
          throw new Error('invalid input syntax');
        case 'everything':
          return () => true;
        case 'nothing':
          return () => false;
        case 'text':
          return each((held) => this.rules.satisfies(order(held, value), operator), operator);
        case 'now':
          if (kind === 'number') throw new NoFilter('That is no number');
          return each((held) => this.rules.satisfies(order(Date.parse(held), Date.now()), operator), operator);
        case 'zero':
          break;
      }
    }
    return each((held) => this.rules.satisfies(this.rules.compare(held, value, kind, operator), operator), operator);
  }

  /** A value of its kind, or none of it. */
  private typed(kind: StockKind): string {
    const value = this.value(kind);
    if (!isTyped(value, kind)) throw new NoFilter(`That is no ${kind}`);
    return value;
  }

  private unknown(kind: StockKind, each: (test: (held: string) => boolean, name: 'eq') => Test): Test {
    const { unknownOperator } = this.rules;
    if (unknownOperator === 'refuse') throw new NoFilter('There is no such operator');
    if (unknownOperator === 'fail') throw new Error('no such function');
    const value = this.value(kind);
    if (unknownOperator === 'equality') return each((held) => held === value, 'eq');
    return () => unknownOperator === 'everything';
  }
}

/** What a filter finds. Throws `NoFilter`. */
export const filterTest = (text: string, rules: StockRules): Test => new Parser(rules.heard(text), rules).whole();
