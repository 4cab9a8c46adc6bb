import { ids, judgeReference, requirements } from './judging';
import { judgeOnGround } from './on-ground';

// `only`: a check asks for itself what it needs, whatever others have asked before it.
describe.each(requirements.map(({ id, level }) => ({ id, level })))('$id', ({ id, level }) => {
  test('passes on its ground', async () => {
    const finding = await judgeOnGround(id, 'sound');
    expect(finding).toMatchObject({ outcome: 'pass', message: '' });
    expect(finding?.witnesses).toBeGreaterThan(0);
  });

  test('fails on a server that does not keep it', async () => {
    const finding = await judgeOnGround(id, 'faulty');
    expect(finding).toMatchObject({
      outcome: level === 'MUST' ? 'fail' : 'warn',
      curl: expect.stringContaining('curl') as string,
    });
    expect(finding?.message).toMatch(
      /^Expected .+; received .+\. GET \/(v1\/spectroclusters|api\/ledger-entries|catalogue|parts)/s,
    );
    expect(finding?.exchanges?.length).toBeGreaterThan(0);
  });

  test('is inconclusive where nothing can be shown, and says what it would need', async () => {
    const finding = await judgeOnGround(id, 'mute');
    expect(finding).toMatchObject({ outcome: 'inconclusive', witnesses: 0 });
    expect(finding?.message).toMatch(
      /^Nothing could be shown(?:\. It needs|: received|: no answer could be read, because of this:|: the run ended early, because) \S.+\.$/s,
    );
  });
});

test('on the embedded target every requirement that applies has a witness', async () => {
  const { findings, exitCode } = await judgeReference();
  const elsewhere = requirements.filter(({ ground }) => ground !== undefined).map(({ id }) => id);
  const open = findings.filter(({ outcome, witnesses }) => outcome !== 'pass' || witnesses === 0);
  expect(open.map(({ id, outcome }) => [id, outcome])).toEqual(elsewhere.map((id) => [id, 'not-applicable']));
  expect(findings.map(({ id }) => id)).toEqual(ids);
  expect(exitCode).toBe(0);
});
