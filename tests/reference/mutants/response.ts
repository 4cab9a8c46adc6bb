import { isObject, type Json, withoutValue, withValue } from '../json';
import { whenPage, whenRequest } from '../when';
import { isClamped, isThird } from './conditions';
import type { BehaviourOverride } from '../behaviour';
import type { ListContext } from '../context';
import type { Mutant } from './mutant';

/** The list of items as it stands in the body, changed. */
function itemsAs(
  change: (items: readonly Json[]) => Json | undefined,
  condition: (context: ListContext) => boolean = () => true,
): BehaviourOverride {
  return whenPage(condition, {
    envelope: (original) => (items, listmeta, context) => {
      const body = original(items, listmeta, context);
      const changed = change(items);
      return changed === undefined ? withoutValue(body, 'items') : { ...body, items: changed };
    },
  });
}

const whenEmpty = (value: Json | undefined): BehaviourOverride => itemsAs((items) => (items.length === 0 ? value : items));

/** One item of a clamped page, where no other check compares what it holds. */
const lastOfClamped = (change: (item: Json, first: Json) => readonly Json[]): BehaviourOverride =>
  itemsAs((items) => {
    const [first, last] = [items[0], items.at(-1)];
    return first === undefined || last === undefined ? items : [...items.slice(0, -1), ...change(last, first)];
  }, isClamped);

const reply = (headers: { readonly [name: string]: string }, status = 200): BehaviourOverride => ({
  pageReply: (original) => (text, context) => ({ ...original(text, context), status, headers }),
});

const body = (change: (text: string) => string | Buffer, condition: (context: ListContext) => boolean): BehaviourOverride =>
  whenPage(condition, {
    pageReply: (original) => (text, context) => ({ ...original(text, context), body: change(text) }),
  });

const json = 'application/json';

