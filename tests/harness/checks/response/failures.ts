import type { SchemaFailure, Validator, Json, SchemaFailureKind } from '../../contract/model';
import type { Exchange } from '../../client/exchange';
import type { Scene } from '../../judging/check';
import { successes, projectionOf } from './pages';
import { itemPointer, withinItem } from '../../contract/place/list';
import { valueAt } from '../../contract/pointer';
import { identityOf, isBody } from '../../listing/reply';

/** A broken rule of the schema, and where it was seen. */
export interface Seen {
  readonly failure: SchemaFailure;
  readonly exchange: Exchange;
  /** The place of the failure with list positions left out, such as `/rows/*` + `/name`: the same for every item. */
  readonly place: string;
  /** Tells the same value of the same item from another one, however often it was sent. */
  readonly occurrence: string;
  /** The path within the item, in names; `undefined` beside the items. */
  readonly path: string | undefined;
  /** What the request projected to; `undefined`: whole items. */
  readonly asked: readonly string[] | undefined;
}

/** By validator and body: several checks look at the same ones. */
const known = new WeakMap<Validator, WeakMap<object, readonly SchemaFailure[]>>();

function failuresOf(validate: Validator, body: Json & object): readonly SchemaFailure[] {
  const bodies = known.get(validate) ?? new WeakMap<object, readonly SchemaFailure[]>();
  known.set(validate, bodies);
  const found = bodies.get(body) ?? validate(body);
  bodies.set(body, found);
  return found;
}

const withoutPositions = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/**
 * Every failure of a kind in the 2xx bodies of the run, in order. A projected body is held against what a projection may leave. What is
 * no object is told by `response.json`.
 */
export async function failuresOfRun(scene: Scene, kind: SchemaFailureKind): Promise<readonly Seen[]> {
  const { contract } = scene;
  const { items } = contract;
  return (await successes(scene)).flatMap((answered) => {
    const { exchange, response } = answered;
    const body = response.json;
    if (!isBody(body, contract)) return [];
    const asked = projectionOf(answered, scene);
    const { page, projectedPage } = contract.validators;
    return failuresOf(asked === undefined ? page : projectedPage, body).flatMap((failure): readonly Seen[] => {
      if (failure.kind !== kind) return [];
      const { instancePath } = failure;
      const place = withoutPositions(instancePath);
      const inItem = withinItem(items, instancePath);
      if (inItem === undefined)
        return [{ failure, exchange, place, occurrence: `${exchange.id} ${instancePath}`, path: undefined, asked }];
      const [index = '', ...names] = inItem;
      const identity = identityOf(valueAt(body, itemPointer(items, index)) ?? null, contract);
      const occurrence = `${identity ?? `${exchange.id}/${index}`} ${names.join('/')}`;
      return [{ failure, exchange, place, occurrence, path: names.join('.'), asked }];
    });
  });
}

/** In groups of equal keys, in order of first appearance; none is empty. */
export function groupedBy<One>(
  list: readonly One[],
  key: (one: One) => string,
): ReadonlyMap<string, readonly [One, ...(readonly One[])]> {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** How many different values of different items a group holds. */
export const occurrences = (group: readonly Seen[]): number => new Set(group.map(({ occurrence }) => occurrence)).size;
