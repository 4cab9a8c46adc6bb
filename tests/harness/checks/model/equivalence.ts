import { itemName } from '../../listing/item-name';
import { placeOf } from '../../judging/place';
import type { ListQuery } from '../../listing/listing';
import type { Expression, Clause, Operator } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import type { OrderKey } from '../../grammar/order-key';
import { sendableValues } from '../../listing/column';
import { type Item, fieldText } from '../../listing/value';
import { documentedBy, fieldsBy } from '../../contract/operators';
import type { ListingField } from '../../contract/model';
import type { Scene, Check } from '../../judging/check';
import fc from 'fast-check';
import { filteredFields } from '../../facts/equality-pages';
import { identityPaths } from '../../contract/identity-paths';
import type { OwnOrders } from '../../judging/collation';
import { type Reply, describe } from '../../listing/reply';
import { expectedOf, countFits } from '../../judging/matches';
import { counted } from '../../text/counted';
import { byLawfulOrders, isDisordered, leftBehindBy } from '../../facts/order-judge';
import { pathsOf, isWithin, isResidue } from '../../listing/paths';
import type { Evidence } from '../../judging/evidence';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import { isOneValue } from '../../facts/text-field';
import { takenFields } from '../../facts/first-page';
import { directionsOf, knownItems, restOf } from '../../facts/ordered';
import type { Part } from '../../judging/left-behind';
import { misplaced } from '../../judging/misplaced';
import { finished } from '../../judging/sequence';

/** Combinations asked in one run, and the most that a search for the smallest failing one may cost. */
const combinations = 2;

const shrinkLimit = 12;

type DrawnQuery = ListQuery & {
  readonly filter?: Expression;
  readonly order?: readonly OrderKey[];
  readonly projection?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
};

/** Values that items share, where there are such: with one match there is nothing to order and nothing to cut. */
function sharedValues(items: readonly Item[], field: ListingField, scene: Scene): readonly string[] {
  const all = [...sendableValues(items, field)].filter(([value]) => isOneValue(value, field, scene));
  const shared = all.filter(([, matches]) => matches > 1);
  return (shared.length > 0 ? shared : all).map(([value]) => value);
}

/** Filters that find something: unions of values that occur, and intersections of values that one item holds. */
function arbitraryFilter(
  items: readonly Item[],
  fields: readonly ListingField[],
  scene: Scene,
): fc.Arbitrary<Expression> | undefined {
  const clauses = fields
    .map((field) => sharedValues(items, field, scene).map((value): Clause => ({ field, value })))
    .filter((ofField) => ofField.length > 0);
  if (clauses.length === 0) return undefined;
  const clause = fc.constantFrom(...clauses).chain((ofField) => fc.constantFrom(...ofField));
  const joined = (chosen: readonly Clause[], operator: Operator): Expression[] => {
    const [first, ...rest] = chosen;
    if (first === undefined) return [];
    const whole: Expression = { clauses: [first, ...rest], operators: rest.map(() => operator) };
    // What the grammar cannot write is not drawn: of it, the first clause alone.
    return [canWrite(whole, scene.contract.filter) ? whole : { clauses: [first], operators: [] }];
  };
  const byValue = clauses.map((ofField) => new Map(ofField.map((one) => [one.value, one])));
  const intersections = items
    .map((item) =>
      clauses.flatMap(([one], index) => byValue[index]?.get(fieldText(item, one?.field as ListingField) ?? '') ?? []),
    )
    .filter((held) => held.length > 0);
  // Chosen before anything is made of it, because there are as many as items.
  const intersection = fc
    .integer({ min: 0, max: Math.max(0, intersections.length - 1) })
    .map((index) => intersections[index] ?? [])
    .chain((held) => fc.subarray([...held], { minLength: Math.min(1, held.length), maxLength: Math.min(3, held.length) }))
    .chain((chosen) => fc.constantFrom(...joined(chosen, 'and')));
  const { and, or, operators } = scene.contract.filter ?? {};
  const most = or === undefined && operators?.in === undefined ? 1 : 3;
  const unions = fc.array(clause, { minLength: 1, maxLength: most }).chain((chosen) => fc.constantFrom(...joined(chosen, 'or')));
  const isJoined = and !== undefined && intersections.length > 0;
  return fc.oneof(unions, ...(isJoined ? [intersection] : []));
}

/** Keys of an order that the target takes, in either direction. */
function arbitraryOrder(
  scene: Scene,
  fields: readonly ListingField[],
  most: number,
): fc.Arbitrary<readonly OrderKey[]> | undefined {
  if (fields.length === 0) return undefined;
  return fc
    .uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: most })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((field) =>
          fc.constantFrom(...directionsOf(scene, field)).map((direction): OrderKey => ({ field, direction })),
        ),
      ),
    );
}

/** Paths beside the identity, so that a projected page can still be judged. */
function arbitraryProjection(scene: Scene): fc.Arbitrary<readonly string[]> | undefined {
  const { projection } = scene.contract;
  const identity = identityPaths(scene.contract);
  if (projection === undefined || identity === undefined) return undefined;
  return (
    fc
      .subarray([...projection.paths], { minLength: 1, maxLength: 3 })
      // Not the fields of the order or the filter: that they are projected away changes nothing.
      .map((chosen) => [...new Set([...identity, ...chosen])])
  );
}

