import type { Finding } from '../../harness/findings/finding';
import { progressPrinter } from '../../harness/reports/progress';

const finding: Finding = {
  id: 'a.b',
  level: 'MUST',
  core: true,
  outcome: 'pass',
  title: 't',
  witnesses: 1,
  message: '',
  violations: [],
  exchanges: [],
  curl: undefined,
};

function printer(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const output = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  return {
    written,
    clock,
    ...progressPrinter(output, ['a.b', 'c.d', 'a.e'], 'the run ends in time', () => clock.ms),
  };
}

test('a log gets a line for each area when the last of it is judged, and no control character', () => {
  const { tell, end, written } = printer(false);
  tell({ kind: 'judging', id: 'a.b' });
  tell({ kind: 'request', requests: 1, judging: 'a.b' });
  tell({ kind: 'finding', finding });
  expect(written).toEqual([]);
  tell({ kind: 'finding', finding: { ...finding, id: 'c.d', outcome: 'fail' } });
  tell({ kind: 'request', requests: 7, judging: 'a.e' });
  tell({ kind: 'finding', finding: { ...finding, id: 'a.e' } });
  end();
  expect(written).toEqual([
    'c           1 requirement, 1 fail (1 request)\n',
    'a           2 requirements, 2 pass (7 requests)\n',
  ]);
});

test('a log hears of a check that takes long', () => {
  const { tell, clock, written } = printer(false);
  tell({ kind: 'judging', id: 'a.b' });
  clock.ms = 9_999;
  tell({ kind: 'request', requests: 98, judging: 'a.b' });
  expect(written).toEqual([]);
  clock.ms = 10_000;
  tell({ kind: 'request', requests: 99, judging: 'a.b' });
  expect(written).toEqual(['… 0/3 a.b · 99 requests\n']);
});

test('a terminal has one line that is redrawn, and nothing at the end', () => {
  const { tell, end, clock, written } = printer(true);
  tell({ kind: 'request', requests: 1, judging: undefined });
  clock.ms = 100;
  tell({ kind: 'judging', id: 'a.b' });
  tell({ kind: 'request', requests: 2, judging: 'a.b' });
  end();
  expect(written).toEqual(['0/3 first read · 1 request', '\r\u001b[K', '0/3 a.b · 1 request', '\r\u001b[K']);
});

test.each([true, false])(
  'a target that is silent is told of every ten seconds, with how long a run waits; terminal: %s',
  (isTTY) => {
    const { tell, tick, clock, written } = printer(isTTY);
    for (clock.ms = 1000; clock.ms < 25_000; clock.ms += 1000) tick();
    expect(written).toEqual([
      '… the first read is not answered yet, after 10 s; the run ends in time\n',
      '… the first read is not answered yet, after 20 s\n',
    ]);
    tell({ kind: 'request', requests: 1, judging: 'a.b' });
    const before = written.length;
    clock.ms += 9_000;
    tick();
    expect(written).toHaveLength(before);
    clock.ms += 1_000;
    tick();
    expect(written.at(-1)).toBe('… 0/3 first read · 1 request, nothing new for 10 s\n');
  },
);
