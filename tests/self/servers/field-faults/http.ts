import { createHash } from 'node:crypto';
import { kinds, parcelsOf, type Value } from '../field-data';
import type { Literal } from '../field-filter';
import { type Query, Refusal } from '../field-query';
import type { Steps } from '../field-steps';
import type { FieldFault } from './fault';

/** Caching, conditional requests and the form of timestamps. */

export const tagOf = (text: string): string => `"${createHash('sha1').update(text).digest('hex').slice(0, 16)}"`;

const everyTimestamp = parcelsOf(130).flatMap(({ createdAt, dispatchedAt }) => [createdAt, dispatchedAt].map(String));

const rewritten =
  (change: (timestamp: string) => string, fields: readonly string[] = ['createdAt', 'dispatchedAt']): FieldFault['change'] =>
  (base) => ({
    // What the server tells, it takes.
    literal: (literal) => (kinds[literal.field] === 'timestamp' ? asStored(base, literal, change) : base.literal(literal)),
    write: (body, query) =>
      base
        .write(body, query)
        .replaceAll(/"(createdAt|dispatchedAt)":"([^"]+)"/g, (whole, field: string, timestamp: string) =>
          fields.includes(field) ? `"${field}":"${change(timestamp)}"` : whole,
        ),
  });

function asStored(base: Steps, literal: Literal, change: (timestamp: string) => string): Value {
  const stored = everyTimestamp.find((one) => change(one) === literal.text);
  return stored === undefined ? base.literal(literal) : base.literal({ ...literal, text: stored });
}

const cached =
  (headers: { readonly [name: string]: string }, when: (query: Query) => boolean = () => true): FieldFault['change'] =>
  (base) => ({ headersOf: (query, body) => (when(query) ? headers : base.headersOf(query, body)) });

export const httpFaults: readonly FieldFault[] = [
  {
    id: 'public-without-vary',
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5',
    seen: 'A shared cache may give the list to anybody.',
    change: cached({ 'Cache-Control': 'public, max-age=60' }),
  },
  {
    id: 's-maxage-without-vary',
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5',
    seen: 'The same by s-maxage.',
    change: cached({ 'Cache-Control': 's-maxage=300' }),
  },
  {
    id: 'max-age-without-vary',
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5',
    seen: 'The credential is no Authorization header, so max-age alone lets a shared cache keep the list.',
    change: cached({ 'Cache-Control': 'max-age=60' }),
  },
  {
    id: 'public-vary-by-credential-alone',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5',
    seen: 'A cache answers with what it keeps of one depot whoever asks for another one.',
    change: cached({ 'Cache-Control': 'public, max-age=60', Vary: 'X-Parcel-Key' }),
  },
  {
    id: 'public-vary-without-scope',
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.1',
    seen: 'A shared cache gives the list of one depot to readers of another.',
    change: cached({ 'Cache-Control': 'public, max-age=60', Vary: 'Accept-Encoding' }),
  },
  {
    id: 'public-second-page',
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5',
    seen: 'The same from the second page on.',
    change: cached({ 'Cache-Control': 'public, max-age=60' }, ({ cursor }) => cursor !== undefined),
  },
  {
    id: 'expires-without-vary',
    source: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.3',
    seen: 'The same by Expires.',
    change: cached({ Expires: 'Fri, 01 Jan 2100 00:00:00 GMT' }),
  },
  {
    id: 'etag-of-collection',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3',
    seen: "With the tag of page 1, page 2 is answered with 304: a client keeps page 1's items.",
    change: () => ({
      headersOf: ({ ask }) => ({ 'Cache-Control': 'private, no-cache', ETag: tagOf(ask.headers['x-depot'] ?? '') }),
    }),
  },
  {
    id: 'etag-without-token',
    source: 'https://github.com/HubTurbo/HubTurbo/issues/906',
    seen: 'The same where pages are told apart by offset only.',
    change: () => ({
      headersOf: ({ ask }) => ({ 'Cache-Control': 'private, no-cache', ETag: tagOf(ask.raw.replace(/(?:^|&)after=[^&]*/, '')) }),
    }),
  },
  {
    id: 'etag-of-count',
    source: 'https://github.com/CommunitySolidServer/CommunitySolidServer/issues/1605',
    seen: 'The tag is that of size and count: every page of a size has the same.',
    change: () => ({
      headersOf: ({ size }, body) => ({
        'Cache-Control': 'private, no-cache',
        ETag: `W/${tagOf(`${size} ${/"total":\d+/.exec(body)?.[0] ?? ''}`)}`,
      }),
    }),
  },
  {
    id: 'offset-without-colon',
    source: 'https://docs.spring.io/spring-boot (WRITE_DATES_WITH_ZONE_ID, +0000)',
    seen: 'Timestamps end in +0000, which RFC 3339 does not know.',
    change: rewritten((one) => one.replace('Z', '+0000')),
  },
  {
    id: 'offset-hours-only',
    source: 'https://www.postgresql.org/docs/current/datatype-datetime.html (+00)',
    seen: 'Timestamps end in +00.',
    change: rewritten((one) => one.replace('Z', '+00')),
  },
  {
    id: 'blank-for-t',
    source: 'https://www.postgresql.org/docs/current/datatype-datetime.html',
    seen: 'A blank stands for the T.',
    change: rewritten((one) => one.replace('T', ' ')),
  },
  {
    id: 'no-offset',
    source: 'https://docs.python.org/3/library/datetime.html (naive isoformat)',
    seen: 'Timestamps have no offset.',
    change: rewritten((one) => one.replace('Z', '')),
  },
  {
    id: 'offset-without-colon-dispatched',
    source: 'https://docs.spring.io/spring-boot',
    seen: 'The same in dispatchedAt alone, which most parcels lack.',
    change: rewritten((one) => one.replace('Z', '+0000'), ['dispatchedAt']),
  },
  {
    id: 'epoch',
    source: 'https://docs.spring.io/spring-boot (WRITE_DATES_AS_TIMESTAMPS)',
    seen: 'A timestamp is a number in quotes.',
    change: rewritten((one) => String(Date.parse(one)), ['dispatchedAt']),
  },
  {
    id: 'any-tag-matches',
    source: 'https://github.com/PlaidWeb/Publ/issues/460',
    seen: 'Whatever tag a client sends, it is told that nothing has changed.',
    change: () => ({
      headersOf: ({ ask }, body) => ({ 'Cache-Control': 'private, no-cache', ETag: ask.headers['if-none-match'] ?? tagOf(body) }),
    }),
  },
  {
    id: 'tag-is-a-precondition',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2',
    seen: 'A read by the tag of its own page is refused with 412, as a write would be.',
    change: () => ({
      headersOf: ({ ask }, body) => {
        if (ask.headers['if-none-match'] === tagOf(body)) throw new Refusal(412, 'precondition_failed', 'The list has this tag.');
        return { 'Cache-Control': 'private, no-cache', ETag: tagOf(body) };
      },
    }),
  },
  {
    id: 'other-tag-gives-nothing',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2',
    seen: 'A page that is asked for by the tag of another comes without its items.',
    change: (base) => ({
      headersOf: (_, body) => ({ 'Cache-Control': 'private, no-cache', ETag: tagOf(body) }),
      write: (body, query) => {
        const text = base.write(body, query);
        const tag = query.ask.headers['if-none-match'];
        return tag === undefined || tag === tagOf(text) ? text : base.write({ ...(body as object), data: [] }, query);
      },
    }),
  },
];
