import { valueAt } from '../../harness/contract/pointer';
import { offendingPlace } from '../../harness/reports/html/offending-place';
import { ledgerOfRun } from './html-run';

/** Where the first violation of a requirement is marked in its most telling response, and what stands there. */
async function marked(fault: string, id: string) {
  const { findings, exchanges, run } = await ledgerOfRun({ faults: [fault], only: [id] });
  const [violation] = findings.find((one) => one.id === id)?.violations ?? [];
  const exchange = exchanges.get(violation?.exchanges[0] ?? NaN);
  if (violation === undefined || exchange === undefined) throw new Error(`Expected ${fault} to violate ${id}.`);
  const { pointers, header, status, text } = offendingPlace(violation, exchange, run?.listing);
  return { pointers, header, status, text, values: pointers.map((pointer) => valueAt(exchange.response?.json, pointer)) };
}

/** What the mark must be, by what each fault does. */
test.each([
  ['limit-above-maximum-honoured', 'pagination.limit-maximum', { pointers: ['/items'] }],
  ['count-capped', 'pagination.count-total', { pointers: ['/listmeta/count'] }],
  [
    'order-ignored',
    'sorting.ascending',
    { pointers: [expect.stringMatching(/^\/items\/\d+\/./), expect.stringMatching(/^\/items\/\d+\/./)] },
  ],
  ['filter-ignored', 'filtering.equality-sound', { pointers: [expect.stringMatching(/^\/items\/\d+\/./)] }],
  ['projection-ignored', 'projection.only-asked', { pointers: [expect.stringMatching(/^\/items\/\d+\/./)] }],
  ['key-in-the-page', 'security.credential-echo', { values: [expect.stringContaining('configured credential')] }],
  ['token-loops', 'pagination.walk-ends', { pointers: ['/listmeta/continue'] }],
  ['unknown-filter-leaf-breaks', 'filtering.malformed', { status: true }],
])('%s: what offends is marked', async (fault, id, expected) => {
  expect(await marked(fault, id)).toMatchObject(expected);
});
