import type { Replacements } from '../../../reference/behaviour';
import { withValue, type JsonObject } from '../../../reference/json';
import type { ListSteps } from '../../../reference/steps';
import { whenPage } from '../../../reference/when';
import { breakDown, nothing, type Rows } from './row';

const whenProjected = (steps: Replacements<ListSteps>): Replacements<ListSteps> =>
  whenPage(({ query }) => query.projection !== undefined, steps);

const projected = (change: (item: JsonObject) => JsonObject): Replacements<ListSteps> =>
  whenProjected({ projectItem: (original) => (cluster, context) => change(original(cluster, context) as JsonObject) });

export const projection: Rows = {
  'projection.schema': { fault: projected((item) => ({ ...item, kind: 7 })), inconclusive: nothing },
  'projection.only-asked': { fault: whenProjected({ projectItem: () => (cluster) => cluster }), inconclusive: nothing },
  'projection.no-residue': { fault: projected((item) => ({ ...item, apiVersion: '' })), inconclusive: nothing },
  'projection.values': {
    fault: projected((item) => withValue(item, 'metadata.name', 'redacted')),
    inconclusive: nothing,
  },
  'projection.membership': {
    fault: whenProjected({ countItems: () => (result) => result.page.length }),
    inconclusive: nothing,
  },
  'projection.malformed': {
    fault: {
      readProjection: (original) => (raw, context) => (raw?.includes('nope') === true ? breakDown() : original(raw, context)),
    },
    inconclusive: 'silent after the first read',
  },
};
