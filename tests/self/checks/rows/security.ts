import type { Replacements } from '../../../reference/behaviour';
import type { RequestContext } from '../../../reference/context';
import type { RequestSteps } from '../../../reference/steps';
import { nothing, type Rows } from './row';

const open = 'no credential';

const told = (what: (context: RequestContext) => string): Replacements<Pick<RequestSteps, 'errorBody'>> => ({
  errorBody: (original) => (refusal, context) => ({ ...original(refusal, context), message: what(context) }),
});

export const security: Rows = {
  'security.missing-credential': {
    fault: {
      authenticate: (original) => (context) => {
        if (context.request.headers['apikey'] !== undefined) original(context);
      },
    },
    inconclusive: open,
  },
  'security.empty-credential': {
    fault: { acceptsKey: (original) => (key, context) => key === '' || original(key, context) },
    inconclusive: open,
  },
  'security.wrong-credential': { fault: { acceptsKey: () => (key) => key !== '' }, inconclusive: open },
  'security.isolation': {
    fault: {
      clustersInScope:
        () =>
        ({ world }) =>
          world.projects.flatMap(({ clusters }) => clusters),
    },
    inconclusive: nothing,
  },
  'security.injection': {
    fault: {
      matchClause: (original) => (cluster, clause, context) => clause.value.includes("'") || original(cluster, clause, context),
    },
    inconclusive: nothing,
  },
  'security.disclosure': {
    fault: told(() => 'Error: no such limit\n    at readLimit (/srv/app/limit.js:12:7)'),
    inconclusive: 'silent after the first read',
  },
  'security.credential-echo': {
    fault: told(({ request }) => `refused: ${request.headers['apikey'] ?? ''}`),
    inconclusive: open,
  },
};
