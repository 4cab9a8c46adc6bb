import { itemName } from '../listing/item-name';
import { isDocumented } from '../contract/operators';
import { itemsOn } from './place';
import type { ListingField } from '../contract/model';
import type { Precedence } from '../contract/roles';
import type { Scene } from './check';
import type { Evidence } from './evidence';
import { type Expression } from '../grammar/expression';
import { textOfFragments } from '../grammar/fragment';
import { writeFilter } from '../grammar/write';
import { satisfied, satisfies } from '../listing/matching';
import { onceFor } from '../once-for';
import { againstFilter } from './own-value';
import type { Page, Reply } from '../listing/reply';
import { finished } from './sequence';
import { excerpt, fieldText, type Item } from '../listing/value';
import { exchangesOf, placedIdentities, type Walk } from '../listing/walk';
import { counted } from '../text/counted';
import { visible } from '../listing/visible';

/** What a filter must and may return, by the client's own evaluation over the whole walk. */
export interface Expected {
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

export async function expectedOf(
  { listing }: Scene,
  expression: Expression,
  precedence: Precedence = 'and-first',
): Promise<Expected> {
  const base = await listing.walk();
  const key = JSON.stringify([precedence, expression], (name, part: unknown) =>
    name === 'field' ? (part as ListingField).path : part,
  );
  return expectations(base, key, () => expectedIn(base, expression, precedence));
}

/** By walk, and then by what is asked: several checks ask for the same filters. */
const expectations = onceFor<Walk, string, Expected>();

function expectedIn(walk: Walk, expression: Expression, precedence: Precedence): Expected {
  const identities = placedIdentities(walk);
  const select = (matching: 'exact' | 'lenient'): ReadonlySet<string> => {
    const isFound = satisfied(walk.items, expression, matching, precedence);
    const found = new Set<string>();
    for (let position = 0; position < identities.length; position += 1) {
      const identity = identities[position];
      if (identity !== undefined && isFound(position)) found.add(identity);
    }
    return found;
  };
  return { must: select('exact'), may: select('lenient') };
}

/** An item on the page that does not satisfy the expression by its own values. */
export function strayItem(page: Page, expression: Expression, precedence: Precedence = 'and-first'): Item | undefined {
  return page.items.find((item) => !satisfies(item, expression, 'lenient', precedence));
}

/** Whether the page holds all there is: nothing is left for a further page. */
const isWhole = ({ items, count, isLast }: Page): boolean => isLast === true || (count !== undefined && items.length >= count);

/** Identities that must be on the page and are not; none where the page is only the first of several. */
export function lostItems(page: Page, { must }: Expected): readonly string[] {
  if (!isWhole(page)) return [];
  const here = new Set(page.identities);
  return [...must].filter((identity) => !here.has(identity));
}

/** How many of what must be on a page are there, and how many other items. */
function foundOf({ items }: Page, { must }: Expected, lost: readonly string[]): string {
  const found = must.size - lost.length;
  const others = items.length - found;
  return `${found === 0 ? 'none' : found} of them${others > 0 ? ` and ${counted(others, 'other item')}` : ''}`;
}

/** A count that is missing is told by response.list-members. */
export const countFits = (page: Page, { must, may }: Expected): boolean =>
  page.count === undefined || (page.count >= must.size && page.count <= may.size);

/** A filter for a reader: as the query carries it, with what cannot be seen made visible. */
export const shownFilter = ({ contract }: Pick<Scene, 'contract'>, expression: Expression): string =>
  contract.filter === undefined
    ? ''
    : visible(textOfFragments(writeFilter(expression, contract.filter), contract.filter.parameter));

/** What an item has in the fields of a filter, for a reader. */
export const valuesOf = (item: Item, expression: Expression): string =>
  [...new Set(expression.clauses.map(({ field }) => field))]
    .map((field) => `${field.path} ${excerpt(fieldText(item, field as ListingField), 60)}`)
    .join(', ');

/** How a page differs from the client's own evaluation of its filter, the gravest first; `undefined` where it does not. */
export async function faultOf(scene: Scene, page: Page, expression: Expression): Promise<'stray' | 'lost' | 'count' | undefined> {
  if (strayItem(page, expression) !== undefined) return 'stray';
  const expected = await expectedOf(scene, expression);
  if (lostItems(page, expected).length > 0) return 'lost';
  return countFits(page, expected) ? undefined : 'count';
}

/** Which sides of a filter a check judges. */
export interface Sides {
  readonly sound?: boolean;
  readonly complete?: boolean;
  readonly count?: boolean;
}

/** Whether a page is a first one that is not full, so that what it lacks stands on no further page. */
function hasRoom({ contract, askedBy }: Pick<Scene, 'contract' | 'askedBy'>, { exchange, items }: Page): boolean {
  const asked = askedBy(exchange);
  const isFirst = asked !== undefined && [asked.next, asked.page, asked.offset].every((one) => one === undefined);
  return isFirst && (items.length === 0 || items.length < Number(asked.limit ?? contract.limit?.default ?? 0));
}

/** Judges a page against the client's own evaluation; tells at most one violation a side. */
export async function judgeMatches(
  scene: Scene,
  evidence: Evidence,
  page: Page,
  expression: Expression,
  label: string,
  sides: Sides,
): Promise<void> {
  const text = shownFilter(scene, expression);
  const stray = strayItem(page, expression);
  if (sides.sound && stray !== undefined) {
    evidence.violate({
      subject: `${label}: stray`,
      expected: `only items that match ${text}`,
      received: `an item with ${valuesOf(stray, expression)}`,
      place: itemsOn(page, [stray], expression.clauses.length === 1 ? expression.clauses[0].field.pointer : undefined),
      at: [page],
      evidence: 'exchange',
      ownValue: againstFilter(page, expression),
    });
  }
  const base = await scene.listing.walk();
  if (base.end !== 'ended') return void finished(base, evidence);
  const expected = await expectedOf(scene, expression);
  const lost = lostItems(page, expected);
  if (sides.complete && lost.length > 0) {
    evidence.violate({
      subject: `${label}: lost`,
      expected: `${counted(expected.must.size, 'item that matches', 'items that match')} ${text} in the walk`,
      received: `${foundOf(page, expected, lost)}; ${itemName(lost[0] ?? '')} matches and is not returned`,
      place: { part: 'items' },
      at: [page, exchangesOf(base)],
      evidence: 'collection',
      ...(hasRoom(scene, page) && { shows: 'on-first-page' }),
    });
  }
  if (sides.count && !countFits(page, expected)) {
    evidence.violate({
      subject: `${label}: count`,
      expected: `a count of ${expected.must.size}, the items that match ${text}`,
      received: String(page.count),
      place: { part: 'count' },
      at: [page, exchangesOf(base)],
      evidence: 'collection',
      shows: hasRoom(scene, page) ? 'on-first-page' : 'by-count',
    });
  }
}

/** Whether a target that ignored the filter would have been seen: some items do not match. */
export async function divides(scene: Scene, expression: Expression): Promise<boolean> {
  const { items } = await scene.listing.walk();
  return (await expectedOf(scene, expression)).may.size < items.length;
}

/** A candidate field may be refused; then its filter is not judged. True where there is a page to judge. */
export function honouredFilter(reply: Reply, field: ListingField, evidence: Evidence): reply is Page {
  if (field.status === 'candidate' && (reply.kind === 'page' || reply.kind === 'refusal')) {
    evidence.observe(`filter.${field.path}`, reply.kind === 'page' ? 'honoured' : 'refused', reply);
  }
  if (reply.kind === 'page') return true;
  if (reply.kind !== 'refusal' || isDocumented(field))
    evidence.refused(reply, `filter by ${field.path}`, `a page filtered by ${field.path}`);
  return false;
}
