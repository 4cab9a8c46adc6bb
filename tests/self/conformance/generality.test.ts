import { pointerIn } from '../../harness/contract/place/place';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { servedListings } from '../../reference/served-listings';
import { queryRoles } from '../../harness/contract/roles';
import { endedAs, firstSeedThatFails, ids, judgeLedger, beyondLedger } from '../checks/judging';
import type { LedgerOptions } from '../servers/ledger-server';

const harness = path.join(__dirname, '..', '..', 'harness');
const ledgers = path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml');

/** Draws its queries at random, so whether a run draws one that shows a certain fault is not said beforehand. */
const random = 'model.equivalence';
const notRandom = ids.filter((id) => id !== random);

interface Expected {
  readonly violated: readonly string[];
  /** What the fault leaves nothing to look at for. */
  readonly inconclusive: readonly string[];
}

const faults: { readonly [fault in NonNullable<LedgerOptions['fault']>]: Expected } = {
  // Every page has the default size of 10, where up to 20 may be asked for. Longer than 1 and 2; never full where more is asked for,
  // which is a SHOULD; and it says 10 also of a page of three that was asked for with 17, which is neither fetched nor asked for.
  // Pages of 10 keep the limit of every longer walk, and not that of one in pages of six.
  'limit-ignored': {
    violated: ['pagination.continue-limit', 'pagination.limit', 'pagination.number-fetched', 'pagination.pages-full'], // Where no limit is heard, no page ends exactly at the end.
    inconclusive: ['pagination.token-at-end'],
  },
  // Whatever asks for an order. The items and their count are the same, and a sequence in no collation's order tells of none.
  'sort-ignored': {
    violated: [
      'pagination.continue-order',
      'sorting.ascending',
      'sorting.descending',
      'sorting.missing-values',
      'sorting.reverse',
      'sorting.second-key',
      'sorting.second-key-direction',
      'sorting.third-key',
      'sorting.with-filter',
      'sorting.with-projection',
    ],
    inconclusive: ['sorting.collation'],
  },
  // Whatever asks for a filter, but for what loses no item (completeness), is equal to itself (encoding) or is about order. An
  // answer that no precedence explains tells of none.
  'filter-ignored': {
    violated: [
      'filtering.and',
      'filtering.contradiction',
      'filtering.count',
      'filtering.equality-sound',
      'filtering.exact',
      'filtering.ill-typed',
      'filtering.laws',
      'filtering.no-match',
      'filtering.or',
      'filtering.partition',
      'filtering.projected-away',
      'filtering.undeclared-value',
      'filtering.undecodable',
      'filtering.unknown-field',
      'filtering.value-characters',
      'filtering.value-operators',
      'filtering.with-order',
      'pagination.continue-filter',
      'robustness.plus',
      'security.injection',
    ],
    inconclusive: ['filtering.clauses', 'filtering.precedence', 'sorting.projected-away'],
  },
};

test('every check runs on a listing the harness has no line for, and passes', async () => {
  const judged = await judgeLedger();
  expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
  expect(endedAs(judged, 'pass')).toEqual(ids.filter((id) => !beyondLedger.includes(id)).sort());
});

describe.each(Object.entries(faults))('with %s', (fault, expected) => {
  const options = { fault: fault as keyof typeof faults };

  test('exactly what the parameter promises is violated', async () => {
    const judged = await judgeLedger(options, { only: notRandom });
    expect(judged.verdict).toBe('violates');
    expect(endedAs(judged, 'fail', 'warn')).toEqual(expected.violated);
    expect(endedAs(judged, 'inconclusive')).toEqual(expected.inconclusive);
    expect(endedAs(judged, 'error', 'not-applicable', 'disabled').filter((id) => !beyondLedger.includes(id))).toEqual([]);
  });

  test('random queries find it as well', async () => {
    expect(await firstSeedThatFails((seed) => judgeLedger(options, { only: [random], seed }))).toBeDefined();
  });
});

// Kinds of field that the shipped contract does not have.
test.each([
  ['numbers-sorted-as-text', ['sorting.ascending', 'sorting.descending'], /^sorting\./],
  ['numbers-matched-by-sign', ['filtering.equality-sound', 'filtering.count'], /^filtering\.|continue-filter/],
  ['truth-values-match-anything', ['filtering.equality-sound', 'filtering.count'], /^filtering\.|continue-filter/],
] as const)('%s is seen, and by the checks of its area alone', async (misread, seen, area) => {
  const violated = endedAs(await judgeLedger({ misread }, { only: notRandom }), 'fail', 'warn');
  expect(violated).toEqual(expect.arrayContaining([...seen]));
  expect(violated.filter((id) => !area.test(id))).toEqual([]);
});

/** Every name of a contract that is no word of the language: of its endpoint, parameters, headers, fields and members. */
function namesOf(contract: Contract): string[] {
  const { path: endpoint, items, count, more, next, limit, offset, order, filter, projection, credentials, scope } = contract;
  const told = [count, more, next, limit, offset].map((role) => role?.at && pointerIn(role.at));
  const places = [items.at, ...items.identity, ...told];
  const pointers = places.flatMap((pointer) => (pointer === undefined ? [] : [pointer.slice(1).replaceAll('/', '.')]));
  const fields = [...(order?.fields ?? []), ...(filter?.fields ?? [])].map((field) => field.path);
  const nested = [...pointers, ...fields, ...(projection?.paths ?? [])].filter((name) => name.includes('.'));
  const segments = endpoint.split('/').filter((segment) => segment.length > 3);
  const compound = queryRoles.flatMap((role) => contract[role]?.parameter ?? []).filter((name) => /[a-z][A-Z]/.test(name));
  const schemes = credentials.map(({ scheme }) => scheme).filter((scheme) => scheme !== 'Authorization');
  return [...new Set([...nested, ...segments, ...compound, ...schemes, ...(scope === undefined ? [] : [scope.parameter])])];
}

/** As a word of its own, written as it is in the contract. */
function holds(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?!\\w)`).test(text);
}

test('no line of the harness names an endpoint, a parameter or a field of any contract', async () => {
  const contracts = await Promise.all(
    [ledgers, ...servedListings.map(({ contract }) => contract)].map((file) => loadContract(file)),
  );
  const names = [...new Set(contracts.flatMap(namesOf))];
  expect(names).toEqual(
    expect.arrayContaining([
      'spectroclusters',
      'cloudaccounts',
      'spec.displayName',
      'orderBy',
      'metadata.name',
      'pageSize',
      'booked.at',
      'data.rows',
    ]),
  );
  const files = readdirSync(harness, { recursive: true, encoding: 'utf8' }).filter(
    // What init recognises are names, and the extensions of others have names of their own.
    (file) => /\.tsx?$/.test(file) && !file.startsWith('init'),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(harness, file), 'utf8');
    const pointer = (name: string): string => `/${name.replaceAll('.', '/')}`;
    return names
      .filter((name) => holds(text, name) || (name.includes('.') && text.includes(pointer(name))))
      .map((name) => `${file}: ${name}`);
  });
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
