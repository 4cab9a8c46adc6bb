import { refusedOr } from '../../judging/refused-or';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../contract/model';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { ListQuery } from '../../listing/listing';
import { combinedProbes, identityPath } from '../../facts/combination';
import { settle } from '../../judging/policy';
import { planProbes } from '../../facts/probe-plan';
import { identityOf, type Page } from '../../listing/reply';
import { difference, finished } from '../../judging/sequence';
import { known } from '../../facts/ordered';
import { valueAt } from '../../contract/pointer';
import { excerpt, type Item } from '../../listing/value';
import { exchangesOf } from '../../listing/walk';
import { isResidue, isWithin, pathsOf, pointerOf, isAsked } from '../../listing/paths';

interface ProjectionProbe {
  readonly label: string;
  readonly asked: readonly string[];
  readonly query: ListQuery;
}

/** Whether the items hold this path with different values, or some do not hold it: then a projection on it shows something. */
const carried = (items: readonly Item[], path: string): boolean =>
  items.some((item) => valueAt(item, pointerOf(path)) !== undefined);

/**
 * Projections that are sure to be lawful: one path; and several beside other parameters, with a parent, its child and a nested
 * path. Their paths are such as the items really hold.
 */
async function projectionProbes(scene: Scene): Promise<readonly ProjectionProbe[]> {
  const { contract, listing } = scene;
  const { items } = await listing.walk();
  const identity = identityPath(scene);
  const named = contract.order.fields.filter(({ status }) => status === 'documented').map(({ path }) => path);
  const here = contract.projection.paths.filter((path) => path !== identity && carried(items, path));
  const single = named.find((path) => here.includes(path)) ?? here[0];
  const { all } = await combinedProbes(scene);
  return [
    ...(single === undefined ? [] : [{ label: 'one field', asked: [single], query: { projection: [single] } }]),
    ...(all?.projection === undefined
      ? []
      : [{ label: 'several fields beside a filter and an order', asked: all.projection, query: all.query }]),
  ];
}

type Judge = (probe: ProjectionProbe, page: Page, scene: Scene, evidence: Evidence) => Promise<void>;

function projecting(id: Check['id'], judge: Judge): Check {
  return {
    id,
    async judge(scene, evidence) {
      const { total } = await planProbes(scene.listing);
      if (total === 0) return evidence.needs('at least one item');
      for (const probe of await projectionProbes(scene)) {
        const reply = await scene.listing.ask(probe.query);
        if (reply.kind === 'page') await judge(probe, reply, scene, evidence);
        else evidence.refused(reply, probe.label, `a page projected to ${probe.asked.join(', ')}`);
      }
      evidence.needs('items with a property beside the projected ones');
    },
  };
}

/** Whether the whole items hold more than was asked for, so that a target that ignored the projection would have been seen. */
async function holdMore(scene: Scene, asked: readonly string[]): Promise<boolean> {
  const { items } = await scene.listing.walk();
  const identity = identityPath(scene);
  return items.some((item) =>
    pathsOf(item).some(({ path, value }) => !isWithin(path, asked) && path !== identity && !isResidue(value)),
  );
}

export const onlyAsked = projecting('projection.only-asked', async ({ label, asked }, page, scene, evidence) => {
  if (await holdMore(scene, asked)) evidence.witness(page);
  const identity = identityPath(scene);
  for (const [index, item] of page.items.entries()) {
    const further = pathsOf(item).filter(({ path, value }) => !isWithin(path, asked) && !isResidue(value));
    if (further.some(({ path }) => path === identity)) evidence.observe('projection.identity', 'kept', page);
    const beyond = further.find(({ path }) => path !== identity);
    if (beyond === undefined) continue;
    evidence.violate({
      subject: `${label}: a path that was not asked for`,
      expected: `only ${asked.join(', ')}`,
      received: `${beyond.path} = ${excerpt(beyond.value, 60)} in item ${index}`,
      at: [page],
      evidence: 'exchange',
    });
    return;
  }
});

export const noResidue = projecting('projection.no-residue', async ({ label, asked }, page, scene, evidence) => {
  if (await holdMore(scene, asked)) evidence.witness(page);
  for (const [index, item] of page.items.entries()) {
    const left = pathsOf(item).find(({ path, value }) => isResidue(value) && !isAsked(path, asked));
    if (left === undefined) continue;
    evidence.violate({
      subject: `${label}: residue`,
      expected: 'nothing at a path that was not asked for',
      received: `${left.path} = ${excerpt(left.value, 20)} in item ${index}`,
      at: [page],
      evidence: 'exchange',
    });
    return;
  }
});

/** The whole item behind each projected one: by identity where it is projected, else by position in the default walk. */
async function originals(scene: Scene, { query }: ProjectionProbe, page: Page): Promise<readonly (Item | undefined)[]> {
  const { base } = await planProbes(scene.listing);
  const items = await known(scene);
  return page.items.map((_, index) => {
    const identity = page.identities[index];
    return identity !== undefined ? items.get(identity) : query.order === undefined ? base.items[index] : undefined;
  });
}

/** What an item carries at a path and below it. */
const leavesAt = (item: Item, path: string): ReadonlyMap<string, Json> =>
  new Map(
    pathsOf(valueAt(item, pointerOf(path)) ?? null, '.', path).flatMap((leaf) =>
      isResidue(leaf.value) ? [] : [[leaf.path, leaf.value] as const],
    ),
  );

/** The first leaf at a path or below it that two items hold differently. The order of members means nothing, nor does an empty one. */
function changedLeaf(one: Item, other: Item, path: string): string | undefined {
  const [left, right] = [leavesAt(one, path), leavesAt(other, path)];
  return [...left.keys(), ...right.keys()].find((leaf) => !isDeepStrictEqual(left.get(leaf), right.get(leaf)));
}

