import type { Contract, ListingField } from '../contract/model';
import { isSpelled } from '../grammar/fragment';
import { requestTarget } from '../client/url';
import type { ListQuery } from '../listing/listing';
import { describe, type Reply } from '../listing/reply';
import { shortened } from '../listing/visible';

/** Whether the contract documents everything about a query, so that a target that declines it has declined a promise. */
function isDocumented({ filter, order, projection, limit, offset, extra }: ListQuery, { limit: bounds }: Contract): boolean {
  const written = [filter, order, projection].some((part) => part !== undefined && isSpelled(part));
  const fields = [
    ...(filter === undefined || isSpelled(filter) ? [] : filter.clauses),
    ...(order === undefined || isSpelled(order) ? [] : order),
  ] as readonly { readonly field: Partial<ListingField> }[];
  const isCount = (value: number | string | undefined, least: number, most: number): boolean =>
    value === undefined || (typeof value === 'number' && value >= least && value <= most);
  return (
    !written &&
    extra === undefined &&
    fields.every(({ field }) => field.status !== 'candidate') &&
    isCount(limit, 1, bounds?.maximum ?? Number.MAX_SAFE_INTEGER) &&
    isCount(offset, 0, Number.MAX_SAFE_INTEGER)
  );
}

/** In words, what came in place of a page. */
function whatOf(reply: Reply): string {
  switch (reply.kind) {
    case 'refusal':
      return `the target refused it with ${reply.status}`;
    case 'unavailable':
      return `no answer could be read, because of this: ${reply.problem}`;
    case 'page':
    case 'breakdown':
    case 'unreadable':
      return `received ${describe(reply)}`;
  }
}

/**
 * What kept one check from seeing what it asked for: requests without an answer that can be read, and documented queries that were
 * refused or broke down. A check that shows nothing is told by these, because the data it would name may well be there.
 */
export class Hindrances {
  private readonly told = new Map<number, string>();

  note(reply: Reply, query: ListQuery | undefined, contract: Contract): void {
    const { kind, exchange } = reply;
    if (kind === 'page') return;
    const isDeclined = exchange.request.credential === 'configured' && query !== undefined && isDocumented(query, contract);
    if (kind !== 'unavailable' && !isDeclined) return;
    this.told.set(exchange.id, `${whatOf(reply)}. ${shortened(requestTarget(exchange.request))}`);
  }

  /** The first of them, with its request, and how many more there are; `undefined` where there is none. */
  get reason(): string | undefined {
    const [first, ...more] = this.told.values();
    return first === undefined || more.length === 0 ? first : `${first} (and ${more.length} more)`;
  }

  get exchanges(): readonly number[] {
    return [...this.told.keys()];
  }
}