/** Status, media type, body, the list and the identities in it. */
export const responseMutants: readonly Mutant[] = [
  {
    id: 'read-created',
    fault: 'a read has the status 201',
    source: 'one handler for reading and writing',
    area: 'response',
    primary: 'response.status',
    expect: ['response.status'],
    behaviour: reply({ 'content-type': json }, 201),
  },
  {
    id: 'read-partial',
    fault: 'a page before the end has the status 206',
    source: 'public reports: paging taken for range requests',
    area: 'response',
    primary: 'response.status',
    expect: ['response.status'],
    behaviour: {
      pageReply: (original) => (text, context) =>
        text.includes('"continue":""') ? original(text, context) : { ...original(text, context), status: 206 },
    },
  },
  {
    id: 'read-from-a-proxy',
    fault: 'with a filter a read has the status 203',
    source: 'a proxy that transforms some responses',
    area: 'response',
    primary: 'response.status',
    expect: ['response.status'],
    behaviour: whenPage((context) => context.query.filter.length > 0, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), status: 203 }),
    }),
  },
  {
    id: 'media-type-text',
    fault: 'a read says that it is plain text',
    source: 'the default of the framework',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({ 'content-type': 'text/plain; charset=utf-8' }),
  },
  {
    id: 'media-type-missing',
    fault: 'a read has no media type',
    source: 'public reports: a body written past the framework',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({}),
  },
  {
    id: 'media-type-of-another-format',
    fault: 'a read says that it is JSON:API',
    source: 'a library that sets the type itself',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({ 'content-type': 'application/vnd.api+json' }),
  },
  {
    id: 'media-type-latin1',
    fault: 'a read says that it is in ISO 8859-1',
    source: 'public reports: the default of servlet containers',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({ 'content-type': 'application/json; charset=ISO-8859-1' }),
  },
  {
    id: 'media-type-wrong-beside-projection',
    fault: 'with a projection a read says that it is HTML',
    source: 'missing combination: a second query path',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: whenPage((context) => context.query.projection !== undefined, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': 'text/html' } }),
    }),
  },
  {
    id: 'every-third-page-is-html',
    fault: 'every third response says that it is HTML',
    source: 'one of three instances behind a proxy that sets the type itself',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: whenRequest(isThird, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': 'text/html' } }),
    }),
  },
  {
    id: 'byte-order-mark',
    fault: 'a body begins with a byte order mark',
    source: 'public reports: text writers of .NET; RFC 8259, 8.1 forbids it',
    area: 'response',
    primary: 'response.json',
    expect: ['response.json'],
    behaviour: body(
      (text) => `\ufeff${text}`,
      () => true,
    ),
  },
  {
    id: 'clamped-page-in-latin1',
    fault: 'where a limit was clamped the body is in ISO 8859-1',
    source: 'a string written with the encoding of the platform',
    area: 'response',
    primary: 'response.json',
    // Such a limit gets neither a page nor a refusal.
    expect: ['response.json', 'pagination.limit-above-maximum'],
    behaviour: body((text) => Buffer.from(text.replaceAll(/[^\x00-\xff]/g, '?'), 'latin1'), isClamped),
  },
  {
    id: 'clamped-page-with-a-rest',
    fault: 'where a limit was clamped, bytes follow the body',
    source: 'a buffer that is reused and not cut',
    area: 'response',
    primary: 'response.json',
    expect: ['response.json', 'pagination.limit-above-maximum'],
    behaviour: body((text) => `${text}}]`, isClamped),
  },
  {
    id: 'clamped-page-cut-off',
    fault: 'where a limit was clamped, the body is cut off',
    source: 'public reports: a buffer of 64 KiB',
    area: 'response',
    primary: 'response.json',
    expect: ['response.json', 'pagination.limit-above-maximum'],
    behaviour: body((text) => text.slice(0, Math.min(65_536, text.length / 2)), isClamped),
  },
  {
    id: 'empty-list-null',
    fault: 'an empty list is null',
    source: 'public reports: a nil slice in Go',
    area: 'response',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.nulls'],
    behaviour: whenEmpty(null),
  },
  {
    id: 'empty-list-absent',
    fault: 'an empty list is left out',
    source: 'public reports: omitempty in Go',
    area: 'response',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.schema'],
    behaviour: whenEmpty(undefined),
  },
  {
    id: 'empty-list-object',
    fault: 'an empty list is an empty object',
    source: 'public reports: an empty array in Lua',
    area: 'response',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.schema'],
    behaviour: whenEmpty({}),
  },
  {
    id: 'identity-missing',
    fault: 'where a limit was clamped, the last item has no identity',
    source: 'another mapper on a path that is seldom taken',
    area: 'response',
    primary: 'response.identity',
    expect: ['response.identity'],
    behaviour: lastOfClamped((item) => [isObject(item) ? withoutValue(item, 'metadata.uid') : item]),
  },
  {
    id: 'identity-empty',
    fault: 'where a limit was clamped, the last item has an empty identity',
    source: 'a zero value that gets out',
    area: 'response',
    primary: 'response.identity',
    expect: ['response.identity'],
    behaviour: lastOfClamped((item) => [isObject(item) ? withValue(item, 'metadata.uid', '') : item]),
  },
  {
    id: 'identity-null',
    fault: 'where a limit was clamped, the last item has the identity null',
    source: 'an outer join',
    area: 'response',
    primary: 'response.identity',
    expect: ['response.identity', 'response.nulls'],
    behaviour: lastOfClamped((item) => [isObject(item) ? withValue(item, 'metadata.uid', null) : item]),
  },
  {
    id: 'identity-twice',
    fault: 'where a limit was clamped, the last item has the identity of the first',
    source: 'a pointer into a loop variable',
    area: 'response',
    primary: 'response.identity-unique',
    expect: ['response.identity-unique'],
    behaviour: lastOfClamped((item, first) => [
      isObject(item) && isObject(first) && isObject(first.metadata)
        ? withValue(item, 'metadata.uid', first.metadata.uid ?? null)
        : item,
    ]),
  },
  {
    id: 'item-twice',
    fault: 'where a limit was clamped, the page ends with its first item',
    source: 'a join that multiplies rows',
    area: 'response',
    primary: 'response.identity-unique',
    // The list is declared to hold unique elements.
    expect: ['response.identity-unique', 'response.schema'],
    behaviour: lastOfClamped((_, first) => [first]),
  },
  {
    id: 'item-null',
    fault: 'where a limit was clamped, the last item is null',
    source: 'a list made too long and not filled',
    area: 'response',
    primary: 'response.nulls',
    // An identity is promised of an item, and null is none.
    expect: ['response.nulls'],
    behaviour: lastOfClamped(() => [null]),
  },
];
