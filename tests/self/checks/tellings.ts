import { choices, type Choices } from '../servers/plain-choices';

/** Under which names a choice of the server is observed, and in which words. */
type Telling = {
  readonly [choice in keyof Choices]?: {
    readonly keys: readonly string[];
    readonly as: { readonly [value in Choices[choice] & PropertyKey]: string };
  };
};

const tellings: Telling = {
  limitAboveMaximum: { keys: ['limit.above-maximum'], as: { clamp: 'clamp', reject: 'reject' } },
  // The default of that contract is its maximum, and told first.
  limitZero: {
    keys: ['limit.zero'],
    as: { default: 'default', all: 'all', none: 'none', maximum: 'default', refuse: 'refuse' },
  },
  limitNegative: { keys: ['limit.negative'], as: { default: 'default', reject: 'reject' } },
  limitText: { keys: ['limit.text', 'limit.fraction'], as: { default: 'default', reject: 'reject' } },
  limitBlank: { keys: ['limit.empty'], as: { default: 'default', reject: 'reject' } },
  repeatedParameter: { keys: ['limit.repeated'], as: { first: 'first', last: 'last', reject: 'reject' } },
  listmetaLimit: { keys: ['limit.reported'], as: { fetched: 'fetched', applied: 'applied' } },
  offsetBeyond: { keys: ['offset.beyond-end'], as: { empty: 'empty', reject: 'reject' } },
  offsetNegative: { keys: ['offset.negative'], as: { default: 'ignore', 'from-end': 'from-end', reject: 'reject' } },
  offsetText: { keys: ['offset.text'], as: { default: 'ignore', reject: 'reject' } },
  tokenUnderOtherQuery: {
    keys: ['continue.other-query'],
    as: { reject: 'reject', 'token-wins': 'accept', 'request-wins': 'accept' },
  },
  tokenBesideOffset: { keys: ['continue.with-offset'], as: { token: 'accept', offset: 'accept', reject: 'reject' } },
  blankParameter: {
    keys: ['filter.empty', 'order.empty', 'projection.empty', 'continue.empty'],
    as: { absent: 'ignore', reject: 'reject' },
  },
  unknownParameter: { keys: ['query.unknown-parameter'], as: { ignore: 'ignore', reject: 'reject' } },
  plus: { keys: ['query.plus'], as: { plus: 'plus', blank: 'blank' } },
  unknownOrderField: { keys: ['order.unknown-root', 'order.unknown-leaf'], as: { ignore: 'ignore', reject: 'reject' } },
  badDirection: { keys: ['order.direction-text'], as: { ignore: 'ignore', reject: 'reject' } },
  candidateFields: {
    keys: ['order.status.state', 'order.spec.cloudType', 'filter.status.state', 'filter.spec.clusterType'],
    as: { honour: 'honoured', reject: 'refused' },
  },
  filterCase: { keys: ['filter.letter-case'], as: { exact: 'kept', ignore: 'ignored' } },
  filterBlanks: { keys: ['filter.outer-blanks'], as: { kept: 'kept', trimmed: 'trimmed', padded: 'trailing' } },
  unknownFilterField: { keys: ['filter.unknown-root', 'filter.unknown-leaf'], as: { empty: 'empty', reject: 'reject' } },
  malformedFilter: { keys: ['filter.no-comparison'], as: { empty: 'empty', reject: 'reject' } },
  precedence: {
    keys: ['filter.precedence'],
    as: { 'left-to-right': 'left-to-right', 'and-first': 'and-first', 'right-to-left': 'right-to-left' },
  },
  // What is unknown is left out, and nothing else is asked for.
  unknownProjection: {
    keys: ['projection.unknown-root', 'projection.unknown-leaf'],
    as: { ignore: 'nothing', reject: 'reject' },
  },
};

/** The first, second or third value (counted from 0) of every choice that is told; the last one where there are fewer. */
export function chosen(rank: number): Partial<Choices> {
  return Object.fromEntries(
    Object.keys(tellings).map((choice) => {
      const values: readonly unknown[] = choices[choice as keyof Choices];
      return [choice, values[Math.min(rank, values.length - 1)]];
    }),
  );
}

/** What a run must observe of a server that chose so. */
export function observedOf(server: Partial<Choices>): { readonly [key: string]: string } {
  const told: readonly (readonly [
    string,
    { readonly keys: readonly string[]; readonly as: { readonly [value: string]: string } },
  ])[] = Object.entries(tellings);
  return Object.fromEntries(
    told.flatMap(([choice, { keys, as }]) => keys.map((key) => [key, as[String(server[choice as keyof Choices])] ?? ''])),
  );
}
