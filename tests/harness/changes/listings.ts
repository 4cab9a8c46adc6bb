import { isDeepStrictEqual } from 'node:util';
import type { Contract, ListingField } from '../contract/model';
import { templateOf } from '../contract/operators';
import { clauseOperators, type FilterRole, type OrderRole } from '../contract/roles';
import { change, type Change } from './change';

/** In quotes, because blanks count in a grammar. */
const told = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** The part of a contract that `x-listing` holds. */
export type Listing = Omit<Contract, 'validators'>;

const roles = [
  'items',
  'limit',
  'offset',
  'page',
  'next',
  'more',
  'links',
  'count',
  'order',
  'filter',
  'projection',
  'scope',
] as const;
type Role = (typeof roles)[number];

/** Roles by which a walk goes on. */
const ways: ReadonlySet<Role> = new Set(['next', 'page', 'offset']);
/** Roles with a grammar. */
const grammars: ReadonlySet<Role> = new Set(['order', 'filter', 'projection']);

/** Parts that are compared by themselves, or stand in the schema of a parameter. */
const apart: ReadonlySet<string> = new Set([
  'fields',
  'operators',
  'paths',
  'keeps',
  'default',
  'maximum',
  'isAlwaysThere',
  'isOfLastItem',
]);
/** Parts that promise more where there was nothing. Any other one changes how what there is must be written or read. */
const gains: ReadonlySet<string> = new Set([
  'at',
  'pages',
  'and',
  'or',
  'group',
  'precedence',
  'ascending',
  'descending',
  'self',
  'first',
  'prev',
  'last',
]);

/** What changed of what a listing promises. */
export function listingChanges(before: Listing, after: Listing, name: string): readonly Change[] {
  return [
    ...roles.flatMap((role) => roleChanges(role, before[role], after[role], `${name}, x-listing/${role}`)),
    ...fieldChanges('order', before.order?.fields, after.order?.fields, name, (old, now) =>
      orderField(old, now, before.order, after.order),
    ),
    ...fieldChanges('filter', before.filter?.fields, after.filter?.fields, name, (old, now) =>
      filterField(old, now, before.filter, after.filter),
    ),
    ...projectionChanges(before, after, `${name}, x-listing/projection`),
    ...policyChanges(before, after, `${name}, x-listing/policies`),
    ...constantChanges(before, after, `${name}, x-listing/with`),
  ];
}

function ruleOf(role: Role, event: 'changed' | 'removed'): string {
  if (ways.has(role)) return `listing-way-${event}`;
  return grammars.has(role) && event === 'changed' ? `listing-grammar-changed` : `listing-role-${event}`;
}

function roleChanges(role: Role, before: object | undefined, after: object | undefined, place: string): readonly Change[] {
  if (before === undefined) return after === undefined ? [] : [change('new', 'listing-role-added', place, 'is promised')];
  if (after === undefined) return [change('breaks', ruleOf(role, 'removed'), place, 'is promised no longer')];
  const [old, now] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => !apart.has(key) && !isDeepStrictEqual(old.get(key), now.get(key)))
    .map((key) => {
      const [from, to] = [old.get(key), now.get(key)];
      const isGain =
        (from === undefined && gains.has(key) && !(key === 'first' && role !== 'links')) ||
        (key === 'optional' && to === false) ||
        (key === 'keys' && (to === undefined || (typeof from === 'number' && typeof to === 'number' && to > from)));
      return change(
        isGain ? 'new' : 'breaks',
        isGain ? 'listing-role-extended' : ruleOf(role, 'changed'),
        `${place}/${key}`,
        `was ${told(from)}, and is ${told(to)}`,
      );
    });
}

