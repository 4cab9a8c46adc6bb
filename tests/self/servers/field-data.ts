/** The parcels of the field server: what real collections hold and tidy test data does not. */

/** `null`: the parcel lacks it. 64-bit integers are `bigint`; timestamps are RFC 3339 text with microseconds. */
export type Value = string | number | bigint | boolean | null;

export type Kind = 'text' | 'enumeration' | 'timestamp' | 'number' | 'integer' | 'boolean';

/** Kind by field, as queries name it. */
export const kinds = {
  name: 'text',
  carrier: 'enumeration',
  note: 'text',
  createdAt: 'timestamp',
  dispatchedAt: 'timestamp',
  weight: 'number',
  serial: 'integer',
  fragile: 'boolean',
  'recipient.city': 'text',
  id: 'text',
} as const satisfies { readonly [field: string]: Kind };

export type FieldName = keyof typeof kinds;

export const isField = (name: string): name is FieldName => Object.hasOwn(kinds, name);

/** One parcel by field. `id` and `serial` have 19 digits, told as text or as numbers. */
export type Parcel = { readonly [field in FieldName]: Value } & {
  readonly id: string;
  readonly tags: readonly string[];
  readonly depot: string;
};

export const depots = ['depot-north', 'depot-south'] as const;
export const carriers = ['air', 'road', 'rail', 'sea'] as const;

const names = [
  'Apple', 'apple', 'APPLE', 'Äpfel', 'Zoë', 'zebra', 'Éclair', 'eclair', '東京', '京都', '大阪', 'łódź', 'Ωmega', 'straße', 'naïve',
  "O'Brien", '"quoted"', '50% off', 'snake_case', 'C++ book', 'a+b', 'salt AND pepper', 'this OR that', 'one and two', 'Tom & Jerry',
  'semi;colon', 'comma, inc', 'colon:ed', 'a=b', 'hash #1', 'path/to', 'why?', 'at@home', '$5', '(round)', '[square]', 'back\\slash',
  'pipe|d', 'star*', '100%25', 'null', 'true', '10', '1e3', '🚚 van', '📦', 'undefined', 'None', '-dash', 'dot.ted',
]; // prettier-ignore
const notes = [
  'Handle with care',
  'handle with care',
  'vor 12 Uhr',
  '割れ物',
  '',
  'Überweisung',
  "don't drop",
  'zzz last',
  '10',
  'null',
];
const cities = ['Berlin', 'Ålesund', 'Kraków', '東京', 'São Paulo', 'berlin', 'Zürich', 'New York', 'Reykjavík'];

const start = Date.parse('2024-03-09T07:59:58Z');

/** RFC 3339 in UTC with six digits of a second; `micros` counts from the start of the data. */
function instant(micros: number): string {
  const milliseconds = Math.floor(micros / 1000);
  const whole = new Date(start + milliseconds).toISOString().slice(0, -1);
  return `${whole}${String(micros % 1000).padStart(3, '0')}Z`;
}

/** Some share a millisecond but no microsecond, twenty are wholly equal, the others come in small bursts. */
function createdAt(index: number): string {
  if (index >= 40 && index < 60) return instant(61_000_500);
  if (index >= 60 && index < 85) return instant(75_250_000 + (index - 60) * 37);
  return instant(Math.floor(index / 6) * 4_000_000 + [0, 137, 137, 401, 999, 2_000][index % 6]! + 9); // eslint-disable-line @typescript-eslint/no-non-null-assertion
}

const pick = <T>(list: readonly T[], index: number): T => {
  const chosen = list[index % list.length];
  if (chosen === undefined) throw new RangeError('Expected a list that is not empty.');
  return chosen;
};

function parcelOf(index: number, depot: string): Parcel {
  const mixed = (index * 7919 + 13) % 1009;
  return {
    id: String(7_301_444_403_300_000_001n + BigInt(mixed) * 3n + (depot === depots[0] ? 0n : 500_000n)),
    name:
      index < names.length
        ? pick(names, index)
        : index % 4 === 0
          ? pick(names, mixed)
          : `Parcel ${mixed}${index % 2 ? '' : ' b'}`,
    carrier: pick(['road', 'road', 'sea', 'road', 'air', 'rail', 'road'] as const, mixed),
    note: mixed % 9 < 2 ? pick(notes, mixed) : null,
    createdAt: createdAt(mixed % 131),
    dispatchedAt: mixed % 5 < 2 ? instant(90_000_000 + (mixed % 23) * 211) : null,
    weight: mixed % 11 === 0 ? null : mixed % 13 === 0 ? 0 : Math.round((mixed % 67) * 37.5) / 100,
    serial: 6_007_199_254_740_993_001n + BigInt((index * 31) % 257),
    fragile: mixed % 3 === 0,
    'recipient.city': pick(cities, (mixed * mixed) % 31),
    tags: ['express', 'insured', 'return'].slice(0, mixed % 4),
    depot,
  };
}

/** `size` parcels of the first depot and seven of the second, as they were stored. */
export function parcelsOf(size: number): readonly Parcel[] {
  const [first, second] = depots;
  return [
    ...Array.from({ length: size }, (_, index) => parcelOf(index, first)),
    ...Array.from({ length: 7 }, (_, index) => parcelOf(index + 300, second)),
  ];
}
