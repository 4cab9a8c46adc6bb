import type { SchemaFailure } from './model';

const month31 = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
const month30 = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const february = '02-(?:0[1-9]|1\\d|2[0-8])';
/** The years that have a 29th of February. */
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const date = `(?:\\d{4}-(?:${month31}|${month30}|${february})|${leapYear}-02-29)`;
const hour = '(?:[01]\\d|2[0-3])';
/** A leap second ends an hour that some offset has, so it ends any minute here. */
const time = `${hour}:[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?`;

/**
 * A `date-time` as RFC 3339, section 5.6, writes it; T and Z may be small. A pattern of its own, because ajv-formats also takes an
 * offset without its colon or its minutes, and a blank for the T.
 */
export const dateTime = new RegExp(`^${date}[Tt]${time}(?:[Zz]|[+-]${hour}:[0-5]\\d)$`);

/** Whether all that breaks a `date-time` is a blank for its T, which a note of RFC 3339, section 5.6, lets applications write. */
export function hasBlankForT({ keyword, message, value }: SchemaFailure): boolean {
  return (
    keyword === 'format' && message.includes('"date-time"') && typeof value === 'string' && dateTime.test(value.replace(' ', 'T'))
  );
}
