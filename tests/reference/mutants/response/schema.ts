import { type JsonObject, valueAt, type Json, withValue, isObject, withoutValue } from '../../json';
import { schemaFault, set, template } from '../schema-fault';
import { whenRequest } from '../../when';
import { isThird } from '../conditions';
import { pair } from '../parameter-pair';
import type { Mutant, Silence } from '../mutant';

/** The list at a path holds its first member twice. */
const repeatFirst =
  (path: string) =>
  (item: JsonObject): JsonObject => {
    const list = valueAt(item, path);
    const [first] = Array.isArray(list) ? (list as readonly Json[]) : [];
    return first === undefined ? item : withValue(item, path, [first, ...(list as readonly Json[])]);
  };

/** A member of the first element of a list is left out. */
const withoutInFirst =
  (list: string, name: string) =>
  (item: JsonObject): JsonObject => {
    const members = valueAt(item, list);
    const [first, ...rest] = Array.isArray(members) ? (members as readonly Json[]) : [];
    return isObject(first) ? withValue(item, list, [withoutValue(first, name), ...rest]) : item;
  };

const endpoints = 'status.apiEndpoints';

export const mutants: readonly Mutant[] = [
  schemaFault(
    'port-as-text',
    'the port of an API endpoint is a string',
    'public reports: integers as text',
    `${endpoints}.0`,
    set(`${endpoints}.0.port`, '6443'),
  ),
  schemaFault(
    'port-beyond-32-bits',
    'from the third page on a port is 2^31',
    'an unsigned value in a signed field',
    `${endpoints}.0`,
    set(`${endpoints}.0.port`, 2 ** 31),
    100,
  ),
  schemaFault(
    'version-with-fraction',
    'the version of a template is 1.5',
    'one number type for all',
    `${template}.0.version`,
    set(`${template}.0.version`, 1.5),
  ),
  schemaFault(
    'time-without-offset',
    'the time of a condition has no offset',
    'public reports: local times in Java',
    'status.conditions.0',
    set('status.conditions.0.lastTransitionTime', '2024-07-05T19:21:11'),
  ),
  ...(
    [
      [
        'time-with-offset-without-colon',
        'has an offset without its colon',
        'Java: the pattern letter Z',
        '2024-07-05T19:21:11+0000',
      ],
      ['time-with-offset-of-hours', 'has an offset of hours alone', 'PostgreSQL: a timestamp as text', '2024-07-05T19:21:11+00'],
      ['time-with-blank', 'has a blank for its T', 'public reports: the text of a database', '2024-07-05 19:21:11Z'],
      ['time-of-the-hour-24', 'is at the hour 24', 'ISO 8601 before 2019', '2024-07-05T24:00:00Z'],
      ['time-without-seconds', 'has no seconds', 'a formatter that leaves zeros out', '2024-07-05T19:21Z'],
    ] as const
  ).map(([id, fault, source, text]) =>
    schemaFault(
      id,
      `the time of a condition ${fault}`,
      source,
      'status.conditions.0',
      set('status.conditions.0.lastTransitionTime', text),
    ),
  ),
  schemaFault(
    'time-as-date',
    'the last patch is a date without a time',
    'a column of the type date',
    'status.spcApply',
    set('status.spcApply.lastModifiedTime', '2024-07-05'),
  ),
  schemaFault(
    'time-as-seconds',
    'the time of an upgrade is a number',
    'public reports: Unix time',
    'status.upgrades.0',
    set('status.upgrades.0.timestamp', 1_720_207_271),
  ),
  schemaFault(
    'time-of-no-day',
    'a patch is due on the 30th of February',
    'text that nobody parses',
    'spec.clusterConfig.machineManagementConfig',
    set('spec.clusterConfig.machineManagementConfig.osPatchConfig.onDemandPatchAfter', '2024-02-30T00:00:00Z'),
  ),
  schemaFault(
    'condition-twice',
    'a condition stands twice in its list',
    'a join that multiplies rows',
    'status.conditions.0',
    repeatFirst('status.conditions'),
  ),
  schemaFault(
    'condition-without-status',
    'a condition lacks its status',
    'public reports: omitempty on a required member',
    'status.conditions.0',
    withoutInFirst('status.conditions', 'status'),
    100,
  ),
  schemaFault(
    'pack-without-name',
    'from the second page on a pack lacks its name',
    'a join that finds nothing',
    `${template}.0.packs.0`,
    (item) => withValue(item, `${template}.0.packs.0`, { layer: 'os' }),
    50,
  ),
  schemaFault(
    'parameter-as-number',
    'from the second page on a parameter of a pack is a number',
    'a map of anything in place of a map of strings',
    `${template}.0.packs.0`,
    set(`${template}.0.packs.0.params`, { REPLICAS: 3 }),
    50,
  ),
  schemaFault(
    'boolean-as-text',
    'a boolean is the string false',
    'public reports: booleans as text',
    'status.spcApply',
    set('status.spcApply.canBeApplied', 'false'),
  ),
  {
    ...schemaFault(
      'latitude-as-text',
      'a latitude is a string in whole items',
      'public reports: decimals as text',
      'status.location.geoLoc',
      set('status.location.geoLoc.latitude', '45.52'),
    ),
    // A projection shows the number.
    expect: ['response.schema', 'projection.values'],
  },
  schemaFault(
    'enumerated-number',
    'an enumerated value is its number in the list',
    'public reports: an enumeration written by its ordinal',
    `${template}.0.packs.0`,
    set(`${template}.0.packs.0.type`, 1),
  ),
  schemaFault(
    'empty-object-as-list',
    'the status of the profiles is an empty list',
    'public reports: PHP writes an empty object as a list',
    'status.profileStatus',
    set('status.profileStatus', []),
  ),
  schemaFault(
    'list-as-single-value',
    'a list with one member is that member',
    'public reports: XML turned into JSON',
    'status.virtual',
    set('status.virtual.appDeployments', {}),
  ),
  {
    ...schemaFault(
      'every-third-response-breaks-the-schema',
      'every third response has a number for a name in its conditions',
      'one of three instances runs another version',
      'status.conditions.0',
      set('status.conditions.0.reason', 7),
    ),
    behaviour: whenRequest(isThird, {
      projectItem: (original) => (cluster, context) => {
        const item: Json = original(cluster, context);
        return isObject(item) && context.query.projection === undefined ? withValue(item, 'status.conditions.0.reason', 7) : item;
      },
    }),
  },
  pair(
    'status-and-schema',
    'a read has the status 201, and from the second page on a number for its API version',
    'second order: a handler for another method',
    ['response.schema', 'response.status'],
    {
      pageReply: (original) => (text, context) => ({ ...original(text, context), status: 201 }),
      projectItem: (original) => (cluster, context) =>
        context.query.projection === undefined && context.start >= 50
          ? { ...(original(cluster, context) as object), apiVersion: 1 }
          : original(cluster, context),
    },
  ),
];

export const silence: Silence = { items: 0 };
