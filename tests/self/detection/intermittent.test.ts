import { endedAs, judgeClusters } from '../checks/judging';
import { startIntermittentServer } from '../servers/intermittent';
import { simulateClock } from '../servers/simulated-clock';

test('a fault that comes and goes on data at rest gains nothing from a second judgement', async () => {
  const judged = await judgeClusters(await startIntermittentServer(), { clock: simulateClock() });
  expect(judged.verdict).not.toBe('conforms');
  const open = endedAs(judged, 'inconclusive', 'fail', 'warn').filter((id) => /^(filtering|pagination)\./.test(id));
  expect(open).not.toEqual([]);
  for (const id of endedAs(judged, 'inconclusive')) expect(judged.of.get(id)?.message).not.toMatch(/moved/);
});
