import { isObject, type Json, type JsonObject, textAt, valueAt, withoutValue, withValue } from '../json';
import { pick } from '../projection';
import { whenPage } from '../when';
import type { BehaviourOverride } from '../behaviour';
import type { ListContext } from '../context';
import type { SpectroCluster } from '../types';
import type { Mutant } from './mutant';

const isProjected = (context: ListContext): boolean => context.query.projection !== undefined;

/** Projected items are changed once they are made. */
function shown(change: (item: JsonObject, cluster: SpectroCluster, asked: readonly string[]) => JsonObject): BehaviourOverride {
  return whenPage(isProjected, {
    projectItem: (original) => (cluster, context) => {
      const item: Json = original(cluster, context);
      return isObject(item) ? change(item, cluster, context.query.projection ?? []) : item;
    },
  });
}

/** The paths that are asked for are changed before anything is picked. */
function read(change: (paths: readonly string[]) => readonly string[]): BehaviourOverride {
  return {
    readProjection: (original) => (raw, context) => {
      const paths = original(raw, context);
      return paths && change(paths);
    },
  };
}

/** What shows that too much is projected: on the first page, on those after it, and in random combinations. */
const tooMuch = ['projection.only-asked', 'pagination.continue-projection'] as const;

/** Faults in what a projection shows. */
export const projectionMutants: readonly Mutant[] = [
  {
    id: 'projection-ignored',
    fault: 'the projection is accepted and whole items are shown',
    source: 'an operator mistake: the parameter was renamed in the handler only',
    area: 'projection',
    primary: 'projection.only-asked',
    // Whole items hold empty lists.
    expect: [...tooMuch, 'projection.no-residue'],
    behaviour: { projectItem: () => (cluster) => cluster },
  },
  {
    id: 'projection-by-root',
    fault: 'a path brings the whole of the object at its root',
    source: 'a public report pattern: a projection of columns, each holding a document',
    area: 'projection',
    primary: 'projection.only-asked',
    expect: tooMuch,
    behaviour: read((paths) => paths.map((path) => path.split('.')[0] ?? path)),
  },
  {
    id: 'projection-always-adds-the-kind',
    fault: 'every projected item holds its kind and schema version as well',
    source: 'a public report pattern: type information added by the serialiser',
    area: 'projection',
    primary: 'projection.only-asked',
    expect: tooMuch,
    behaviour: shown((item, { kind, apiVersion }) => ({ kind: kind ?? '', apiVersion: apiVersion ?? '', ...item })),
  },
  {
    id: 'siblings-of-deep-paths',
    fault: 'a path of more than two names brings the whole of the object at the second',
    source: 'an operator mistake: depth of a projection bounded by two',
    area: 'projection',
    primary: 'projection.only-asked',
    expect: tooMuch,
    behaviour: read((paths) => paths.map((path) => path.split('.').slice(0, 2).join('.'))),
  },
  {
    id: 'projection-lost-after-the-first-page',
    fault: 'a request with a continue token shows whole items',
    source: 'a public report pattern: a token that carries the position and not the query',
    area: 'projection',
    primary: 'pagination.continue-projection',
    expect: ['pagination.continue-projection'],
    behaviour: whenPage((context) => context.query.token !== undefined, { projectItem: () => (cluster) => cluster }),
  },
  {
    id: 'empty-objects-left-over',
    fault: 'objects of which nothing was asked for are shown empty',
    source: 'a public report pattern: pruned documents keep their branches',
    area: 'projection',
    primary: 'projection.no-residue',
    expect: ['projection.no-residue'],
    behaviour: shown((item) => ({ spec: {}, status: {}, ...item })),
  },
  {
    id: 'empty-texts-left-over',
    fault: 'texts that were not asked for are shown empty',
    source: 'a public report pattern: zero values of a Go struct without omitempty',
    area: 'projection',
    primary: 'projection.no-residue',
    expect: ['projection.no-residue'],
    behaviour: shown((item) => ({ kind: '', apiVersion: '', ...item })),
  },
  {
    id: 'projected-names-in-capitals',
    fault: 'with a projection names are shown in capital letters',
    source: 'an operator mistake: the column of the search index in the place of the document',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: shown((item) => {
      const name = textAt(item, 'metadata.name');
      return name === undefined ? item : withValue(item, 'metadata.name', name.toUpperCase());
    }),
  },
  {
    id: 'projected-scalars-as-text',
    fault: 'with a projection numbers and truth values become strings',
    source: 'a public report pattern: values read from a columnar store as text',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values', 'projection.schema'],
    behaviour: shown((item) => asText(item) as JsonObject),
  },
  {
    id: 'projected-timestamps-to-the-second',
    fault: 'with a projection timestamps lose their fraction',
    source: 'a public report pattern: another date format on another path of the serialiser',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: shown((item) => {
      const made = textAt(item, 'metadata.creationTimestamp');
      return made === undefined ? item : withValue(item, 'metadata.creationTimestamp', made.replace(/\.\d+/, ''));
    }),
  },
  {
    id: 'deep-paths-not-found',
    fault: 'a path of more than three names brings nothing',
    source: 'an operator mistake: depth of a projection bounded by three',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: read((paths) => paths.map((path) => (path.split('.').length > 3 ? 'nothing' : path))),
  },
  {
    id: 'child-narrows-its-parent',
    fault: 'where a parent and its child are asked for, only the child is shown',
    source: 'a published fault model: the narrower of two overlapping selections wins',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: read((paths) => paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)))),
  },
  {
    id: 'paths-beyond-the-third-dropped',
    fault: 'of a projection only the first three paths are read',
    source: 'a published fault model: a bound on a repeated parameter',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: read((paths) => paths.slice(0, 3)),
  },
  {
    id: 'paths-of-one-object-overwrite-each-other',
    fault: 'of two paths into one object only the last is shown',
    source: 'a public report pattern: a shallow merge of picked objects',
    area: 'projection',
    primary: 'projection.values',
    // The identity is what is overwritten.
    expect: ['projection.values', 'filtering.projected-away'],
    behaviour: whenPage(isProjected, {
      projectItem: () => (cluster, context) =>
        Object.assign({}, ...(context.query.projection ?? []).map((path) => pick(cluster, [path]))) as JsonObject,
    }),
  },
  {
    id: 'projected-paths-as-keys',
    fault: 'projected values stand under their dotted path in the place of nested objects',
    source: 'a public report pattern: a flat row of a query is sent as it is',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: whenPage(isProjected, {
      projectItem: () => (cluster, context) =>
        Object.fromEntries(
          (context.query.projection ?? []).flatMap((path) => {
            const value = valueAt(cluster, path);
            return value === undefined ? [] : [[path, value]];
          }),
        ),
    }),
  },
  {
    id: 'projection-forgets-the-identity',
    fault: 'beside other paths the identity is left out, though it was asked for',
    source: 'a public report pattern: the primary key is dropped by the mapper that renames it',
    area: 'projection',
    primary: 'projection.values',
    // Items without an identity are none of the filter's.
    expect: ['projection.values', 'filtering.projected-away'],
    behaviour: shown((item, _cluster, asked) => (asked.length > 1 ? withoutValue(item, 'metadata.uid') : item)),
  },
  {
    id: 'projection-reverses-the-page',
    fault: 'without an order, a projected page stands the other way round',
    source: 'an operator mistake: a covering index is read backwards',
    area: 'projection',
    primary: 'projection.membership',
    // Without an identity, what is shown is compared with the item at the same position.
    expect: ['projection.membership', 'projection.values'],
    behaviour: whenPage((context) => isProjected(context) && context.query.order.length === 0, {
      cutPage: (original) => (clusters, context) => original(clusters, context).toReversed(),
    }),
  },
  {
    id: 'projection-drops-what-lacks-the-field',
    fault: 'items that hold none of the asked properties but the identity are left out',
    source: 'a public report pattern: an inner join with the table of the projected values',
    area: 'projection',
    primary: 'model.equivalence',
    // Nothing has a property that does not exist.
    expect: ['model.equivalence', 'projection.malformed'],
    behaviour: whenPage(isProjected, {
      filterItems: (original) => (clusters, context) =>
        original(clusters, context).filter((cluster) =>
          context.query.projection?.some((path) => path !== 'metadata.uid' && valueAt(cluster, path) !== undefined),
        ),
    }),
  },
  {
    id: 'projected-count-is-of-the-page',
    fault: 'with a projection the count is the number of items on the page',
    source: 'an operator mistake: the length of the list in the place of the total',
    area: 'projection',
    primary: 'projection.membership',
    expect: ['projection.membership', 'projection.malformed', 'filtering.projected-away'],
    behaviour: whenPage(isProjected, { countItems: () => (result) => result.page.length }),
  },
  {
    id: 'unknown-projected-field-breaks',
    fault: 'a projection on a root that does not exist gives a 500',
    source: 'a public report pattern: the column name goes to the store unchecked',
    area: 'projection',
    primary: 'projection.malformed',
    expect: ['projection.malformed'],
    behaviour: read((paths) => {
      if (paths[0] === 'nope') throw new TypeError('no such column');
      return paths;
    }),
  },
  {
    id: 'blanks-in-a-projection-break',
    fault: 'a blank behind the comma of a projection gives a 500',
    source: 'a published fault model: input that is split and not trimmed',
    area: 'projection',
    primary: 'projection.malformed',
    expect: ['projection.malformed'],
    behaviour: {
      readProjection: (original) => (raw, context) => {
        if (raw?.includes(', ') === true) throw new TypeError('no such column');
        return original(raw, context);
      },
    },
  },
];

/** Every number and truth value within a value as text. */
function asText(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((member: Json) => asText(member));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member)])) : value;
}
