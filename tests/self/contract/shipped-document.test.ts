import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadContract, loadDocument } from '../../harness/contract/load';
import type { Json, JsonObject } from '../../harness/contract/model';
import { isObject, textOf, valueAt } from '../../harness/contract/pointer';
import { facets, keyword, places, properties, resolved } from '../../harness/contract/schema-walk';

/** Path and kind of every leaf of the example document on the reference page; `*` stands for a member of a list. */
const leaves = readFileSync(path.join(__dirname, '..', 'fixtures', 'leaf-paths.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [leafPath: string, kind: string]);

let document: JsonObject;
let page: Json;
let operation: JsonObject;

beforeAll(async () => {
  ({ document } = await loadDocument());
  operation = valueAt(document, '/paths/~1v1~1spectroclusters/get') as JsonObject;
  page = valueAt(document, '/components/schemas/ClusterList') as Json;
});

/** The schema at a path of the fixture. */
function schemaOf(leafPath: string): Json | undefined {
  return leafPath
    .split('.')
    .reduce<Json | undefined>(
      (at, name) => (name === '*' ? keyword(document, at, 'items') : properties(document, at).get(name)),
      page,
    );
}

/** Paths below the page whose schema says something, in the order of the document. */
function pathsWhere(says: (facet: JsonObject) => boolean): readonly string[] {
  const all = places(document, page).map(({ names }) => names.join('.'));
  return [...new Set(all)].filter((at) => facets(document, schemaOf(at)).some(says)).sort();
}

test('the example has 193 leaves and the contract declares exactly these', () => {
  expect(leaves).toHaveLength(193);
  const maps = new Set(leaves.filter(([, kind]) => kind === 'map').map(([leafPath]) => leafPath));
  const declared = places(document, page)
    .filter(({ leaf, names }) => leaf && !maps.has(names.slice(0, -1).join('.')))
    .map(({ names }) => names.join('.'));
  expect([...declared].sort()).toEqual(leaves.map(([leafPath]) => leafPath).sort());
});

test.each(leaves)('%s is declared as %s', (leafPath, kind) => {
  const schema = schemaOf(leafPath);
  const type = keyword(document, schema, 'type');
  const format = keyword(document, schema, 'format');
  switch (kind) {
    case 'map':
      expect([type, keyword(document, schema, 'additionalProperties')]).toEqual(['object', { type: 'string' }]);
      break;
    case 'number':
      expect(['integer', 'number']).toContain(type);
      break;
    case 'date-time':
      expect([type, format]).toEqual(['string', 'date-time']);
      break;
    default:
      expect([type, format]).toEqual([kind, undefined]);
  }
});

const clouds =
  'all aws azure gcp vsphere openstack maas nested baremetal eks aks edge edge-native libvirt tencent tke coxedge generic gke'.split(
    ' ',
  );

test.each([
  ['items.*.spec.cloudType', clouds],
  ['items.*.spec.clusterProfileTemplates.*.cloudType', clouds],
  ['items.*.spec.clusterConfig.hostClusterConfig.clusterEndpoint.type', ['Ingress', 'LoadBalancer']],
  ['items.*.spec.clusterProfileTemplates.*.packs.*.layer', ['kernel', 'os', 'k8s', 'cni', 'csi', 'addon']],
  ['items.*.spec.clusterProfileTemplates.*.packs.*.type', ['spectro', 'helm', 'manifest']],
  ['items.*.spec.clusterType', ['PureManage', 'AlloyMonitor', 'AlloyAssist', 'AlloyExtend']],
  ['items.*.status.fips.mode', ['full', 'none', 'partial', 'unknown']],
  ['items.*.status.spcApply.actionType', ['DownloadAndInstall', 'DownloadAndInstallLater']],
  ['items.*.status.virtual.lifecycleStatus.status', ['Pausing', 'Paused', 'Resuming', 'Running', 'Error']],
])('%s lists its values', (at, values) => {
  expect(keyword(document, schemaOf(at), 'enum')).toEqual(values);
});

test('no other value is an enumeration', () => {
  expect(pathsWhere((facet) => facet.enum !== undefined)).toHaveLength(9);
});

test.each([
  ['items.*.spec.cloudType', 'all'],
  ['items.*.spec.clusterProfileTemplates.*.cloudType', 'all'],
  ['items.*.spec.clusterConfig.hostClusterConfig.isHostCluster', false],
  ['items.*.spec.clusterConfig.lifecycleConfig.pause', false],
  ['items.*.status.fips.mode', 'none'],
])('%s has its default', (at, value) => {
  expect(keyword(document, schemaOf(at), 'default')).toBe(value);
});

test('only what the facts name is required', () => {
  const required = ['', ...pathsWhere((facet) => facet.required !== undefined && isObject(facet.properties))].flatMap((at) => {
    const names = keyword(document, at === '' ? page : schemaOf(at), 'required');
    return [[at, ...[...(names as readonly string[])].sort()].join(' ')];
  });
  expect(required).toEqual([
    ' items',
    'items.*.spec.clusterConfig.clusterRbac.* uid',
    'items.*.spec.clusterConfig.clusterResources.namespaces.* uid',
    'items.*.spec.clusterConfig.clusterResources.rbacs.* uid',
    'items.*.spec.clusterProfileTemplates.*.packs.* layer name',
    'items.*.status.apiEndpoints.* host port',
    'items.*.status.conditions.* status type',
    'items.*.status.packs.*.condition status type',
    'items.*.status.packs.*.manifests.*.condition status type',
    'items.*.status.packs.*.services.*.ports.* port',
    'items.*.status.services.*.ports.* port',
  ]);
});

test.each([
  ['items.*.status.apiEndpoints.*.port', 'int32'],
  ['items.*.status.services.*.ports.*.port', 'int32'],
  ['items.*.status.packs.*.services.*.ports.*.port', 'int32'],
  ['items.*.spec.clusterProfileTemplates.*.version', 'int32'],
  ['items.*.spec.clusterConfig.hostClusterConfig.clusterEndpoint.config.ingressConfig.port', 'int64'],
  ['items.*.status.location.geoLoc.latitude', 'double'],
  ['items.*.status.location.geoLoc.longitude', 'double'],
])('%s is %s', (at, format) => {
  expect(keyword(document, schemaOf(at), 'format')).toBe(format);
});

test('every list of objects holds unique members', () => {
  const lists = pathsWhere((facet) => facet.type === 'array');
  const ofObjects = lists.filter((at) => keyword(document, schemaOf(`${at}.*`), 'type') === 'object');
  expect(ofObjects).toContain('items');
  expect(pathsWhere((facet) => facet.uniqueItems === true)).toEqual(ofObjects);
  expect(ofObjects.length).toBeGreaterThan(lists.length / 2);
});

test('nothing is closed, so that servers may add attributes', () => {
  expect(pathsWhere((facet) => facet.additionalProperties === false || facet.unevaluatedProperties === false)).toEqual([]);
});

test('the operation is deprecated and names its successor', () => {
  expect(operation.deprecated).toBe(true);
  expect(operation.description).toContain('POST /v1/dashboard/spectroclusters');
  expect(operation['x-successor']).toEqual({ method: 'post', path: '/v1/dashboard/spectroclusters' });
});

test('six query parameters and the project header are declared, each with an example', () => {
  const declared = (operation.parameters as readonly Json[]).map((node) => resolved(document, node));
  const parameters = declared.filter((parameter) => parameter !== undefined);
  expect(parameters.map(({ in: place, name }) => `${textOf(place)} ${textOf(name)}`).sort()).toEqual(
    [
      'header ProjectUid',
      'query continue',
      'query fields',
      'query filters',
      'query limit',
      'query offset',
      'query orderBy',
    ].sort(),
  );
  expect(parameters.filter((parameter) => parameter.example === undefined)).toEqual([]);
  const schemas = Object.fromEntries(parameters.map((parameter) => [textOf(parameter.name), parameter.schema]));
  expect(schemas.limit).toEqual({ type: 'integer', format: 'int64', default: 50, maximum: 50 });
  expect(schemas.offset).toEqual({ type: 'integer', format: 'int64' });
});

test('either credential is enough', () => {
  expect(document.security).toEqual([{ ApiKey: [] }, { Authorization: [] }]);
});

test('every failure has the error body, and 429 says when to try again', () => {
  const responses = operation.responses as JsonObject;
  expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '429', '500']);
  for (const status of Object.keys(responses).filter((code) => code !== '200')) {
    const schema = valueAt(resolved(document, responses[status]), '/content/application~1json/schema');
    expect([...properties(document, schema).keys()]).toEqual(['code', 'message', 'ref', 'details']);
  }
  expect(valueAt(resolved(document, responses['429']), '/headers/Retry-After')).toBeDefined();
});

test('the worked example holds every leaf and every validator accepts it', async () => {
  const { validators } = await loadContract();
  const example = valueAt(operation, '/responses/200/content/application~1json/examples/page/value') as Json;
  expect(validators.page(example)).toEqual([]);
  expect(validators.projectedPage(example)).toEqual([]);
  const missing = leaves.filter(
    ([leafPath]) => valueAt(example, `/${leafPath.replaceAll('*', '0').replaceAll('.', '/')}`) === undefined,
  );
  expect(missing).toEqual([]);
});
