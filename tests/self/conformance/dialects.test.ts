import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RequirementId } from '../../../generated/requirement-ids';
import { endedAs, judgeDialect, type Judged, type Part, beyondLedger } from '../checks/judging';
import { dialects, documentOf, type DialectFault, type DialectName } from '../servers/dialects';
import { temporaryFolder } from '../temporary-folder';

/** By document alone, a server of each dialect conforms, and a fault in what only this dialect has is told by what owns it. */

const directory = temporaryFolder('dialects');

function judged(name: DialectName, fault?: DialectFault, part: Part = {}): Promise<Judged> {
  const file = path.join(directory, `${name}.openapi.json`);
  writeFileSync(file, JSON.stringify(documentOf(dialects[name])));
  return judgeDialect(dialects[name], file, fault, part);
}

/** Roles that no dialect here has, with all that rests on them; nor has one a bare value beside a text that joins clauses. */
const missingRoles =
  /^security\.(missing|wrong|empty|isolation|credential|shared)|continue-projection$|^pagination\.(token|continue|walk-ends|walk-unique|more|next|number)|value-operators$/;

const withoutProjection = [
  'filtering.projected-away',
  'projection.malformed',
  'projection.membership',
  'projection.no-residue',
  'projection.only-asked',
  'projection.schema',
  'projection.values',
] as const;

/** What else a grammar has no way to ask. */
const lacking: { readonly [name in DialectName]: readonly RequirementId[] } = {
  // No union over two fields, no name twice that must hold twice, and no parameter that could stand there empty.
  pairs: [
    'filtering.clauses',
    'filtering.contradiction',
    'filtering.precedence',
    ...withoutProjection,
    'robustness.empty-parameter',
    'sorting.projected-away',
    'sorting.with-projection',
  ],
  brackets: [],
  // The schema of a parameter that holds JSON says nothing of the numbers in it.
  json: ['pagination.limit-above-maximum', 'pagination.limit-default', 'pagination.limit-maximum'],
  quoted: [...withoutProjection, 'sorting.projected-away', 'sorting.with-projection'],
};

test.each(Object.keys(dialects) as DialectName[])('%s: a lawful server', async (name) => {
  const all = await judged(name);
  expect(all.findings.filter(({ outcome }) => ['fail', 'warn', 'error'].includes(outcome))).toEqual([]);
  expect(endedAs(all, 'not-applicable').filter((id) => !missingRoles.test(id) && !beyondLedger.includes(id))).toEqual(
    lacking[name],
  );
  // No item lacks a value, and none has a blank at its end.
  expect(endedAs(all, 'inconclusive')).toEqual(['filtering.outer-blanks', 'sorting.missing-values']);
});

const faults: readonly (readonly [DialectName, DialectFault, readonly RequirementId[]])[] = [
  ['pairs', 'second-pair-dropped', ['filtering.in', 'filtering.or', 'filtering.partition']],
  ['brackets', 'index-turned', ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key']],
  // The most common value is a size, and it is what stands beside an order and a projection.
  [
    'json',
    'numbers-as-text',
    ['filtering.count', 'filtering.equality-complete', 'filtering.projected-away', 'filtering.with-order'],
  ],
  ['json', 'groups-opened', ['filtering.grouping']],
  ['quoted', 'escape-kept', ['filtering.value-characters']],
  ['quoted', 'quote-ends-value', ['filtering.value-characters']],
];

test.each(faults)('%s: %s', async (name, fault, expected) => {
  const all = await judged(name, fault);
  // What draws its queries need not draw those that show it.
  const failed = endedAs(all, 'fail', 'warn', 'error').filter((id) => !id.startsWith('model.'));
  expect(failed).toEqual([...expected].sort());
});

test('where each field is a parameter, one that nobody knows may be a filter, and its pin is enforced', async () => {
  const roles = { ...dialects.pairs.roles, policies: {} };
  const open = { ...dialects.pairs, roles };
  const file = path.join(directory, 'open.openapi.json');
  writeFileSync(file, JSON.stringify(documentOf(open)));
  const all = await judgeDialect(open, file);
  expect(endedAs(all, 'fail', 'warn', 'error')).toEqual([]);
  expect(endedAs(all, 'not-applicable')).toContain('filtering.unknown-field');
  expect(all.observed['query.unknown-parameter']).toBe('filter');
  const policies = { 'query.unknown-parameter': 'ignore' };
  const only = ['robustness.unknown-parameter'];
  expect(endedAs(await judgeDialect(open, file, undefined, { only, policies }), 'fail')).toEqual(only);
});

test('what a document does not say is kept is told where it was not asked for', async () => {
  const { projection, ...roles } = dialects.brackets.roles;
  const silent = { ...dialects.brackets, roles: { ...roles, projection: { path: projection.path } } };
  const file = path.join(directory, 'silent.openapi.json');
  writeFileSync(file, JSON.stringify(documentOf(silent)));
  expect(endedAs(await judgeDialect(silent, file), 'fail', 'warn', 'error')).toEqual(['projection.only-asked']);
});

const pins = [
  ['pairs', 'filter.missing-value', 'reject'],
  ['brackets', 'filter.open-bracket', 'ignore'],
  ['json', 'filter.open-bracket', 'ignore'],
  ['quoted', 'filter.open-quote', 'ignore'],
  ['quoted', 'filter.lone-escape', 'ignore'],
] as const;

test.each(pins)('%s: a malformed spelling is asked, and its pin enforced: %s', async (name, policy, value) => {
  const only = ['filtering.malformed'];
  const { of } = await judged(name, undefined, { only, policies: { [policy]: value } });
  expect(of.get('filtering.malformed')).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining(`as the policy ${policy} is pinned`) as string,
  });
});
