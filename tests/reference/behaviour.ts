import { acceptsKey, acceptsToken, authenticate, itemsInScope, readScope } from './authenticate';
import { envelope, errorBody, pageReply, refusalReply, serialise } from './envelope';
import { filterItems, matchClause, matchFilter, readFilter } from './filter';
import { compareItems, compareKey, compareMissing, compareValues, readOrder, sortItems } from './order';
import { countItems, cutPage, hasMore, listMeta, nextStart, nextToken, pageStart, readLimit, readOffset } from './page';
import { parameter, readQuery } from './parameters';
import { projectItem, readProjection } from './projection';
import type { ListSteps, RequestSteps } from './steps';
import { decodeToken, encodeToken, queryDigest, readContinue } from './token';

/** The server as a table of small pure steps, in the order in which `pipeline.ts` takes them. */
export interface Behaviour extends RequestSteps, ListSteps {}

/** Replacements for some steps: each is made from the step it replaces and from the behaviour as it was before. */
export type Replacements<Steps> = {
  readonly [Name in keyof Steps]?: (original: Steps[Name], base: Behaviour) => Steps[Name];
};

/** A fault, or another lawful choice. A function is called once for each server, so that its steps can share a memory. */
export type BehaviourOverride = Replacements<Behaviour> | (() => Replacements<Behaviour>);

/** The reference: one lawful choice at every point. */
const defaultBehaviour: Behaviour = {
  intercept: () => undefined,
  projects: (context) => context.world.projects,
  acceptsKey,
  acceptsToken,
  authenticate,
  parameter,
  readScope,
  readLimit,
  readOffset,
  readOrder,
  readFilter,
  readProjection,
  readContinue,
  readQuery,
  queryDigest,
  encodeToken,
  decodeToken,
  pageStart,
  itemsInScope,
  matchClause,
  matchFilter,
  filterItems,
  compareValues,
  compareMissing,
  compareKey,
  compareItems,
  sortItems,
  cutPage,
  hasMore,
  nextStart,
  nextToken,
  countItems,
  listMeta,
  projectItem,
  envelope,
  serialise,
  pageReply,
  errorBody,
  refusalReply,
  finish: (reply) => reply,
};

/** The default behaviour with overrides applied one after the other; a later one sees what the earlier ones made. */
export function behaviourWith(overrides: readonly BehaviourOverride[]): Behaviour {
  return overrides.reduce<Behaviour>((base, override) => {
    const replacements = typeof override === 'function' ? override() : override;
    const names = Object.keys(replacements) as (keyof Behaviour)[];
    return names.reduce((made, name) => ({ ...made, ...replacedStep(name, replacements, base) }), base);
  }, defaultBehaviour);
}

function replacedStep<Name extends keyof Behaviour>(
  name: Name,
  replacements: Replacements<Behaviour>,
  base: Behaviour,
): Partial<Behaviour> {
  const make: Replacements<Behaviour>[Name] = replacements[name];
  return make === undefined ? {} : { [name]: make(base[name], base) };
}
