/**
 * The only answers that are asked again: both say "later", neither says anything about the request
 * (RFC 6585, section 4; RFC 9110, section 15.6.4).
 */
const later: ReadonlySet<number | undefined> = new Set([429, 503]);

const firstPauseMs = 250;
/** A target may ask for an hour; a run cannot wait that long. */
const longestPauseMs = 60_000;

export function asksToWait(status: number | undefined): boolean {
  return later.has(status);
}

/**
 * Milliseconds to wait after refusal number `refusals` (from 1) of one request: what `Retry-After` asks for, at least a pause that
 * doubles from 250 ms, so that a target which keeps saying "0" is not hammered, and at most a minute.
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