/**
 * Random queries over values that occur in the listing, by the roles that the contract promises. One operator at a time, because
 * precedence is not documented. `undefined`: a role lacks the data to be asked by.
 */
async function arbitraryQuery(scene: Scene, evidence: Evidence): Promise<fc.Arbitrary<DrawnQuery> | undefined> {
  const { items } = await scene.listing.walk();
  // What is drawn are equalities; where no field has one, or no projected item can be told, the other roles are combined.
  const filter = fieldsBy('eq', scene.contract.filter).length === 0 ? undefined : scene.contract.filter;
  const order = scene.contract.order?.fields.length === 0 ? undefined : scene.contract.order;
  const projection = identityPaths(scene.contract) === undefined ? undefined : scene.contract.projection;
  const contract = { ...scene.contract, filter, order, projection };
  const { maximum } = await pageSizes(scene);
  const roles = {
    filter: contract.filter && arbitraryFilter(items, await filteredFields(scene), scene),
    order: contract.order && arbitraryOrder(scene, await takenFields(scene), Math.min(2, contract.order.keys ?? 2)),
    projection: projection && arbitraryProjection(scene),
    limit: contract.limit && fc.integer({ min: 1, max: maximum }),
    // Few, because a filter may leave few items to start behind; far starts are judged by themselves.
    offset: contract.offset && fc.integer({ min: 0, max: Math.min(5, Math.ceil(items.length / 2)) }),
  };
  const named = Object.entries(roles) as [keyof typeof roles, fc.Arbitrary<unknown> | undefined][];
  const lacking = named.flatMap(([role, arbitrary]) => (contract[role] !== undefined && arbitrary === undefined ? [role] : []));
  if (lacking.includes('filter')) {
    evidence.needs('two-kinds');
    if (documentedBy('eq', filter).length === 0) evidence.needs('taken', 'a filter by a candidate field');
  }
  if (lacking.includes('order')) evidence.needs('taken', 'an order by a field that items hold');
  const present = named.flatMap(([role, arbitrary]) =>
    arbitrary === undefined ? [] : [[role, fc.option(arbitrary, { nil: undefined })]],
  );
  if (lacking.length > 0) return undefined;
  return fc
    .record(Object.fromEntries(present) as { [role: string]: fc.Arbitrary<unknown> })
    .map((query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as DrawnQuery);
}

/** Whether the target may refuse it: an index on a field need not be one on it beside others. */
const asksCandidate = ({ filter, order }: DrawnQuery): boolean =>
  [...(filter?.clauses ?? []), ...(order ?? [])].some(({ field }) => (field as ListingField).status === 'candidate');

/** How a reply differs from the client's own evaluation; `undefined` where it does not, or where it says nothing. */
async function mismatch(scene: Scene, query: DrawnQuery, reply: Reply): Promise<string | undefined> {
  if (reply.kind === 'unavailable') return undefined;
  const { base } = await planProbes(scene.listing);
  const { byIdentity: all, identities } = knownItems(base);
  const expected =
    query.filter === undefined ? { must: new Set(all.keys()), may: new Set(all.keys()) } : await expectedOf(scene, query.filter);
  const start = query.offset ?? 0;
  // An offset beyond the end may be refused, and a filter may leave few items before it; so may a candidate in a combination.
  if (reply.kind === 'refusal' && (start >= expected.must.size || asksCandidate(query))) return undefined;
  if (reply.kind !== 'page') return describe(reply);
  if (!countFits(reply, expected))
    return `a count of ${String(reply.count)}, where ${counted(expected.must.size, 'item matches', 'items match')}`;
  const size = Math.max(0, Math.min(query.limit ?? (await pageSizes(scene)).usual, (reply.count ?? expected.must.size) - start));
  // A short page is for pagination.pages-full to judge; an empty one where items are left is not a page of this query.
  if (reply.items.length > size || (reply.items.length === 0 && size > 0))
    return `${counted(reply.items.length, 'item')}, where ${size} are to be on the page`;
  const stray = reply.identities.find((identity) => identity === undefined || !expected.may.has(identity));
  if (stray !== undefined || reply.identities.includes(undefined))
    return `${itemName(stray ?? 'an item without identity')}, which does not match`;
  const whole = reply.identities.flatMap((identity) => all.get(identity ?? '') ?? []);
  if (query.order !== undefined) {
    const { order } = query;
    if (await isDisordered(scene, whole, order)) return 'items that are out of order';
    const here = new Set(reply.identities);
    const others = [...expected.may].filter((identity) => !here.has(identity));
    // What need not match may stand anywhere, or nowhere.
    const left = restOf(reply.identities, base);
    const rest: Part = {
      ...left,
      includes: (position) => left.includes(position) && expected.must.has(identities[position] ?? ''),
    };
    if (start === 0 && (await leftBehindBy(scene, whole, rest, order)) !== undefined)
      return 'a page that leaves out an item which must stand before';
    const stranger = (own: OwnOrders): Item | undefined =>
      misplaced(whole, rest, { start, behind: others.length - start }, order, own);
    if (start > 0 && (await byLawfulOrders(scene, order, stranger)) !== undefined)
      return `items that cannot stand from position ${start}`;
  }
  const { projection } = query;
  const { keeps = [] } = scene.listing.contract.projection ?? {};
  const beyond =
    projection &&
    reply.items
      .flatMap((item: Item) => pathsOf(item))
      .find(({ path, value }) => !isWithin(path, [...projection, ...keeps]) && !isResidue(value));
  return beyond && `${beyond.path}, which was not asked for`;
}

const id = 'model.equivalence';

/** With a limit that cuts what the filter leaves behind the offset, because one above it would show nothing. */
async function cutting(scene: Scene, query: DrawnQuery): Promise<DrawnQuery> {
  const { filter, limit, offset = 0 } = query;
  if (filter === undefined || limit === undefined) return query;
  const most = (await expectedOf(scene, filter)).must.size - offset - 1;
  return most < 1 ? query : { ...query, limit: 1 + ((limit - 1) % most) };
}

/** A combination that fails; `undefined` where none was drawn that does. */
async function failingDraw(scene: Scene, evidence: Evidence): Promise<DrawnQuery | undefined> {
  const arbitrary = await arbitraryQuery(scene, evidence);
  if (arbitrary === undefined) return undefined;
  let failing: DrawnQuery | undefined;
  for (const drawn of fc.sample(arbitrary, { seed: scene.seed, numRuns: combinations, unbiased: true })) {
    const query = await cutting(scene, drawn);
    const reply = await scene.listing.ask(query);
    if ((await mismatch(scene, query, reply)) !== undefined) failing ??= query;
    else if (reply.kind === 'page') evidence.witness(reply);
    else if (reply.kind === 'refusal')
      evidence.needs('taken', `a candidate in a combination; this one refused it with ${reply.status}`);
    if (failing !== undefined) break;
  }
  return failing;
}

/** The same combination with one part less, each in turn: a whole role first, then a key, a clause or a path. */
function* lesser(query: DrawnQuery): Generator<DrawnQuery> {
  for (const role of ['projection', 'offset', 'limit', 'order', 'filter'] as const) {
    const { [role]: part, ...rest } = query;
    if (part !== undefined) yield rest;
  }
  const { order = [], filter, projection = [] } = query;
  for (const gone of order.length > 1 ? order.keys() : []) yield { ...query, order: order.filter((_, index) => index !== gone) };
  for (const gone of filter !== undefined && filter.clauses.length > 1 ? filter.clauses.keys() : []) {
    const [first, ...others] = filter?.clauses.filter((_, index) => index !== gone) ?? [];
    if (filter === undefined || first === undefined) continue;
    // All operators of a drawn filter are the same.
    yield { ...query, filter: { clauses: [first, ...others], operators: filter.operators.slice(0, others.length) } };
  }
  // The identity stands first, and is what the page is judged by.
  for (const gone of projection.length > 2 ? [...projection.keys()].slice(1) : [])
    yield { ...query, projection: projection.filter((_, index) => index !== gone) };
}

/** The smallest part of a failing combination that still fails, as far as a few further requests show it. */
async function smallestFailing(scene: Scene, drawn: DrawnQuery): Promise<DrawnQuery> {
  let smallest = drawn;
  for (let asked = 0, shrunk = true; shrunk;) {
    shrunk = false;
    for (const query of lesser(smallest)) {
      if (asked >= shrinkLimit) return smallest;
      asked += 1;
      if ((await mismatch(scene, query, await scene.listing.ask(query))) === undefined) continue;
      [smallest, shrunk] = [query, true];
      break;
    }
  }
  return smallest;
}

async function failingSuspect(scene: Scene): Promise<DrawnQuery | undefined> {
  const suspect = scene.suspects.get(id) as DrawnQuery | undefined;
  if (suspect === undefined) return undefined;
  const isFailing = (await mismatch(scene, suspect, await scene.listing.ask(suspect))) !== undefined;
  return isFailing ? suspect : undefined;
}

export const check: Check<'model.equivalence'> = {
  async judge(scene, evidence) {
    const { total, base } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    if (total < 2) return evidence.needs('two-items');
    // A suspect that is answered as it should be clears itself, and no other query: those are drawn anew.
    const suspect = await failingSuspect(scene);
    const drawn = suspect ?? (await failingDraw(scene, evidence));
    if (drawn === undefined) return;
    const query = suspect ?? (await smallestFailing(scene, drawn));
    scene.suspects.set(id, query);
    const reply = await scene.listing.ask(query);
    const problem = await mismatch(scene, query, reply);
    if (problem === undefined) return;
    evidence.violate({
      subject: 'a combination of parameters',
      expected: "what the client's own evaluation of the whole walk gives",
      received: problem,
      place: placeOf(reply),
      at: [reply],
      evidence: 'collection',
    });
  },
};
