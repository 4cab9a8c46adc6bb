import type { RequirementId } from '../../../generated/requirement-ids';
import { awsAccounts, clusters, servedListings, packs } from '../../reference/served-listings';
import { mutants } from '../../reference/mutants';
import { elsewhere, endedAs, ids, judgeReference, requirements } from '../checks/judging';

/** A further endpoint is a further document: the lists beside the shipped one have no line in the harness. */

/** What a contract with one documented field to filter by, which is no enumeration, does not promise. */
const ofSecondField: readonly RequirementId[] = [
  'filtering.and',
  'filtering.laws',
  'filtering.clauses',
  'filtering.precedence',
  'filtering.undeclared-value',
];
const siblings = [
  // One of its names, `true`, stands on an item that another clause of the union finds, too, and is asked for apart from that.
  { ...packs, notApplicable: elsewhere, atMost: 102 },
  { ...awsAccounts, notApplicable: [...elsewhere, ...ofSecondField], atMost: 100 },
];

test('every list but the shipped one is judged here', () => {
  expect(siblings.map(({ path }) => path)).toEqual(servedListings.filter((one) => one !== clusters).map(({ path }) => path));
});

/** A run draws few random queries, so whether one of them shows a fault is not said beforehand. */
const notRandom = ids.filter((id) => requirements.find((one) => one.id === id)?.random !== true);
/** What they violate is reasoned with them, and holds of every list that promises it. */
const faults = ['limit-ignored', 'order-ignored', 'filter-ignored', 'scope-ignored'].map((id) => {
  const mutant = mutants.find((one) => one.id === id);
  if (mutant === undefined) throw new Error(`Expected a mutant ${id}; there is none. Name another.`);
  return mutant;
});

describe.each(siblings)('$path by $contract', ({ contract, notApplicable, atMost }) => {
  test('all that applies is shown of 117 items in about 100 requests, and passes', async () => {
    const judged = await judgeReference({}, {}, contract);
    expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
    expect(endedAs(judged, 'not-applicable')).toEqual([...notApplicable].sort());
    expect(endedAs(judged, 'pass')).toEqual(ids.filter((id) => !notApplicable.includes(id)).sort());
    expect(judged.requests).toBeLessThanOrEqual(atMost);
  });

  test.each([0, 3, 51])('nothing is held against %i items', async (size) => {
    const judged = await judgeReference({ size }, {}, contract);
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  });

  test.each(faults)('$id violates what it does on the shipped list', async ({ behaviour, expect: violated }) => {
    const judged = await judgeReference({ behaviour }, { only: notRandom }, contract);
    expect(judged.verdict).toBe('violates');
    expect(endedAs(judged, 'fail', 'warn')).toEqual(violated.filter((id) => !notApplicable.includes(id)).sort());
  });
});
