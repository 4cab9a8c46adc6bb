import type { BehaviourOverride } from '../behaviour';
import type { ListContext } from '../context';
import { malformed } from '../errors';
import { defaultLimit, maximumLimit } from '../page';
import { whenPage } from '../when';
import { hasLimit, isByOffset, isContinued, isPlain, all } from './conditions';
import type { Mutant } from './mutant';

/** The limit as read, changed by a function. */
function limitAs(change: (limit: number) => number): BehaviourOverride {
  return { readLimit: (original) => (raw, context) => change(original(raw, context)) };
}

/** The number of items on a page, as the limit has it, where the condition holds. */
function pageAs(size: (limit: number) => number, condition: (context: ListContext) => boolean = () => true): BehaviourOverride {
  return whenPage(condition, {
    cutPage:
      () =>
      (clusters, { start, query }) =>
        clusters.slice(start, start + size(query.limit)),
  });
}

/** The limit where none was sent. */
function defaultAs(limit: number): BehaviourOverride {
  return { readLimit: (original) => (raw, context) => (raw === undefined ? limit : original(raw, context)) };
}

/** What a limit written in this way gives in place of a refusal; `undefined`: the server breaks. */
function malformedLimit(id: string, pattern: RegExp, fault: string, source: string, limit?: number): Mutant {
  return {
    id,
    fault,
    source,
    area: 'pagination',
    primary: 'pagination.limit-malformed',
    expect: ['pagination.limit-malformed'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (raw === undefined || !pattern.test(raw)) return original(raw, context);
        if (limit === undefined) throw new Error('not a number');
        return limit;
      },
    },
  };
}

const everything = 1_000_000;

