import { ContractError } from '../errors';
import type { JsonObject, Pointer } from '../contract/model';
import { pointerOf } from '../contract/pointer';
import { facets, properties, schemaAt } from '../contract/schema-walk';
import { type Access, recogniseConstants, recogniseCredential, recogniseProjection, recogniseScope } from './access';
import { Draft } from './draft';
import { claimsOf } from './extensions';
import { factsOf, type ListFacts, shapeOf } from './facts';
import { recogniseFilter } from './filter';
import { identities, sureIdentities } from './names';
import type { ListOperation } from './operations';
import { recogniseOrder } from './order';
import { recognisePaging } from './paging';

/** What was recognised of a list operation. */
export interface Recognised {
  readonly draft: Draft;
  readonly access: Access;
}

/** Recognises the roles of a list operation by its extensions, and by the names and shapes of its parameters and of what a page tells. */
export function recognise(from: string, document: JsonObject, found: ListOperation): Recognised {
  const [nearest = '', ...others] = found.lists;
  const first = factsOf(document, found, nearest);
  const claims = claimsOf(first);
  const claimed = typeof claims.items === 'string' && !claims.items.startsWith('$') ? claims.items : undefined;
  const facts = claimed === undefined || claimed === nearest ? first : factsOf(document, found, claimed);
  const [identity, ...further] = identitiesOf(facts);
  if (identity === undefined)
    throw new ContractError(
      'INIT_IDENTITY',
      `Expected the items at ${facts.items || 'the body itself'} of ${found.path} in ${from} to declare a text or a number that tells one from all others, such as id; found ${
        facts.leaves
          .slice(0, 8)
          .map(({ path }) => path)
          .join(', ') || 'no property'
      }. Declare it in the schema of the items.`,
    );
  const base = ['/attributes', '/properties'].find((at) => shapeOfObject(facts, at));
  const draft = new Draft({ at: facts.items, identity, ...(base !== undefined && { fields: base }) });
  draft.identities = further;
  if (!sureIdentities.has(identity)) draft.guess('items', `${identity} is taken for what tells an item from all others.`);
  if (claimed === undefined && others.length > 0)
    draft.say('items', `the page holds further lists, ${others.join(', ')}; ${facts.items} is taken for the items.`);
  const based = base === undefined ? facts : withBase(facts, base);
  const taken = new Set(recognisePaging(facts, claims, draft));
  for (const step of [recogniseProjection, recogniseOrder, recogniseFilter])
    for (const name of step(based, draft, taken)) taken.add(name);
  recogniseScope(facts, draft);
  recogniseConstants(facts, draft, taken);
  return { draft, access: recogniseCredential(facts, draft) };
}

const shapeOfObject = ({ document, item }: ListFacts, at: Pointer): boolean =>
  properties(document, item).has('id') && properties(document, schemaAt(document, item, at)).size > 0;

/** Fields are named from a base in the item, as JSON:API and OGC API Features do. */
const withBase = (facts: ListFacts, base: Pointer): ListFacts => ({
  ...facts,
  leaves: facts.leaves
    .filter(({ at }) => at.startsWith(`${base}/`))
    .map((leaf) => ({ ...leaf, path: leaf.path.slice(base.length), at: leaf.at.slice(base.length) })),
});

/** Where the identity may stand: by the usual names, else what must be there. */
function identitiesOf({ document, item, leaves }: ListFacts): readonly Pointer[] {
  const isValue = (at: Pointer): boolean => ['string', 'integer'].includes(shapeOf(document, schemaAt(document, item, at)) ?? '');
  const usual = identities.filter((at) => schemaAt(document, item, at) !== undefined && isValue(at));
  const required = new Set(
    facets(document, item).flatMap(({ required: names }) => (Array.isArray(names) ? (names as readonly string[]) : [])),
  );
  const named = leaves
    .filter(({ path, at }) => (required.has(path) || /_?id$/i.test(path)) && !path.includes('.') && isValue(at))
    .map(({ path }) => pointerOf([path]));
  return [...new Set([...usual, ...named])];
}
