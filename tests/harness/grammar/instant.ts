import type { ListingField } from '../contract/model';
import type { Layout } from '../contract/roles';
import { type Decimal, decimalOf, parted, shifted } from '../text/decimal';

/** Timestamps by their layouts. An instant is the exact number of seconds since 1970, because a double holds no nanoseconds. */

const dateTime = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d{1,30}))?([Zz]|[+-]\d\d:\d\d)$/;
const rfc2822 = /^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT)$/;

/** Whole seconds of a text that `Date` reads, with what stands behind the point. */
function secondsOf(text: string, fraction = ''): Decimal | undefined {
  const seconds = Math.floor(Date.parse(text) / 1000);
  if (Number.isNaN(seconds)) return undefined;
  return { coefficient: BigInt(seconds) * 10n ** BigInt(fraction.length) + BigInt(fraction || '0'), exponent: -fraction.length };
}

/** The instant that a text tells; `undefined` where it is not of that layout. */
export function instantOf(text: string, layout: Layout = 'date-time'): Decimal | undefined {
  switch (layout) {
    case 'date-time': {
      const [, date, time, fraction, zone] = dateTime.exec(text) ?? [];
      return date === undefined ? undefined : secondsOf(`${date}T${time}${zone?.toUpperCase()}`, fraction);
    }
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? secondsOf(`${text}T00:00:00Z`) : undefined;
    case 'epoch-seconds':
      return decimalOf(text);
    case 'epoch-milliseconds': {
      const number = decimalOf(text);
      return number && shifted(number, -3);
    }
    case 'rfc2822':
      return rfc2822.test(text) ? secondsOf(text) : undefined;
  }
}

/** A whole number with what stands behind its point, where something does. */
const pointed = ({ whole, fraction }: ReturnType<typeof parted>): string =>
  fraction === '' ? String(whole) : `${whole}.${fraction}`;

/** An instant in a layout; `undefined` where the layout cannot hold it, because another instant would be asked for. */
export function instantText(instant: Decimal, layout: Layout): string | undefined {
  if (layout === 'epoch-seconds') return pointed(parted(instant));
  if (layout === 'epoch-milliseconds') return pointed(parted(shifted(instant, 3)));
  const { whole, fraction } = parted(instant);
  const date = new Date(Number(whole) * 1000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999) return undefined;
  const iso = date.toISOString();
  switch (layout) {
    case 'date-time':
      return `${iso.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
    case 'date':
      return fraction === '' && iso.slice(10, 19) === 'T00:00:00' ? iso.slice(0, 10) : undefined;
    case 'rfc2822':
      return fraction === '' ? date.toUTCString().replace('GMT', '+0000') : undefined;
  }
}

/** How a field is told and asked. */
type Told = Pick<ListingField, 'kind' | 'layout' | 'asked'>;

/** A value that an item tells, as a query asks for it; `undefined` where the layout that is asked cannot hold it. */
export function askedText(value: string, { kind, layout = 'date-time', asked = layout }: Told): string | undefined {
  if (kind !== 'timestamp' || asked === layout) return value;
  const instant = instantOf(value, layout);
  // What is no timestamp at all is asked as it stands: the target is to refuse it.
  return instant === undefined ? value : instantText(instant, asked);
}

/** Whether a query carries a field's values as numbers. */
export const isAskedAsNumber = ({ kind, layout, asked = layout }: Told): boolean =>
  kind === 'number' || (kind === 'timestamp' && (asked === 'epoch-seconds' || asked === 'epoch-milliseconds'));
