import { plainUrl } from '../../client/url';
import { type Exchange, arrivedIn } from '../../client/exchange';
import type { Finding, Violation } from '../../findings/finding';
import type { LedgerContents } from '../../findings/ledger';
import type { ListingRecord } from '../../findings/ledger-record';
import { commandsOf } from '../commands';
import { type AskedPart, askedParts } from './asked';
import { type Element, h } from './element';
import type { ExcerptLine } from './excerpt';
import { excerptOf } from './excerpt';
import { type OffendingPlace, offendingPlace } from './offending-place';
import { counted } from '../../text/counted';
import { shown } from './shown';

const urlLength = 600;
const textLength = 600;
/** A command is there to be run, so it is never cut; one that no terminal takes is left to the ledger. */
const commandLength = 20_000;
const mostCommands = 40;

const carried: { readonly [use in Exchange['request']['credential']]: string } = {
  configured: '',
  invented: 'with an invented credential',
  empty: 'with an empty credential',
  none: 'without a credential',
};

/** A URL without its origin: that stands at the top of the page. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(plainUrl(url));
  return shown(pathname + search, urlLength);
}

export function statusLine(exchange: Exchange): string {
  return exchange.response === undefined ? shown(arrivedIn(exchange)) : String(exchange.response.status);
}

/** What a request asks for by role; the pairs of its URL, as they stand there, where it was not written from roles. */
function partsOf({ id, request }: Exchange, { queries }: Pick<LedgerContents, 'queries'>): readonly AskedPart[] {
  const asked = queries.get(id);
  return asked === undefined ? [...new URL(request.url).searchParams] : askedParts(asked);
}

function requestView(exchange: Exchange, contents: Pick<LedgerContents, 'queries'>): Element {
  const { id, request } = exchange;
  const query = partsOf(exchange, contents).slice(0, 20);
  return h(
    'div',
    { class: 'block' },
    h('h5', null, 'Request ', h('span', { class: 'note' }, `#${id} ${carried[request.credential]}`)),
    h('p', { class: 'code' }, h('code', null, `${request.method} ${pathOf(request.url)}`)),
    query.length === 0
      ? null
      : h(
          'dl',
          { class: 'query' },
          ...query.map(([name, value]) =>
            h(
              'div',
              null,
              h('dt', null, shown(name, 80)),
              h('dd', null, value === '' ? h('i', null, 'empty') : shown(value, 200)),
            ),
          ),
        ),
  );
}

function line({ indent, text, marked }: ExcerptLine): Element {
  const pad = '  '.repeat(indent);
  return marked
    ? h('span', { class: 'line offending' }, pad, h('mark', null, text), '\n')
    : h('span', { class: 'line' }, `${pad}${text}\n`);
}

/** The text around a place in a body that is no JSON. */
function textView(text: string, place: string | undefined): readonly (Element | string)[] {
  const at = place === undefined ? -1 : text.indexOf(place);
  if (place === undefined || at === -1) return [shown(text, textLength)];
  const from = Math.max(0, at - textLength / 2);
  return [
    `${from > 0 ? '… ' : ''}${shown(text.slice(from, at))}`,
    h('mark', null, shown(place)),
    shown(text.slice(at + place.length), textLength / 2),
  ];
}

/** What tells the marked items from others: their identity. */
function identities(place: OffendingPlace, listing: ListingRecord | undefined): readonly string[] {
  if (listing === undefined) return [];
  const { items, identity } = listing.response;
  return place.pointers.flatMap((pointer) => {
    const [, index] = pointer.startsWith(`${items}/`) ? (/^\/(\d+)/.exec(pointer.slice(items.length)) ?? []) : [];
    return index === undefined ? [] : [identity].flat().map((at) => `${items}/${index}${at}`);
  });
}

function responseView(exchange: Exchange, place: OffendingPlace, listing: ListingRecord | undefined): Element {
  const { response } = exchange;
  const heading = h('h5', null, 'Response ', h('span', { class: 'note' }, `#${exchange.id}`));
  if (response === undefined)
    return h('div', { class: 'block' }, heading, h('p', null, `None was read: ${statusLine(exchange)}.`));
  const { status, headers, json, text } = response;
  const name = place.header ?? 'content-type';
  const header = `${name}: ${shown((Object.hasOwn(headers, name) ? headers[name] : undefined) ?? 'none', 200)}`;
  const marks = (is: boolean, what: string) => (is ? h('mark', null, what) : what);
  const label = `Response of request ${exchange.id}, the offending place marked`;
  return h(
    'div',
    { class: 'block' },
    heading,
    h(
      'pre',
      { class: 'body', tabIndex: 0, role: 'group', 'aria-label': label },
      h('span', { class: 'line head' }, 'HTTP ', marks(place.status, String(status)), '\n'),
      h('span', { class: 'line head' }, marks(place.header !== undefined, header), '\n\n'),
      ...(json === undefined
        ? textView(text, place.text)
        : excerptOf(json, place.pointers, identities(place, listing)).map(line)),
    ),
  );
}

/** Where a fault lies between two pages, both of them; else the most telling alone. */
function shownOf({ evidence, place }: Violation, [first, ...others]: readonly Exchange[]): readonly Exchange[] {
  if (first === undefined) return [];
  const isOfPage = place !== undefined && place.part !== 'status' && place.part !== 'header' && place.part !== 'text';
  const second = evidence === 'collection' && isOfPage ? others.find(({ response }) => response?.json !== undefined) : undefined;
  return second === undefined ? [first] : [first, second];
}

/** The exchange that shows a violation, with the offending place marked; others that belong to it are named. */
export function exchangeView(violation: Violation, contents: LedgerContents): Element | null {
  const { exchanges, run } = contents;
  const known = violation.exchanges.flatMap((id) => exchanges.get(id) ?? []);
  const [first, ...others] = known;
  if (first === undefined) return null;
  return h(
    'div',
    { class: 'exchange' },
    requestView(first, contents),
    h(
      'div',
      { class: 'beside' },
      ...shownOf(violation, known).map((one) => responseView(one, offendingPlace(violation, one, run?.listing), run?.listing)),
    ),
    others.length === 0
      ? null
      : h(
          'details',
          { class: 'others' },
          h('summary', null, `Compared with ${others.length} more`),
          h(
            'ul',
            null,
            ...others
              .slice(0, 12)
              .map((one) =>
                h(
                  'li',
                  null,
                  h('code', null, `#${one.id} ${one.request.method} ${pathOf(one.request.url)}`),
                  ` → ${statusLine(one)}`,
                ),
              ),
            others.length > 12 ? h('li', null, `and ${others.length - 12} more, in the ledger`) : null,
          ),
        ),
  );
}

/** All that proves a finding, as commands in the order in which it was asked. */
export function commandView(finding: Finding, { exchanges }: Pick<LedgerContents, 'exchanges'>): Element | null {
  const commands = commandsOf(finding, (id) => exchanges.get(id));
  if (commands.length === 0) return null;
  const rest = commands.length - mostCommands;
  const lines = commands.slice(0, mostCommands).map((command) => shown(command, command.length > commandLength ? 400 : Infinity));
  return h(
    'div',
    { class: 'block ask' },
    h('h5', null, 'Ask again'),
    h(
      'pre',
      { class: 'command', tabIndex: 0, role: 'group', 'aria-label': 'Commands that send the requests again, in order' },
      h('code', null, lines.join('\n')),
    ),
    rest > 0 ? h('p', null, `And ${counted(rest, 'more command')}, in results.json.`) : null,
  );
}
