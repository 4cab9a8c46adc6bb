import type { Contract } from '../../contract/model';
import { besideRoles } from '../../contract/roles';
import type { Listing, ListQuery } from '../listing';
import type { Reply } from '../reply';
import type { Walk } from '../walk';
import { collect } from './collect';

/**
 * What is asked for by what a page leads on by. A token goes with the initial query, or with so much of it as the contract says, and never
 * with another place in the listing. A URL is the whole request, whatever of the query it keeps.
 */
export function onwards(query: ListQuery, next: string, contract: Pick<Contract, 'next'>): ListQuery {
  const left = new Set<string>([
    'offset',
    'page',
    ...besideRoles.filter((role) => contract.next?.beside.includes(role) === false),
  ]);
  return { ...Object.fromEntries(Object.entries(query).filter(([role]) => !left.has(role))), next };
}

/**
 * Follows what the pages lead on by until so many items are there. Where that is refused, the walk is begun anew: its first page may be
 * one that another check asked for long ago, and tokens may expire.
 */
export async function walkOnwards(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const walk = await follow(listing, query, wanted);
  return walk.stop?.kind === 'refusal' && walk.pages.length > 0 ? follow(listing.fresh(), query, wanted) : walk;
}

/** A token that stands in an earlier page of the walk is sent again: it may be a cursor that the server moves on. */
function follow(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const { contract } = listing;
  /** By token: the identities of the page it led to last. */
  const told = new Map<string, string>();
  return collect({ way: contract.next?.parameter === undefined ? 'url' : 'token', query }, wanted, async (pages) => {
    const next = pages.at(-1)?.onwards;
    if (next === undefined) {
      const reply = await listing.ask(query);
      return { asked: query, reply, last: isLast(reply) };
    }
    const before = told.get(next);
    const asked = onwards(query, next, contract);
    const reply = await (before === undefined ? listing.ask(asked) : listing.askAgain(asked));
    const identities = reply.kind === 'page' ? JSON.stringify(reply.identities) : '';
    told.set(next, identities);
    // Empty pages tell nothing: a cursor may pass over items that a filter leaves out.
    const isFilled = reply.kind === 'page' && reply.items.length > 0 && !reply.identities.includes(undefined);
    return { asked, reply, last: isLast(reply), loops: isFilled && identities === before };
  });
}

const isLast = (reply: Reply): boolean => reply.kind === 'page' && reply.isLast === true;
