import type { Random } from './random';

const day = 86_400_000;
const newYear = Date.UTC(2024, 0, 1);
/** Half of everything happened on one day: close enough that the way an instant is written changes its place among texts. */
const busyDay = Date.UTC(2024, 6, 5);

/** An instant in 2024, to the millisecond; some fall on a full second or a full tenth. */
export function makeInstant(random: Random): number {
  const start = random.chance(50) ? busyDay : newYear + random.integer(0, 365) * day;
  const instant = start + random.integer(0, day - 1);
  return random.chance(20) ? instant - (instant % random.pick([100, 1000])) : instant;
}

/**
 * An instant as RFC 3339 writes it. Most end in milliseconds and `Z`; others have another offset or precision, so that the order
 * of the texts is not the order of the instants.
 */
export function writeInstant(instant: number, random: Random): string {
  const style = random.integer(1, 20);
  const text = new Date(instant).toISOString();
  switch (style) {
    case 1:
      return withOffset(instant, 120, '+02:00');
    case 2:
      return withOffset(instant, -330, '-05:30');
    case 3:
      return text.replace('Z', '000Z');
    case 4:
      return text.replace(/\.?0+Z$/, 'Z');
    default:
      return text;
  }
}

/** Any timestamp. */
export function makeTimestamp(random: Random): string {
  return writeInstant(makeInstant(random), random);
}

function withOffset(instant: number, minutes: number, offset: string): string {
  return new Date(instant + minutes * 60_000).toISOString().replace('Z', offset);
}
