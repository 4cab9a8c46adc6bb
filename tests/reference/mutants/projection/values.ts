import { type Json, isObject, textAt, withValue, type JsonObject, valueAt, withoutValue } from '../../json';
import { shown, read } from '../projected';
import { whenPage } from '../../when';
import { all, isOrdered, isProjected } from '../conditions';
import { pick } from '../../projection';
import type { Mutant, Silence } from '../mutant';

/** Every number and truth value within a value as text. */
function asText(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((member: Json) => asText(member));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member)])) : value;
}

export const mutants: readonly Mutant[] = [
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
    id: 'projected-instants-to-the-millisecond-in-an-order',
    fault: 'with a projection beside an order timestamps lose what is below the millisecond',
    source: 'a public report pattern: rows of an index in the place of the document',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: whenPage(all(isProjected, isOrdered), {
      projectItem: (original) => (cluster, context) => {
        const item: Json = original(cluster, context);
        return ['metadata.creationTimestamp', 'metadata.lastModifiedTimestamp'].reduce<Json>((changed, path) => {
          const told = isObject(changed) ? textAt(changed, path) : undefined;
          return told === undefined || !isObject(changed)
            ? changed
            : withValue(changed, path, told.replace(/(\.\d{3})\d+/, '$1'));
        }, item);
      },
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
    id: 'paths-of-a-nested-object-overwrite-each-other',
    fault: 'of two paths into one object below the first level only the last is shown',
    source: 'a public report pattern: picked objects are merged one level deep',
    area: 'projection',
    primary: 'projection.values',
    expect: ['projection.values'],
    behaviour: whenPage(isProjected, {
      projectItem: () => (cluster, context) => {
        const picked = (context.query.projection ?? []).map((path) => pick(cluster, [path]));
        const item: { [name: string]: Json } = {};
        for (const [name, value] of picked.flatMap((one) => Object.entries(one))) {
          const before = item[name];
          item[name] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
        }
        return item;
      },
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
];

export const silence: Silence = { items: 0 };
