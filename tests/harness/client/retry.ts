/**
 * The only answers that are asked again: both say "later", neither says anything about the request
 * (RFC 6585, section 4; RFC 9110, section 15.6.4).
 */
const later: ReadonlySet<number | undefined> = new Set([429, 503]);

const firstPauseMs = 250;
/** A target may ask for an hour; a run does not wait that long, but ends. */
export const longestPauseMs = 60_000;

export function asksToWait(status: number | undefined): status is number {
  return later.has(status);
}

/** Whether the answer asks for a longer pause than a run makes. */
export function asksTooLong(status: number | undefined, headers: { readonly [name: string]: string }): boolean {
  return asksToWait(status) && (retryAfterMs(headers) ?? 0) > longestPauseMs;
}

/** The last instant that a date can hold (ECMA-262, section 21.4.1.1). */
const lastInstantMs = 8.64e15;

/** Until when a `Retry-After` asks to wait, in words; `undefined` where it is absent or unreadable. `now`: where the answer has no `Date`. */
export function waitsUntil(headers: { readonly [name: string]: string }, now = Date.now()): string | undefined {
  const ms = retryAfterMs(headers);
  if (ms === undefined) return undefined;
  const until = (parseDate(headers['date'] ?? '') ?? now) + ms;
  return until > lastInstantMs ? 'the end of time' : new Date(until).toISOString();
}

/**
 * Milliseconds to wait after refusal number `refusals` (from 1) of one request: what `Retry-After` asks for, and at most a minute. At least
 * a pause that doubles from 250 ms, so that a target which keeps saying "0" is not hammered.
 */
export function pauseAfter(refusals: number, headers: { readonly [name: string]: string }): number {
  const doubling = firstPauseMs * 2 ** (refusals - 1);
  return Math.min(Math.max(retryAfterMs(headers) ?? 0, doubling), longestPauseMs);
}

/**
 * `Retry-After` in milliseconds, given as seconds or as one of the three forms of a date (RFC 9110, sections 10.2.3 and 5.6.7);
 * `undefined` where it is absent or unreadable. A date is measured against the response's own `Date`, so that the clocks of
 * client and server need not agree.
 */
export function retryAfterMs(headers: { readonly [name: string]: string }): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const until = parseDate(value);
  if (until === undefined) return undefined;
  return Math.max(0, until - (parseDate(headers['date'] ?? '') ?? Date.now()));
}

function parseDate(value: string): number | undefined {
  if (!/^[A-Z][a-z]{2}/.test(value)) return undefined;
  // The asctime form names no zone, and means GMT.
  const time = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
