import { requirementIds } from '../../../generated/requirement-ids';
import { differencesOf, type Expectation } from '../../peers/expectations';
import { loadPeers } from '../../peers/peer';

test('each contract of a peer compiles, and what it is expected to break is a requirement, named once', async () => {
  const peers = await loadPeers();
  expect(peers.map(({ name }) => name)).toContain('json-server-1');
  for (const { expected } of peers) {
    const ids = expected.map(({ id }) => id);
    expect(requirementIds).toEqual(expect.arrayContaining(ids));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

describe('what differs from what is expected', () => {
  const known: Expectation = { id: 'pagination.limit', outcome: 'warn', reason: 'decided by hand' };
  const found = (outcome: 'pass' | 'warn' | 'fail' | 'inconclusive' | 'error') => [{ id: known.id, outcome, message: 'Why.' }];

  test('nothing, where a peer breaks what it is expected to', () => {
    expect(differencesOf('peer', [known], found('warn'))).toEqual([]);
    expect(differencesOf('peer', [], found('pass'))).toEqual([]);
  });

  test('an unexpected failure, one of another outcome, and an error of the harness', () => {
    expect(differencesOf('peer', [], found('fail'))).toEqual([
      'peer: expected no failure of pagination.limit; it is fail. Why. Decide by hand whose fault it is.',
    ]);
    expect(differencesOf('peer', [known], found('fail'))[0]).toContain('expected pagination.limit to warn; it is fail');
    expect(differencesOf('peer', [], found('error'))).toHaveLength(1);
  });

  test('one that is gone, and one that is no longer judged', () => {
    expect(differencesOf('peer', [known], found('pass'))).toEqual([
      'peer: expected pagination.limit to warn; it is pass. Delete it from expected.yaml, or find why it is not seen.',
    ]);
    expect(differencesOf('peer', [known], [])[0]).toContain('it is not judged');
  });
});
