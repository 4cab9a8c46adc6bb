import { malformed, Refusal } from '../errors';
import { parameterNames } from '../fields';
import { maximumLimit } from '../page';
import { unknownToken } from '../token';
import type { Variant } from './variant';

const documentedOrder: ReadonlySet<string> = new Set(['metadata.name', 'metadata.uid']);
const documentedFilter: ReadonlySet<string> = new Set(['metadata.name', 'spec.cloudType']);
const known: ReadonlySet<string> = new Set(Object.values(parameterNames));

/** What the query is taken for. */
export const readingVariants: readonly Variant[] = [
  {
    id: 'limit-above-maximum-refused',
    choice: 'a limit above the maximum is refused',
    options: {
      behaviour: {
        readLimit: (original) => (raw, context) => {
          if (Number(raw) > maximumLimit) throw malformed(parameterNames.limit, 'LimitTooLarge', 'The limit is 50 at the most.');
          return original(raw, context);
        },
      },
    },
  },
  {
    id: 'limit-beyond-31-bits-refused',
    choice: 'a limit above the maximum is clamped, and one beyond 31 bits is no number',
    options: {
      behaviour: {
        readLimit: (original) => (raw, context) => {
          if (Number(raw) >= 2 ** 31) throw malformed(parameterNames.limit, 'InvalidLimit', 'The limit is no number of 32 bits.');
          return original(raw, context);
        },
      },
    },
  },
  {
    id: 'malformed-limit-read-as-default',
    choice: 'a limit that is no positive integer gives the default page',
    options: {
      behaviour: {
        readLimit: (original) => (raw, context) => original(/^[1-9]\d{0,9}$/.test(raw ?? '') ? raw : undefined, context),
      },
    },
  },
  {
    id: 'offset-beyond-integers-left-out',
    choice: 'an offset beyond 2^32 + 1 is no number, and what is no number is left out',
    options: {
      behaviour: {
        readOffset: (original) => (raw, context) => {
          const isNumber = raw === undefined || (/^-?\d{1,11}$/.test(raw) && Math.abs(Number(raw)) <= 2 ** 32 + 1);
          return original(isNumber ? raw : undefined, context);
        },
      },
    },
  },
  {
    id: 'limit-zero-gives-everything',
    choice: 'a limit of zero gives everything',
    options: {
      behaviour: {
        readLimit: (original) => (raw, context) => (raw === '0' ? Number.MAX_SAFE_INTEGER : original(raw, context)),
      },
    },
  },
  {
    id: 'limit-zero-gives-one',
    choice: 'a limit of zero is raised to one',
    options: { behaviour: { readLimit: (original) => (raw, context) => (raw === '0' ? 1 : original(raw, context)) } },
  },
  {
    id: 'limit-zero-refused',
    choice: 'a limit of zero is refused',
    options: {
      behaviour: {
        readLimit: (original) => (raw, context) => {
          if (raw === '0') throw malformed(parameterNames.limit, 'InvalidLimit', 'The limit is a whole number from 1 on.');
          return original(raw, context);
        },
      },
    },
  },
  {
    id: 'malformed-offset-read-as-zero',
    choice: 'an offset that is no whole number gives the first page',
    options: {
      behaviour: {
        readOffset: (original) => (raw, context) => original(/^\d{1,18}$/.test(raw ?? '') ? raw : undefined, context),
      },
    },
  },
  {
    id: 'offset-beyond-the-end-refused',
    choice: 'an offset beyond the end is refused',
    options: {
      behaviour: {
        cutPage: (original) => (clusters, context) => {
          if (context.start > clusters.length)
            throw malformed(parameterNames.offset, 'OffsetBeyondEnd', 'There is no such offset.');
          return original(clusters, context);
        },
      },
    },
  },
  {
    id: 'unknown-filter-field-matches-nothing',
    choice: 'a filter on an unknown field gives an empty page, alone and beside another clause',
    options: {
      behaviour: {
        readFilter: (original) => (raw, context) => {
          const [, path] = /^(?:[^=]*=[^=]*AND)?([A-Za-z0-9_.]+)=[^=]*$/.exec(raw ?? '') ?? [];
          return path === undefined || context.world.listing.fields.has(path)
            ? original(raw, context)
            : [[{ path, kind: 'string', value: '\u0000' }]];
        },
      },
    },
  },
  {
    id: 'malformed-filter-matches-nothing',
    choice: 'an expression that is no filter gives an empty page',
    options: {
      behaviour: {
        readFilter: (original) => (raw, context) => {
          try {
            return original(raw, context);
          } catch (error) {
            if (error instanceof Refusal && error.code === 'MalformedFilter')
              return [[{ path: 'metadata.name', kind: 'string', value: '\u0000' }]];
            throw error;
          }
        },
      },
    },
  },
  {
    id: 'malformed-order-left-out',
    choice: 'an expression that is no order is left out',
    options: {
      behaviour: {
        readOrder: (original) => (raw, context) => {
          try {
            return original(raw, context);
          } catch {
            return [];
          }
        },
      },
    },
  },
  {
    id: 'documented-fields-only',
    choice: 'order and filter by a field the documentation does not use are refused',
    options: {
      behaviour: {
        readOrder: (original) => (raw, context) => {
          const keys = original(raw, context);
          if (keys.some(({ path }) => !documentedOrder.has(path)))
            throw malformed(parameterNames.order, 'NoIndex', 'The listing has no index for this field.');
          return keys;
        },
        readFilter: (original) => (raw, context) => {
          const filter = original(raw, context);
          if (filter.flat().some(({ path }) => !documentedFilter.has(path)))
            throw malformed(parameterNames.filter, 'NoIndex', 'The listing has no index for this field.');
          return filter;
        },
      },
    },
  },
  {
    id: 'unknown-parameter-refused',
    choice: 'a parameter the contract does not name is refused',
    options: {
      behaviour: {
        readQuery: (original) => (context) => {
          for (const name of new URLSearchParams(context.request.rawQuery).keys())
            if (!known.has(name)) throw new Refusal(400, 'UnknownParameter', 'There is no such parameter.');
          return original(context);
        },
      },
    },
  },
  {
    id: 'blank-parameters-refused',
    choice: 'a parameter without a value is refused',
    options: {
      behaviour: {
        parameter: (original) => (name, context) => {
          const value = original(name, context);
          if (value === '') throw malformed(name, 'BlankParameter', 'The parameter has no value.');
          return value;
        },
      },
    },
  },
  {
    id: 'unknown-projection-refused',
    choice: 'a projection of a root that no item has is refused',
    options: {
      behaviour: {
        readProjection: (original) => (raw, context) => {
          const paths = original(raw, context);
          if (paths?.some((path) => !/^(apiVersion|kind|metadata|spec|status)(\.|$)/.test(path)))
            throw malformed(parameterNames.projection, 'UnknownField', 'There is no such field.');
          return paths;
        },
      },
    },
  },
  {
    id: 'offset-beyond-32-bits-refused',
    choice: 'an offset that 32 bits with a sign do not hold is refused',
    options: {
      behaviour: {
        readOffset: (original) => (raw, context) => {
          if (Number(raw) >= 2 ** 31) throw malformed(parameterNames.offset, 'OffsetTooLarge', 'The offset is too large.');
          return original(raw, context);
        },
      },
    },
  },
  {
    id: 'ill-typed-value-refused',
    choice: 'a word for a timestamp is refused',
    options: {
      behaviour: {
        readFilter: (original) => (raw, context) => {
          const filter = original(raw, context);
          if (filter.flat().some(({ kind, value }) => kind === 'timestamp' && Number.isNaN(Date.parse(value))))
            throw malformed(parameterNames.filter, 'NoTimestamp', 'The value is no timestamp.');
          return filter;
        },
      },
    },
  },
  {
    id: 'odd-values-refused',
    choice: 'a value with a control character or a bracket is refused',
    options: {
      behaviour: {
        readFilter: (original) => (raw, context) => {
          if (raw !== undefined && /[\u0000<]/.test(raw))
            throw malformed(parameterNames.filter, 'OddValue', 'The value is not taken.');
          return original(raw, context);
        },
      },
    },
  },
  {
    id: 'readable-tokens',
    choice: 'a token is a text that anybody can read, and one that holds no number is refused',
    options: {
      behaviour: {
        encodeToken: () => (state) => Buffer.from(`${state.query}:${state.start}`).toString('base64'),
        decodeToken: () => (text) => {
          const [query = '', start] = Buffer.from(text, 'base64').toString().split(':');
          if (start === undefined || !/^\d+$/.test(start)) throw unknownToken();
          return { query, start: Number(start) };
        },
      },
    },
  },
  {
    id: 'token-beside-offset-refused',
    choice: 'a token beside an offset is refused before anybody is asked who it is',
    options: {
      behaviour: {
        authenticate: (original) => (context) => {
          if (/offset=\d.*continue=./.test(context.request.rawQuery))
            throw malformed(parameterNames.offset, 'TwoPositions', 'Send an offset or a token.');
          original(context);
        },
      },
    },
  },
  {
    id: 'wrong-credential-forbidden',
    choice: 'a credential that is missing or not valid gives 403',
    options: {
      behaviour: {
        authenticate: (original) => (context) => {
          try {
            original(context);
          } catch {
            throw new Refusal(403, 'Forbidden', 'The credential is missing or not valid.');
          }
        },
      },
    },
  },
];
