import type { OrderKey } from '../grammar/order-key';
import type { FieldKind, ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import type { ListQuery } from '../listing/listing';
import type { Page, Reply } from '../listing/reply';
import { pageSizes, planProbes, sized } from './probe-plan';
import type { Walk } from '../listing/walk';
import { fieldText, fieldValues, type Item } from '../listing/value';

export type Direction = OrderKey['direction'];
export const directions = ['ascending', 'descending'] as const satisfies readonly Direction[];

/** The first field of each kind is walked whole, the others are judged by their first page. */
export function walkedWhole(fields: readonly ListingField[]): ReadonlySet<ListingField> {
  const first = new Map<FieldKind, ListingField>();
  for (const field of fields) if (!first.has(field.kind)) first.set(field.kind, field);
  return new Set(first.values());
}

/** Whether the page by this field answers: a candidate may be refused, a documented field may not. */
export function honoured(reply: Reply, field: ListingField, evidence: Evidence): reply is Page {
  if (field.status === 'candidate' && (reply.kind === 'page' || reply.kind === 'refusal')) {
    evidence.observe(`order.${field.path}`, reply.kind === 'page' ? 'honoured' : 'refused', reply);
  }
  if (reply.kind === 'page') return true;
  if (reply.kind !== 'refusal' || field.status === 'documented') {
    evidence.refused(reply, `order by ${field.path}`, `a page ordered by ${field.path}`);
  }
  return false;
}

/** Fields that at least two items differ in: with fewer values every order is right. */
export async function orderableFields({ contract, listing }: Scene): Promise<readonly ListingField[]> {
  const { items } = await listing.walk();
  return (contract.order?.fields ?? []).filter((field) => fieldValues(items, field).size > 1);
}

export const byField = (field: ListingField, direction: Direction): ListQuery => ({ order: [{ field, direction }] });

/** The query of the walk that serves every check on a whole order: ascending, in pages of the shared size. */
export async function wholeOrder(scene: Scene, field: ListingField): Promise<ListQuery> {
  const { orderSize } = await planProbes(scene.listing);
  return { ...byField(field, 'ascending'), ...sized(scene.contract, orderSize) };
}

/**
 * A listing in ascending order: whole by the first field; by the others without the last page, which the first page in
 * descending order shows.
 */
export async function orderedWalk(scene: Scene, field: ListingField): Promise<Walk> {
  const { total } = await planProbes(scene.listing);
  const [first] = await orderableFields(scene);
  const wanted = field === first ? Infinity : Math.max(1, total - (await pageSizes(scene)).usual);
  return scene.listing.walk(await wholeOrder(scene, field), wanted);
}

/** Orderable fields the target orders by: documented ones, and candidates it does not refuse. */
export async function takenFields(scene: Scene): Promise<readonly ListingField[]> {
  const fields = await orderableFields(scene);
  const whole = walkedWhole(fields);
  const taken: ListingField[] = [];
  for (const field of fields) {
    const query = whole.has(field) ? await wholeOrder(scene, field) : byField(field, 'ascending');
    if (field.status === 'documented' || (await scene.listing.ask(query)).kind === 'page') taken.push(field);
  }
  return taken;
}

/** Items as the client knows them by identity, in the order of the default walk. */
export async function known(scene: Scene): Promise<ReadonlyMap<string, Item>> {
  const { base } = await planProbes(scene.listing);
  return new Map(
    base.pages.flatMap((page) =>
      page.items.flatMap((item, index) =>
        page.identities[index] === undefined ? [] : [[page.identities[index], item] as const],
      ),
    ),
  );
}

export const valuesInOrder = (items: readonly Item[], field: ListingField): readonly (string | undefined)[] =>
  items.map((item) => fieldText(item, field));

export const writeKeys = (keys: readonly OrderKey[]): string =>
  keys.map(({ field, direction }) => `${field.path} ${direction}`).join(', ');
