import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RequirementId } from '../../../generated/requirement-ids';
import type { RunTarget } from '../../harness/client/run-target';
import { endedAs, ids, judgeLedgerBy, beyondLedger } from '../checks/judging';
import { ledgersWith } from '../contract/refusal';
import { temporaryFolder } from '../temporary-folder';

/**
 * One role at a time is taken out of a contract that has them all. What rests on it does not apply; all else is judged, by another way
 * where it is only borrowed.
 */
const area = (name: string): RegExp => new RegExp(`^${name}\\.`);

interface Taken {
  /** The place in the operation. */
  readonly at: readonly (string | number)[];
  readonly value?: unknown;
  readonly notApplicable: readonly (RequirementId | RegExp)[];
}

const listing = ['x-listing'] as const;
const limit = ['parameters', 1, 'schema'] as const;

const taken: { readonly [name: string]: Taken } = {
  offset: {
    at: [...listing, 'offset'],
    notApplicable: [
      'pagination.offset-walk',
      'pagination.offset-position',
      'pagination.offset-end',
      'pagination.offset-malformed',
      'pagination.next-offset',
    ],
  },
  next: {
    at: [...listing, 'next'],
    notApplicable: [
      'pagination.walk-ends',
      'pagination.walk-unique',
      /^pagination\.token-/,
      /^pagination\.continue-/,
      'pagination.next-offset',
    ],
  },
  order: {
    at: [...listing, 'order'],
    notApplicable: [area('sorting'), 'filtering.with-order', 'pagination.continue-order'],
  },
  filter: {
    at: [...listing, 'filter'],
    notApplicable: [
      area('filtering'),
      'pagination.continue-filter',
      'sorting.with-filter',
      'security.injection',
      'robustness.encoding',
      'robustness.plus',
      'sorting.projected-away',
    ],
  },
  projection: {
    at: [...listing, 'projection'],
    notApplicable: [
      area('projection'),
      'pagination.continue-projection',
      'sorting.with-projection',
      'sorting.projected-away',
      'filtering.projected-away',
    ],
  },
  count: {
    at: [...listing, 'count'],
    notApplicable: ['pagination.count-total', 'pagination.count-constant', 'filtering.count'],
  },
  'reported limit': { at: [...listing, 'limit', 'at'], notApplicable: ['pagination.number-fetched'] },
  'reported offset': { at: [...listing, 'offset', 'at'], notApplicable: ['pagination.next-offset'] },
  OR: {
    at: [...listing, 'filter', 'or'],
    notApplicable: ['filtering.or', 'filtering.partition', 'filtering.precedence', 'filtering.clauses'],
  },
  AND: {
    at: [...listing, 'filter', 'and'],
    notApplicable: ['filtering.and', 'filtering.contradiction', 'filtering.laws', 'filtering.clauses', 'filtering.precedence'],
  },
  'a second field to filter by': {
    at: [...listing, 'filter', 'fields'],
    value: ['title', { name: 'booked.by', status: 'candidate' }],
    notApplicable: [
      'filtering.and',
      'filtering.laws',
      'filtering.clauses',
      'filtering.precedence',
      'filtering.undeclared-value',
      // Both fields are text, which any value is and which is of many values.
      'filtering.ill-typed',
      'filtering.partition',
    ],
  },
  'several order keys': {
    at: [...listing, 'order', 'keys'],
    value: 1,
    notApplicable: ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key'],
  },
  default: { at: [...limit, 'default'], notApplicable: ['pagination.limit-default'] },
  maximum: { at: [...limit, 'maximum'], notApplicable: ['pagination.limit-maximum', 'pagination.limit-above-maximum'] },
  limit: {
    at: [...listing, 'limit'],
    notApplicable: [
      'pagination.page-size',
      /^pagination\.limit/,
      'pagination.pages-full',
      'pagination.number-fetched',
      'pagination.continue-limit',
      'robustness.repeated-parameter',
    ],
  },
  credential: {
    at: [...listing, 'credential'],
    notApplicable: [
      'security.missing-credential',
      'security.wrong-credential',
      'security.empty-credential',
      'security.credential-echo',
      'security.shared-cache',
    ],
  },
  more: { at: [...listing, 'more'], notApplicable: ['pagination.more'] },
  scope: { at: [...listing, 'scope'], notApplicable: ['security.isolation'] },
};

/** What is not promised is not configured either. */
const targets: { readonly [name: string]: Partial<RunTarget> } = { credential: { credentials: {} } };

const directory = temporaryFolder('roles');
const operation = ['paths', '/api/ledger-entries', 'get'] as const;

test.each(Object.entries(taken))('without %s', async (name, { at, value, notApplicable }) => {
  const file = path.join(directory, `${name.replaceAll(' ', '-')}.openapi.yaml`);
  const text = ledgersWith([...operation, ...at], value);
  // What is not named may still be declared.
  writeFileSync(file, name === 'credential' ? text.replace(/^ +security:\n +- LedgerKey: \[\]\n/m, '') : text);
  const judged = await judgeLedgerBy(
    file,
    { size: 44, isPublic: name === 'credential' },
    { target: targets[name] ?? {} },
    {},
    name !== 'scope',
  );
  const isTaken = (id: string): boolean => notApplicable.some((one) => (typeof one === 'string' ? one === id : one.test(id)));
  const expected = ids.filter((id) => isTaken(id) || beyondLedger.includes(id));
  expect(endedAs(judged, 'not-applicable')).toEqual([...expected].sort());
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  expect(endedAs(judged, 'inconclusive')).toEqual([]);
});