function fieldChanges(
  role: 'order' | 'filter',
  before: readonly ListingField[] | undefined,
  after: readonly ListingField[] | undefined,
  name: string,
  within: (old: ListingField, now: ListingField) => readonly (readonly [isGain: boolean, what: string])[],
): readonly Change[] {
  // A role that came or went is told as a whole.
  if (before === undefined || after === undefined) return [];
  const place = (path: string): string => `${name}, x-listing/${role}, field ${path}`;
  const removed = before.flatMap((old) => {
    const now = after.find(({ path }) => path === old.path);
    if (now === undefined)
      return [
        change(
          old.status === 'documented' ? 'breaks' : 'other',
          `listing-${role}-field-removed`,
          place(old.path),
          old.status === 'documented' ? 'is gone' : 'is no candidate any more',
        ),
      ];
    const statuses =
      old.status === now.status
        ? []
        : [
            change(
              now.status === 'candidate' ? 'breaks' : 'new',
              `listing-${role}-field-status-changed`,
              place(old.path),
              now.status === 'candidate' ? 'may be refused' : 'is documented',
            ),
          ];
    const own = within(old, now).map(([isGain, what]) =>
      change(
        isGain ? 'new' : 'breaks',
        isGain ? `listing-${role}-field-extended` : 'listing-grammar-changed',
        place(old.path),
        what,
      ),
    );
    return [...statuses, ...own];
  });
  const added = after.filter(({ path }) => !before.some((old) => old.path === path));
  return [
    ...removed,
    ...added.map(({ path, status }) =>
      change('new', `listing-${role}-field-added`, place(path), status === 'candidate' ? 'is a candidate' : 'is new'),
    ),
  ];
}

type Within = readonly (readonly [isGain: boolean, what: string])[];

/** How a field is told and asked, and where an item holds it. */
const heldChanges = (old: ListingField, now: ListingField): Within =>
  (['pointer', 'each', 'layout', 'asked'] as const)
    .filter((key) => old[key] !== now[key])
    .map((key) => [false, `${key} was ${told(old[key])}, and is ${told(now[key])}`] as const);

function written(what: string, from: unknown, to: unknown): Within {
  if (isDeepStrictEqual(from, to)) return [];
  return [[from === undefined, `${what} was ${told(from)}, and is ${told(to)}`]];
}

const orderField = (old: ListingField, now: ListingField, before?: OrderRole, after?: OrderRole): Within => [
  ...heldChanges(old, now),
  // What all fields share is told once, of the role.
  ...(['ascending', 'descending'] as const).flatMap((direction) =>
    old[direction] === undefined && now[direction] === undefined
      ? []
      : written(direction, old[direction] ?? before?.[direction], now[direction] ?? after?.[direction]),
  ),
];

const filterField = (old: ListingField, now: ListingField, before?: FilterRole, after?: FilterRole): Within => [
  ...heldChanges(old, now),
  ...clauseOperators.flatMap((operator) =>
    written(operator, before && templateOf(old, operator, before), after && templateOf(now, operator, after)),
  ),
];

function projectionChanges({ projection: old }: Listing, { projection: now }: Listing, place: string): readonly Change[] {
  if (old === undefined || now === undefined) return [];
  const gone = old.paths.filter((path) => !now.paths.includes(path));
  return gone.map((path) => change('breaks', 'listing-projection-path-removed', `${place}, path ${path}`, 'is gone'));
}

function policyChanges(before: Listing, after: Listing, place: string): readonly Change[] {
  const names = [...new Set([...Object.keys(before.policies), ...Object.keys(after.policies)])];
  return names.flatMap((name) => {
    const [old, now] = [before.policies[name] ?? 'either', after.policies[name] ?? 'either'];
    if (old === now) return [];
    return [
      change(old === 'either' ? 'new' : 'breaks', 'listing-policy-changed', `${place}/${name}`, `was ${old}, and is ${now}`),
    ];
  });
}

/** A constant is sent by every client, so a further one is a further thing to send. */
function constantChanges({ constants: old }: Listing, { constants: now }: Listing, place: string): readonly Change[] {
  return now
    .filter(([name, value]) => !old.some(([other, held]) => other === name && held === value))
    .map(([name, value]) => change('breaks', 'listing-constant-added', `${place}/${name}`, `must be ${value}`));
}
