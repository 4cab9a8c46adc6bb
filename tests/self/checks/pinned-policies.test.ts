import { policyNames, policyValues } from '../../harness/judging/policies';
import { pattern } from '../../reference/mutants/stock-fault';
import { judgeLedger, judgePlain, judgeStock, requirements } from './judging';

/** Which requirement must fail where a target does not choose what a policy is pinned to. */
const owners: { readonly [owner: string]: readonly string[] } = {
  'pagination.limit-above-maximum': ['limit.above-maximum'],
  'pagination.limit-malformed': [
    'limit.zero',
    'limit.negative',
    'limit.fraction',
    'limit.text',
    'limit.empty',
    'limit.beyond-integer',
  ],
  'robustness.repeated-parameter': ['limit.repeated'],
  'pagination.offset-end': ['offset.at-end', 'offset.beyond-end'],
  'pagination.offset-malformed': ['offset.negative', 'offset.text'],
  'pagination.token-misused': ['continue.alone', 'continue.with-offset', 'continue.altered', 'continue.other-query'],
  'sorting.malformed': [
    'order.unknown-root',
    'order.unknown-leaf',
    'order.object-path',
    'order.direction-zero',
    'order.direction-text',
    'order.duplicate-key',
  ],
  'filtering.undeclared-value': ['filter.undeclared-value'],
  'filtering.unknown-field': ['filter.unknown-root', 'filter.unknown-leaf', 'filter.object-path'],
  'filtering.exact': ['filter.outer-blanks'],
  'filtering.malformed': ['filter.no-comparison'],
  'projection.malformed': ['projection.unknown-root', 'projection.unknown-leaf', 'projection.blanks'],
  'robustness.unknown-parameter': ['query.unknown-parameter'],
  'robustness.empty-parameter': ['continue.empty', 'order.empty', 'filter.empty', 'projection.empty'],
};

const only = Object.keys(owners);
const server = { size: 60 };
const ownerOf = new Map(Object.entries(owners).flatMap(([owner, keys]) => keys.map((key) => [key, owner] as const)));
const outcomeOf = (owner: string): string => (requirements.find(({ id }) => id === owner)?.level === 'MUST' ? 'fail' : 'warn');

/** A value that the server does not choose. */
function another(key: string, chosen: string | undefined): string {
  const value = policyValues(key).find((one) => one !== chosen);
  if (chosen === undefined || value === undefined) throw new Error(`${key} is not observed, so that no pin can contradict it`);
  return value;
}

/** One pin for each owner in a round, so that each failure is owed to its own pin. */
const rounds = [...Array(Math.max(...Object.values(owners).map((keys) => keys.length))).keys()].map((round) =>
  Object.values(owners).flatMap((keys) => keys[round] ?? []),
);

test('every policy has an owner', () => {
  // What this grammar cannot write wrongly is pinned in dialects.test.ts, page numbers in ways.test.ts and catalogue.test.ts. The enumeration asks nothing of
  // its own; values.test.ts pins it.
  const elsewhere = [
    // The tokens of the plain server hold no text that could be altered.
    'continue.altered-text',
    'filter.unknown-operator',
    'filter.not-equal-missing',
    // Below, because it is warned of without a pin.
    'filter.pattern-signs',
    'filter.missing-value',
    'filter.open-bracket',
    'filter.open-quote',
    'filter.lone-escape',
    'page.zero',
    'page.negative',
    'page.text',
    'page.beyond-integer',
    'page.at-end',
    'page.beyond-end',
  ];
  expect([...ownerOf.keys(), ...elsewhere, 'response.enumeration'].sort()).toEqual([...policyNames].sort());
});

describe('a pin that the server does not keep, by configuration,', () => {
  // Of the two words for a direction that there is not, a run asks one, and each that is pinned; the server reads both alike.
  const unpinned = judgePlain(server, { only }).then((judged) => ({
    ...judged,
    observed: { ...judged.observed, 'order.direction-zero': judged.observed['order.direction-text'] } as typeof judged.observed,
  }));

  test('is what fails: without one, the server conforms', async () => {
    expect(await unpinned).toMatchObject({ verdict: 'conforms' });
  });

  test.each(rounds.map((keys) => [keys.join(', '), keys] as const))('fails its owner: %s', async (_, keys) => {
    const { observed } = await unpinned;
    const policies = Object.fromEntries(keys.map((key) => [key, another(key, observed[key])]));
    const { of } = await judgePlain(server, { only, policies });
    const pinned = new Map(keys.map((key) => [ownerOf.get(key), key]));
    const told = only.map((owner) => {
      const finding = of.get(owner);
      const key = pinned.get(owner);
      const named = key !== undefined && finding?.message?.includes(`as the policy ${key} is pinned; received ${observed[key]}.`);
      return [owner, finding?.outcome, named === true ? key : undefined];
    });
    expect(told).toEqual(
      only.map((owner) => {
        const key = pinned.get(owner);
        return key === undefined ? [owner, 'pass', undefined] : [owner, outcomeOf(owner), key];
      }),
    );
  });
});

test('a pin by the contract is enforced, and one by the configuration wins over it', async () => {
  const part = { only: ['pagination.limit-malformed'] };
  const { observed, verdict } = await judgeLedger({}, part);
  expect(verdict).toBe('conforms');
  const chosen = observed['limit.zero'] ?? '';
  const pins = { 'limit.zero': another('limit.zero', chosen) };
  const pinned = await judgeLedger({}, part, pins);
  expect(pinned.of.get('pagination.limit-malformed')?.message).toContain(
    `as the policy limit.zero is pinned; received ${chosen}.`,
  );
  expect(pinned).toMatchObject({ verdict: 'violates', exitCode: 1 });
  expect(await judgeLedger({}, { ...part, policies: { 'limit.zero': 'either' } }, pins)).toMatchObject({ verdict: 'conforms' });
});

test.each([
  ['either', 'warn', 'like'],
  ['text', 'fail', 'like'],
  ['pattern', 'pass', 'like'],
  ['either', 'pass', 'plain'],
  ['text', 'pass', 'plain'],
  // Which signs make a pattern, the policy does not say.
  ['pattern', 'pass', 'plain'],
] as const)('signs of patterns under the policy %s end in %s where they are read as %s', async (policy, outcome, read) => {
  const like = (held: string, part: string, operator: 'contains' | 'starts' | 'ends'): boolean =>
    pattern(part.replaceAll('%', '.*').replaceAll('_', '.'), operator).test(held);
  const only = ['filtering.text-match'];
  const judged = await judgeStock(read === 'like' ? { rules: { matches: like } } : {}, {
    only,
    policies: { 'filter.pattern-signs': policy },
  });
  expect(judged.of.get('filtering.text-match')?.outcome).toBe(outcome);
  expect(judged.observed['filter.pattern-signs']).toBe(read === 'like' ? 'pattern' : 'text');
});
