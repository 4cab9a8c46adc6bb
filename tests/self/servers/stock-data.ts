/** The items of `stock-server.ts`. Numbers are held as their digits, because a double would not hold them all. */
export interface Part {
  readonly id: string;
  readonly serial: string;
  readonly name?: string | null;
  readonly grade: string;
  readonly changed?: string;
  /** Milliseconds since 1970. */
  readonly made?: string;
  readonly labels: readonly string[];
}

/** Signs, digits of several lengths, a fraction, and neighbours that are one double. */
const serials = [
  ...['-12', '-3', '0', '0.5', '2.25', '7', '9.5', '12', '95.5', '99', '100', '700', '1000'],
  ...['9007199254740990', '9007199254740992', '9007199254740993', '9007199254740994', '9007199254740995', '9007199254740997'],
];
const names = [
  'Anchor',
  'bolt',
  'Bracket',
  'cable tie',
  'Drill 2+1%',
  'anchor plate',
  'Eyelet',
  'Flöte',
  'Étau 花瓶',
  "O'ring",
  'Hinge',
  '',
];
const grades = ['fine', 'plain', 'rough'];
const labels = ['steel', 'brass', 'spare'];

/** Three within one second, and the same instant in two zones. */
const changes = [
  '2024-03-01T08:00:00Z',
  '2024-03-01T09:30:00.250Z',
  '2024-03-01T09:30:00.500Z',
  '2024-03-01T10:30:00.500+01:00',
  '2024-03-01T09:30:00.750Z',
  '2024-03-02T00:00:00Z',
  '2024-02-11T23:59:59.999Z',
];

/** Strides that share no factor with the number of parts scatter the values. */
export const parts: readonly Part[] = Array.from({ length: 38 }, (_, index): Part => {
  const step = (index * 15 + 4) % 38;
  const name = names[step % names.length];
  return {
    id: `p${String((index * 29 + 7) % 97).padStart(2, '0')}`,
    serial: serials[step % serials.length] ?? '0',
    ...(step % 7 === 3 ? {} : { name: step % 7 === 5 ? null : (name ?? '') }),
    grade: grades[step % 3] ?? 'plain',
    ...(step % 5 === 2 ? {} : { changed: changes[step % changes.length] ?? '' }),
    ...(step % 6 === 1 ? {} : { made: String(1_709_280_000_000 + step * 500) }),
    labels: labels.filter((_label, at) => (step + at) % 3 !== 0),
  };
});

/** A part as the response has it; the digits of numbers as they are. */
export const partText = ({ serial, made, labels: names_, ...rest }: Part): string => {
  const text = JSON.stringify({ ...rest, labels: names_.map((label) => ({ label })) }).slice(0, -1);
  return `${text},"serial":${serial}${made === undefined ? '' : `,"made":${made}`}}`;
};
