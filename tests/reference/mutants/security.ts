import { clustersInScope } from '../authenticate';
import type { ListContext } from '../context';
import type { ListSteps } from '../steps';
import type { SpectroCluster } from '../types';
import type { RequirementId } from '../../../generated/requirement-ids';
import type { BehaviourOverride } from '../behaviour';
import { Refusal } from '../errors';
import { parameterNames } from '../fields';
import type { Mutant } from './mutant';

function credentialFault(
  id: string,
  fault: string,
  source: string,
  expect: readonly [RequirementId, ...RequirementId[]],
  behaviour: BehaviourOverride,
): Mutant {
  return { id, fault, source, area: 'security', primary: expect[0], expect, behaviour };
}

const missing = 'security.missing-credential';
const empty = 'security.empty-credential';
const wrong = 'security.wrong-credential';
const isolation = 'security.isolation';

function isolationFault(id: string, fault: string, source: string, behaviour: BehaviourOverride): Mutant {
  return { id, fault, source, area: 'security', primary: isolation, expect: [isolation], behaviour };
}

const own = (context: ListContext): readonly SpectroCluster[] => clustersInScope(context);

/** A union is looked for in all projects. */
const acrossProjectsUnderOr =
  (original: ListSteps['clustersInScope']): ListSteps['clustersInScope'] =>
  (context) =>
    context.query.filter.length > 1 ? context.world.projects.flatMap(({ clusters }) => clusters) : original(context);

/** Credentials and the isolation of projects. */
export const securityMutants: readonly Mutant[] = [
  credentialFault(
    'missing-credential-accepted',
    'a request without a credential is served',
    'public reports: an endpoint left out of the middleware',
    [missing],
    {
      authenticate: (original) => (context) => {
        const { apikey, authorization } = context.request.headers;
        if (apikey !== undefined || authorization !== undefined) original(context);
      },
    },
  ),
  credentialFault(
    'missing-credential-breaks',
    'a request without a credential ends in a 500',
    'a header read without a look',
    [missing],
    {
      authenticate: (original) => (context) => {
        if (context.request.headers.apikey === undefined) throw new Error('nil pointer');
        original(context);
      },
    },
  ),
  credentialFault(
    'missing-credential-not-found',
    'a request without a credential gets a 404',
    'routes that exist for known users only',
    [missing],
    {
      authenticate: (original) => (context) => {
        if (context.request.headers.apikey === undefined) throw new Refusal(404, 'NotFound', 'There is nothing at this path.');
        original(context);
      },
    },
  ),
  credentialFault(
    'empty-key-accepted',
    'an empty ApiKey header is taken for a valid one',
    'a comparison that starts with "if a key was configured"',
    [empty],
    {
      acceptsKey: (original) => (key, context) => key === '' || original(key, context),
    },
  ),
  credentialFault(
    'key-compared-as-prefix',
    'a key is accepted where the right one begins with it',
    'a comparison up to the length of what was sent',
    [empty],
    {
      acceptsKey: () => (key, context) => context.world.apiKey.startsWith(key),
    },
  ),
  credentialFault(
    'invented-key-accepted',
    'any key that is not empty is accepted',
    'public reports: the presence of the header is checked',
    [wrong],
    {
      acceptsKey: () => (key) => key !== '',
    },
  ),
  credentialFault(
    'any-key-accepted',
    'any key is accepted, and the empty one',
    'a check left to a gateway that is not there',
    [wrong, empty],
    {
      acceptsKey: () => () => true,
    },
  ),
  credentialFault(
    'wrong-key-gets-an-empty-page',
    'a wrong key is served a page without items',
    'a filter by owner in place of a refusal',
    [wrong],
    {
      authenticate: (original) => (context) => {
        if (!isWrong(context.request.headers.apikey, context.world.apiKey)) original(context);
      },
      projects: (original) => (context) =>
        isWrong(context.request.headers.apikey, context.world.apiKey) ? [] : original(context),
    },
  ),
  credentialFault('wrong-key-breaks', 'a wrong key ends in a 500', 'a lookup that finds nothing', [wrong], {
    acceptsKey: (original) => (key, context) => {
      if (isWrong(key, context.world.apiKey)) throw new Error('no rows in result set');
      return original(key, context);
    },
  }),
  credentialFault(
    'wrong-key-is-malformed',
    'a wrong key gets a 400',
    'public reports: the format of the key is validated first',
    [wrong],
    {
      acceptsKey: (original) => (key, context) => {
        if (isWrong(key, context.world.apiKey)) throw new Refusal(400, 'MalformedKey', 'The key is malformed.');
        return original(key, context);
      },
    },
  ),
  credentialFault(
    'refusal-names-an-item',
    'the refusal of a wrong key names an item',
    'details of the request that are gathered before it is authorised',
    [wrong],
    {
      errorBody: (original) => (refusal, context) => {
        const body = original(refusal, context);
        const uid = context.world.projects[0]?.clusters[3]?.metadata?.uid ?? '';
        return isWrong(context.request.headers.apikey, context.world.apiKey) ? { ...body, details: { resource: uid } } : body;
      },
    },
  ),
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
      clustersInScope: (original) => (context) => {
        const [first] = context.world.projects;
        const leaked = context.query.scope === first?.uid ? [] : (first?.clusters.slice(20, 21) ?? []);
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
          : context.world.projects.flatMap(({ clusters }) => clusters).length,
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
      clustersInScope: (original, base) => (context) => {
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
    behaviour: { clustersInScope: acrossProjectsUnderOr },
  },
  isolationFault(
    'union-shows-another-project',
    'a filter with OR finds the items of every project, and counts those of the right one',
    'public reports: the condition of the tenant stands in the count query alone',
    {
      clustersInScope: acrossProjectsUnderOr,
      countItems: () => (result, context) => result.matching.filter((cluster) => own(context).includes(cluster)).length,
    },
  ),
  isolationFault('other-project-breaks', 'another project ends in a 500', 'a shard that is not there', {
    readScope: (original) => (uid, context) => {
      if (uid !== context.world.projects[0]?.uid) throw new Error('no such shard');
      return original(uid, context);
    },
  }),
];

/** A key was sent that is neither empty nor the right one. */
function isWrong(key: string | undefined, right: string): boolean {
  return key !== undefined && key !== '' && key !== right;
}
