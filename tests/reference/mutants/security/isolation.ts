import type { BehaviourOverride } from '../../behaviour';
import type { Mutant, Silence } from '../mutant';
import type { ListContext } from '../../context';
import type { StoredObject } from '../../types';
import { itemsInScope } from '../../authenticate';
import type { ListSteps } from '../../steps';
import { parameterNames } from '../../fields';

const isolation = 'security.isolation';

function isolationFault(
  id: string,
  fault: string,
  source: string,
  behaviour: BehaviourOverride,
  beside: Mutant['expect'] = [],
): Mutant {
  return { id, fault, source, area: 'security', primary: isolation, expect: [isolation, ...beside], behaviour };
}

const own = (context: ListContext): readonly StoredObject[] => itemsInScope(context);

/** A union is looked for in all projects. */
const acrossProjectsUnderOr =
  (original: ListSteps['itemsInScope']): ListSteps['itemsInScope'] =>
  (context) =>
    context.query.filter.length > 1 ? context.world.projects.flatMap(({ items }) => items) : original(context);

export const mutants: readonly Mutant[] = [
  isolationFault(
    'scope-ignored',
    'every project shows all items of the tenant',
    'public reports: the scope header is documented and not read',
    {
      readScope: () => () => undefined,
    },
  ),
  isolationFault(
    'scope-falls-back',
    'another project than the first shows the items of the first',
    'a default project where the lookup fails',
    {
      readScope: (original) => (uid, context) => (uid === undefined ? original(uid, context) : context.world.projects[0]?.uid),
    },
  ),
  isolationFault(
    'scope-leaks-an-item',
    'another project shows one item of the first',
    'a shared cache keyed without the project',
    {
      itemsInScope: (original) => (context) => {
        const [first] = context.world.projects;
        const leaked = context.query.scope === first?.uid ? [] : (first?.items.slice(20, 21) ?? []);
        return [...original(context), ...leaked];
      },
    },
  ),
  isolationFault(
    'scope-leaks-a-count',
    'another project counts the items of all',
    'public reports: a count query without the tenant',
    {
      countItems: (original) => (result, context) =>
        context.query.scope === context.world.projects[0]?.uid
          ? original(result, context)
          : context.world.projects.flatMap(({ items }) => items).length,
    },
  ),
  isolationFault(
    'token-opens-its-project',
    'a continue token opens the project it was issued in, whatever project is named beside it',
    'CWE-639: a key under the control of the user decides what is read',
    {
      queryDigest: (original) => (context) =>
        original({ ...context, request: { ...context.request, headers: { ...context.request.headers, projectuid: undefined } } }),
      encodeToken: (original) => (state, context) =>
        original({ ...state, query: `${state.query} ${context.request.headers.projectuid}` }, context),
      decodeToken: (original) => (text, context) => {
        const state = original(text, context);
        return { ...state, query: state.query.replace(/ .*/, '') };
      },
      itemsInScope: (original, base) => (context) => {
        const token = context.behaviour.parameter(parameterNames.continue, context);
        const issued = token ? base.decodeToken(token, context).query.replace(/.* /, '') : undefined;
        return original(issued === undefined ? context : { ...context, query: { ...context.query, scope: issued } });
      },
    },
  ),
  {
    id: 'union-leaks-another-project',
    fault: 'a filter with OR finds and counts the items of every project',
    source: 'public reports: the condition of the tenant binds to the last alternative only',
    area: 'security',
    primary: isolation,
    // What belongs to another project matches by its own values, so only counts and pages tell beside it.
    expect: [isolation, 'filtering.or', 'filtering.clauses', 'filtering.partition'],
    behaviour: { itemsInScope: acrossProjectsUnderOr },
  },
  isolationFault(
    'union-shows-another-project',
    'a filter with OR finds the items of every project, and counts those of the right one',
    'public reports: the condition of the tenant stands in the count query alone',
    {
      itemsInScope: acrossProjectsUnderOr,
      countItems: () => (result, context) => result.matching.filter((cluster) => own(context).includes(cluster)).length,
    },
  ),
  isolationFault('other-project-breaks', 'another project ends in a 500', 'a shard that is not there', {
    readScope: (original) => (uid, context) => {
      if (uid !== context.world.projects[0]?.uid) throw new Error('no such shard');
      return original(uid, context);
    },
  }),
  isolationFault(
    'scope-compared-by-its-beginning',
    'a project is any whose identifier begins with that of a known one',
    'CWE-187: partial string comparison',
    {
      readScope: (original) => (uid, context) =>
        original(context.world.projects.find((project) => uid?.startsWith(project.uid))?.uid ?? uid, context),
    },
  ),
];

export const silence: Silence = { items: 0 };
