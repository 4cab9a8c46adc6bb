import { endedAs, judgeClusters } from '../checks/judging';
import { startIntermittentServer } from '../servers/intermittent';

test('a fault that is gone at the second look, on data at rest, is neither forgiven nor blamed on moving data', async () => {
  const judged = await judgeClusters(await startIntermittentServer());
  expect(judged.verdict).not.toBe('conforms');
  const suspected = ['filtering.equality-complete', 'filtering.or', 'filtering.partition', 'pagination.pages-full'];
  expect(endedAs(judged, 'inconclusive')).toEqual(expect.arrayContaining(suspected));
  for (const id of endedAs(judged, 'inconclusive')) expect(judged.of.get(id)?.message).not.toMatch(/moved|written to/);
});
