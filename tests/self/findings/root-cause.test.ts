import { requirementIds } from '../../../generated/requirement-ids';
import type { EvidenceClass, Finding, Level } from '../../harness/findings/finding';
import type { RequestClass } from '../../harness/findings/request-class';
import { rootCauses } from '../../harness/findings/root-cause';

function violated(id: string, evidence: EvidenceClass = 'exchange', level: Level = 'MUST'): Finding {
  return {
    id,
    level,
    core: false,
    outcome: level === 'MUST' ? 'fail' : 'warn',
    title: id,
    witnesses: 1,
    message: '',
    violations: [{ subject: id, evidence, expected: 'one', received: 'another', exchanges: [1] }],
    exchanges: [1],
    curl: undefined,
  };
}

/** Leads, each with what follows from it. */
const told = (...findings: readonly Finding[]): readonly (readonly [string, readonly string[]])[] =>
  rootCauses(findings).map(({ lead, consequences }) => [lead.id, consequences.map(({ id }) => id)]);

test('nothing violated has no cause', () => {
  expect(
    told({ ...violated('pagination.limit'), outcome: 'pass' }, { ...violated('sorting.ties'), outcome: 'inconclusive' }),
  ).toEqual([]);
});

test('the plainer query leads, the richer ones follow, by way of another one too', () => {
  expect(told(violated('model.equivalence'), violated('filtering.clauses'), violated('filtering.and'))).toEqual([
    ['filtering.and', ['model.equivalence', 'filtering.clauses']],
  ]);
});

test('what is drawn is lawful, so that no malformed part explains it', () => {
  const leads = told(violated('pagination.limit-malformed'), violated('model.equivalence')).map(([lead]) => lead);
  expect(leads).toEqual(['pagination.limit-malformed', 'model.equivalence']);
});

test('two faults are two causes, the one that explains more first', () => {
  expect(
    told(violated('security.disclosure', 'exchange', 'SHOULD'), violated('filtering.and'), violated('filtering.laws')),
  ).toEqual([
    ['filtering.and', ['filtering.laws']],
    ['security.disclosure', []],
  ]);
});

test('among faults of equal weight a MUST comes before a SHOULD, then the one judged first', () => {
  const leads = told(
    violated('security.disclosure', 'exchange', 'SHOULD'),
    violated('security.isolation'),
    violated('robustness.plus'),
  );
  expect(leads.map(([lead]) => lead)).toEqual(['security.isolation', 'robustness.plus', 'security.disclosure']);
});

test.each<readonly [string, EvidenceClass, EvidenceClass, string]>([
  [
    'a continued page that is out of order by itself explains disorder between pages',
    'exchange',
    'collection',
    'pagination.continue-order',
  ],
  ['disorder between pages follows from an order that is no order', 'collection', 'collection', 'sorting.ascending'],
  ['a first page out of order explains the pages after it', 'exchange', 'exchange', 'sorting.ascending'],
])('%s', (_, continued, ascending, lead) => {
  const findings = [violated('pagination.continue-order', continued), violated('sorting.ascending', ascending)];
  expect(told(...findings).map(([first]) => first)).toEqual([lead]);
});

test('disorder that only continued pages show follows from a walk that forgets the order', () => {
  const ascending = violated('sorting.ascending');
  const [violation] = ascending.violations;
  const behindTokens = {
    ...ascending,
    violations: ascending.violations.map((one) => ({ ...one, shows: 'on-continued-page' as const })),
  };
  const alsoFirst = { ...behindTokens, violations: [...behindTokens.violations, ...(violation ? [violation] : [])] };
  const leads = (effect: Finding): readonly string[] =>
    told(effect, violated('pagination.continue-order')).map(([first]) => first);
  expect(leads(behindTokens)).toEqual(['pagination.continue-order']);
  expect(leads(alsoFirst)).toEqual(['sorting.ascending']);
});

test('a filter that a first page breaks beside an order is not blamed on the token', () => {
  const findings = [violated('filtering.count', 'collection'), violated('pagination.continue-filter')];
  expect(told(...findings, violated('filtering.with-order'))).toEqual([
    ['filtering.with-order', ['filtering.count', 'pagination.continue-filter']],
  ]);
  expect(told(...findings, violated('filtering.with-order', 'collection')).map(([first]) => first)).toEqual([
    'pagination.continue-filter',
  ]);
});

test('every violation stands in exactly one cause, whichever fail together', () => {
  const all = requirementIds.map((id) => violated(id, 'collection'));
  const members = rootCauses(all).flatMap(({ lead, consequences }) => [lead, ...consequences]);
  expect(members.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
});

describe('an explanation holds only on common ground', () => {
  const on = (id: string, exchange: number, request: RequestClass): Finding => {
    const finding = violated(id);
    return {
      ...finding,
      violations: finding.violations.map((one) => ({ ...one, exchanges: [exchange], request })),
      exchanges: [exchange],
    };
  };
  const page = (...roles: RequestClass['roles']): RequestClass => ({ roles, answer: 'page' });
  const leads = (...findings: readonly Finding[]): readonly string[] =>
    told(...findings)
      .map(([lead]) => lead)
      .sort();

  test.each<readonly [string, RequestClass, readonly string[]]>([
    ['a richer query', page('filter', 'order', 'next'), ['filtering.equality-sound']],
    ['a query without the filter', page('order'), ['filtering.equality-sound', 'filtering.with-order']],
    ['a breakdown', { roles: ['filter', 'order'], answer: 'breakdown' }, ['filtering.equality-sound', 'filtering.with-order']],
  ])('a wrong page under a filter, and %s', (_, request, expected) => {
    const cause = on('filtering.equality-sound', 1, page('filter'));
    expect(leads(cause, on('filtering.with-order', 2, request))).toEqual(expected);
    expect(leads(cause, on('filtering.with-order', 1, request))).toEqual(['filtering.equality-sound']);
  });

  test('a body that is no JSON explains what rests on it, and nothing else', () => {
    const unreadable: RequestClass = { roles: ['next'], answer: 'unreadable' };
    const json = on('response.json', 7, unreadable);
    expect(leads(json, on('pagination.walk-ends', 7, unreadable))).toEqual(['response.json']);
    expect(leads(json, on('pagination.walk-ends', 8, unreadable))).toEqual(['pagination.walk-ends', 'response.json']);
  });

  test('a wrong count is not told as a walk that leaves items out, where the count alone says so', () => {
    const short = on('pagination.walk-complete', 1, page());
    const byCountAlone = { ...short, violations: short.violations.map((one) => ({ ...one, shows: 'by-count' as const })) };
    expect(leads(byCountAlone, on('pagination.count-total', 1, page()))).toEqual(['pagination.count-total']);
    expect(leads(short, on('pagination.count-total', 1, page()))).toEqual(['pagination.walk-complete']);
  });
});