/** Whether a leaf differs between two full reads of one item already, as a time of the last probe may. */
async function isRestless(scene: Scene, item: Item, identity: string | undefined, path: string, leaf: string): Promise<boolean> {
  const { walkSize } = await planProbes(scene.listing);
  const walk = await scene.listing.walk({ limit: walkSize });
  const again = walk.items.find((one) => identity !== undefined && identityOf(one, scene.contract) === identity);
  return again !== undefined && !isDeepStrictEqual(leavesAt(item, path).get(leaf), leavesAt(again, path).get(leaf));
}

export const values = projecting('projection.values', async (probe, page, scene, evidence) => {
  const { base } = await planProbes(scene.listing);
  if (!finished(base, evidence)) return;
  const whole = await originals(scene, probe, page);
  for (const [index, item] of page.items.entries()) {
    const original = whole[index];
    const identity = identityPath(scene);
    if (identity !== undefined && probe.asked.includes(identity) && page.identities[index] === undefined) {
      evidence.violate({
        subject: `${probe.label}: the identity`,
        expected: `${identity}, which every item has in the full read`,
        received: `nothing in item ${index}`,
        at: [page, exchangesOf(base)],
        evidence: 'collection',
      });
      return;
    }
    if (original === undefined) continue;
    for (const path of probe.asked) {
      if (leavesAt(original, path).size > 0) evidence.witness(page);
      const leaf = changedLeaf(original, item, path);
      if (leaf === undefined || (await isRestless(scene, original, page.identities[index], path, leaf))) continue;
      evidence.violate({
        subject: `${probe.label}: a value`,
        expected: `${leaf} as in the full read: ${excerpt(leavesAt(original, path).get(leaf), 60)}`,
        received: `${excerpt(leavesAt(item, path).get(leaf), 60)} in item ${index}`,
        at: [page, exchangesOf(base)],
        evidence: 'collection',
      });
      return;
    }
  }
});

/** In words, that items without identities hold the values of the full read in another order; `undefined` where they do not. */
function reordered({ asked }: ProjectionProbe, found: readonly Item[], wanted: readonly Item[]): string | undefined {
  const [left, right] = [found, wanted].map((items) =>
    items.map((item) => JSON.stringify(asked.map((path) => valueAt(item, pointerOf(path)) ?? null))),
  );
  const sameValues = isDeepStrictEqual([...(left ?? [])].sort(), [...(right ?? [])].sort());
  return sameValues && !isDeepStrictEqual(left, right) ? 'the same values in another order' : undefined;
}

export const membership = projecting('projection.membership', async (probe, page, scene, evidence) => {
  const { base } = await planProbes(scene.listing);
  if (probe.query.order !== undefined || !finished(base, evidence)) return;
  const [first] = base.pages;
  if (first === undefined) return;
  evidence.witness(page);
  const named = page.identities.every((identity) => identity !== undefined);
  const parts = named
    ? difference(page.identities, base.identities.slice(0, page.items.length))
    : reordered(probe, page.items, base.items.slice(0, page.items.length));
  // Smaller items, so a server that ends its pages by their bytes puts more on one.
  if (parts === undefined && page.items.length >= first.items.length && page.count === first.count) return;
  evidence.violate({
    subject: `${probe.label}: the items`,
    expected: `the items, their order and their count as in the full read (${first.items.length} of ${String(first.count)})`,
    received: parts ?? `${page.items.length} of ${String(page.count)}`,
    at: [page, first],
    evidence: 'collection',
  });
});

export const projectedSchema = projecting('projection.schema', async ({ label }, page, { contract }, evidence) => {
  const failures = contract.validators.projectedPage(page.exchange.response?.json ?? null);
  const failure = failures.find(({ kind }) => kind === 'shape');
  evidence.witness(page);
  if (failure === undefined) return;
  evidence.violate({
    subject: `${label}: ${failure.keyword} at ${failure.schemaPath}`,
    expected: `${failure.instancePath || 'the body'} ${failure.message}`,
    received: excerpt(failure.value, 80),
    at: [page],
    evidence: 'exchange',
  });
});

export const malformedProjection: Check = {
  id: 'projection.malformed',
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const { base } = await planProbes(listing);
    const [path = ''] = contract.order.fields.filter(({ status }) => status === 'documented').map((field) => field.path);
    const leaf = path.includes('.') ? `${path.split('.')[0]}.nope` : `${path}.nope`;
    for (const [name, text] of [
      ['unknown-root', 'nope'],
      ['unknown-leaf', leaf],
      ['blanks', `${path}${contract.projection.separator} ${leaf}`],
    ] as const) {
      const reply = await listing.ask({ projection: text });
      const choice = refusedOr(reply, evidence, `a projection with ${name.replace('-', ' ')}`, ({ items }) =>
        items.every((item) => pathsOf(item).every(({ path: found }) => found === identityPath(scene) || found === path))
          ? 'nothing'
          : 'ignore',
      );
      if (choice !== undefined) settle(scene, evidence, `projection.${name}`, [choice]);
      // Whatever becomes of the fields, a projection never changes which items are listed.
      if (reply.kind === 'page' && base.end === 'ended' && reply.count !== base.pages[0]?.count) {
        evidence.violate({
          subject: `the count under a projection with ${name}`,
          expected: `a 4xx, or a count of ${String(base.pages[0]?.count)}`,
          received: String(reply.count),
          at: [reply],
          evidence: 'collection',
        });
      }
    }
  },
};
