import { ids, judgeReference, requirements } from './judging';
import { rows } from './rows';
import { judgeInSilence } from './silence';

test('every requirement has a row, and every row a requirement', () => {
  expect(Object.keys(rows).sort()).toEqual([...ids].sort());
});

// `only`: a check asks for itself what it needs, whatever others have asked before it.
describe.each(requirements.map(({ id, level }) => ({ id, level, row: rows[id] })))('$id', ({ id, level, row }) => {
  test('passes on the embedded target', async () => {
    const { of, verdict } = await judgeReference({}, { only: [id] });
    expect(of.get(id)).toMatchObject({ outcome: 'pass', message: '' });
    expect(of.get(id)?.witnesses).toBeGreaterThan(0);
    expect(verdict).toBe('conforms');
  });

  test('fails on a server that does not keep it', async () => {
    const { of } = await judgeReference({ behaviour: row?.fault ?? [] }, { only: [id] });
    const finding = of.get(id);
    expect(finding).toMatchObject({
      outcome: level === 'MUST' ? 'fail' : 'warn',
      curl: expect.stringContaining('curl') as string,
    });
    expect(finding?.message).toMatch(/^Expected .+; received .+\. GET \/v1\/spectroclusters/s);
    expect(finding?.exchanges.length).toBeGreaterThan(0);
  });

  test('is inconclusive where nothing can be shown, and says what it would need', async () => {
    const finding = row && (await judgeInSilence(id, row.inconclusive));
    expect(finding).toMatchObject({ outcome: 'inconclusive', witnesses: 0 });
    expect(finding?.message).toMatch(/^Nothing could be shown(?:\. It needs|: received) \S.+\.$/s);
  });
});

test('on the embedded target every requirement has a witness', async () => {
  const { findings, exitCode } = await judgeReference();
  expect(findings.filter(({ outcome, witnesses }) => outcome !== 'pass' || witnesses === 0)).toEqual([]);
  expect(findings.map(({ id }) => id)).toEqual(ids);
  expect(exitCode).toBe(0);
});