/** Limits: ignored, wrong by one, wrong default, maximum not enforced, malformed values. */
export const paginationMutants: readonly Mutant[] = [
  {
    id: 'limit-above-maximum-honoured',
    fault: 'a limit above the maximum is taken as it is',
    source: 'a maximum that stands in the documentation alone',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => Math.max(original(raw, context), /^\d{1,9}$/.test(raw ?? '') ? Number(raw) : 0),
    },
  },
  {
    id: 'maximum-one-too-high',
    fault: 'the maximum is 51',
    source: 'boundary operator mistake: > for >=',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) =>
        /^\d{1,9}$/.test(raw ?? '') && Number(raw) > maximumLimit ? 51 : original(raw, context),
    },
  },
  {
    id: 'maximum-of-another-list',
    fault: 'a limit above 100 is clamped to 100',
    source: 'one constant for all lists of a gateway',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) =>
        /^\d{1,9}$/.test(raw ?? '') && Number(raw) > maximumLimit ? Math.min(Number(raw), 100) : original(raw, context),
    },
  },
  {
    id: 'maximum-refuses-itself',
    fault: 'a limit equal to the maximum is refused',
    source: 'boundary operator mistake: >= for >',
    area: 'pagination',
    primary: 'pagination.limit',
    // Every request with that limit fails: those of the default's size, and the pages by offset.
    expect: ['pagination.limit', 'pagination.limit-default', 'pagination.offset-walk'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (raw === String(maximumLimit)) throw malformed('limit', 'InvalidLimit', 'The limit is too large.');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-above-maximum-at-random',
    fault: 'a limit just above the maximum is clamped, one far above it refused',
    source: 'two validations with different bounds, in the gateway and in the service',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (Number(raw) > 500 && raw?.length === 4) throw malformed('limit', 'InvalidLimit', 'The limit is too large.');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-above-maximum-breaks',
    fault: 'a limit above 500 ends in a 500',
    source: 'a database that refuses large batches',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (Number(raw) > 500 && raw?.length === 4) throw new Error('batch too large');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-above-maximum-gives-nothing',
    fault: 'a limit above the maximum gives an empty page',
    source: 'an invalid value mapped to zero',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => (Number(raw) > maximumLimit && Number(raw) < 1e9 ? 0 : original(raw, context)),
    },
  },
  {
    id: 'limit-ignored',
    fault: 'every page holds 50 items, whatever the limit',
    source: 'public reports: the parameter is documented and not read',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: limitAs(() => defaultLimit),
  },
  {
    id: 'limit-ignored-with-token',
    fault: 'a page that a token leads to holds 50 items',
    source: 'dropped state: the token holds the position and not the limit, the parameter is not read beside it',
    area: 'pagination',
    primary: 'pagination.continue-limit',
    expect: ['pagination.continue-limit'],
    behaviour: pageAs(() => defaultLimit, isContinued),
  },
  {
    id: 'limit-ignored-with-offset',
    fault: 'a page by offset holds 50 items',
    source: 'skip without take',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: pageAs(() => defaultLimit, all(isByOffset, isPlain)),
  },
  {
    id: 'limit-ignored-beside-filter',
    fault: 'with a filter a page holds 50 items',
    source: 'missing combination: a second query path',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: pageAs(
      () => defaultLimit,
      (context) => context.query.filter.length > 0,
    ),
  },
  {
    id: 'limit-one-too-many',
    fault: 'a page holds one item more than its limit',
    source: 'one item more is fetched to see whether there is more, and is not dropped',
    area: 'pagination',
    primary: 'pagination.limit',
    // The default page and the one at the maximum are too long as well.
    expect: ['pagination.limit', 'pagination.limit-maximum', 'pagination.limit-default', 'pagination.continue-limit'],
    behaviour: pageAs((limit) => limit + 1),
  },
  {
    id: 'limit-one-too-few',
    fault: 'a page holds one item less than its limit',
    source: 'boundary mistake: the item that was fetched to see whether there is more is not added to the limit',
    area: 'pagination',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: pageAs((limit) => Math.max(1, limit - 1)),
  },
  {
    id: 'limit-rounded-up',
    fault: 'a limit is rounded up to tens',
    source: 'a storage that reads whole blocks',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: pageAs((limit) => Math.ceil(limit / 10) * 10, isPlain),
  },
  {
    id: 'limit-capped-at-20',
    fault: 'no page that asks for more holds more than 20 items',
    source: 'a cap below the documented maximum',
    area: 'pagination',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: pageAs((limit) => Math.min(limit, 20), all(hasLimit, isPlain)),
  },
  {
    id: 'limit-wrong-on-large-pages',
    fault: 'a limit from 45 to 49 gives 50 items',
    source: 'public reports: sizes are rounded to the page sizes of the user interface',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit', 'pagination.continue-limit'],
    behaviour: pageAs(
      () => maximumLimit,
      (context) => context.query.limit >= 45,
    ),
  },
  {
    id: 'limit-of-one-gives-two',
    fault: 'a limit of 1 gives two items',
    source: 'a lower bound of two in a validation',
    area: 'pagination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: limitAs((limit) => Math.max(2, limit)),
  },
  {
    id: 'default-limit-20',
    fault: 'without a limit a page holds 20 items',
    source: 'the default of the framework in place of the documented one',
    area: 'pagination',
    primary: 'pagination.limit-default',
    // Measured by the documented default, those pages are not full.
    expect: ['pagination.limit-default', 'pagination.pages-full'],
    behaviour: defaultAs(20),
  },
  {
    id: 'default-limit-100',
    fault: 'without a limit a page holds 100 items',
    source: 'the default of another version',
    area: 'pagination',
    primary: 'pagination.limit-default',
    expect: ['pagination.limit-default'],
    behaviour: defaultAs(100),
  },
  {
    id: 'default-limit-none',
    fault: 'without a limit a page holds everything',
    source: 'public reports: paging takes place only when it is asked for',
    area: 'pagination',
    primary: 'pagination.limit-default',
    expect: ['pagination.limit-default'],
    behaviour: defaultAs(everything),
  },
  malformedLimit('limit-zero-gives-one', /^0$/, 'a limit of zero gives one item', 'a lower bound of one put on every limit', 1),
  malformedLimit(
    'limit-negative-means-everything',
    /^-/,
    'a negative limit gives everything',
    'public reports: LIMIT -1 is "no limit" to SQLite',
    everything,
  ),
  malformedLimit(
    'limit-empty-means-everything',
    /^$/,
    'a limit without a value gives everything',
    'NaN compares false',
    everything,
  ),
  malformedLimit('limit-zero-breaks', /^0$/, 'a limit of zero ends in a 500', 'division by the page size'),
  malformedLimit('limit-negative-breaks', /^-/, 'a negative limit ends in a 500', 'public reports: the database refuses it'),
  malformedLimit('limit-fraction-breaks', /\./, 'a limit with a fraction ends in a 500', 'a parser for integers that throws'),
  malformedLimit('limit-text-breaks', /[a-z]/, 'a limit that is a word ends in a 500', 'a parser whose error nobody handles'),
  malformedLimit('limit-overflow-breaks', /^\d{19,}$/, 'a limit of 2^63 ends in a 500', 'integer overflow'),
];
