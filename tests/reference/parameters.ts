import type { IncomingRequest, Query, RequestContext } from './context';
import { Refusal } from './errors';
import { parameterNames } from './fields';

/** The decoded value of a query parameter, the first where it stands twice; refused where anything in the query cannot be decoded. */
export const parameter = (name: string, context: RequestContext): string | undefined =>
  pairsOf(context.request).find(([key]) => key === name)?.[1];

/** Whether a parameter stands in the query more than once. */
export const isRepeated = (name: string, context: RequestContext): boolean =>
  pairsOf(context.request).filter(([key]) => key === name).length > 1;

/** Reads all parameters. The token comes last: a malformed query is told of first. */
export function readQuery(context: RequestContext): Query {
  const { behaviour, request } = context;
  const read = (name: string): string | undefined => behaviour.parameter(name, context);
  const scope = behaviour.readScope(request.headers.projectuid, context);
  const limit = behaviour.readLimit(read(parameterNames.limit), context);
  const offset = behaviour.readOffset(read(parameterNames.offset), context);
  const order = behaviour.readOrder(read(parameterNames.order), context);
  const filter = behaviour.readFilter(read(parameterNames.filter), context);
  const projection = behaviour.readProjection(read(parameterNames.projection), context);
  const token = behaviour.readContinue(read(parameterNames.continue), context);
  return { scope, limit, offset, order, filter, projection, token };
}

type Pairs = readonly (readonly [string, string])[];

/** Decoded once for a request, and read for each parameter. */
const decoded = new WeakMap<IncomingRequest, Pairs>();

function pairsOf(request: IncomingRequest): Pairs {
  const pairs = decoded.get(request) ?? decodePairs(request.rawQuery);
  decoded.set(request, pairs);
  return pairs;
}

/** As form encoding has it: `+` is a blank. https://url.spec.whatwg.org/#urlencoded-parsing */
function decodePairs(rawQuery: string): Pairs {
  const pairs = rawQuery.split('&').filter((pair) => pair !== '');
  try {
    return pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    });
  } catch {
    throw new Refusal(
      400,
      'InvalidEncoding',
      'The query holds a percent sign that two hexadecimal digits of UTF-8 do not follow.',
    );
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
