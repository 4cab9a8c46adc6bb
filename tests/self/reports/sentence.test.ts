import type { Finding, Lack } from '../../harness/findings/finding';
import type { LedgerContents } from '../../harness/findings/ledger';
import type { EndRecord } from '../../harness/findings/ledger-record';
import { faultsOf } from '../../harness/reports/fault';
import { sentenceOf } from '../../harness/reports/sentence';
import { mergeRuns } from '../../harness/reports/merged-ledger';
import { resultsOf } from '../../harness/reports/results';
import { loadRequirements } from '../../harness/findings/requirements';
import { finding, hostile, ledgerOf } from './ledger-of';

/** Rests on an exchange of its own, so that nothing but the table could explain it, which needs one in common. */
const alone = (id: string, exchange: number, outcome: 'fail' | 'warn' = 'fail'): Finding => {
  const one = finding(id, outcome, { level: outcome === 'warn' ? 'SHOULD' : 'MUST' });
  const violations = one.violations.map((violation) => ({
    ...violation,
    exchanges: [exchange],
    request: { roles: ['credential' as const], answer: 'page' as const },
  }));
  return { ...one, violations, exchanges: [exchange] };
};

const limit = [finding('pagination.limit', 'fail'), finding('pagination.pages-full', 'warn')];

const sentence = (findings: readonly Finding[], end: Partial<EndRecord> = {}): string => sentenceOf(ledgerOf(findings, end));

const lacking = (id: string, lacks: Lack, core = false): Finding =>
  finding(id, 'inconclusive', { core, lacks, message: `Nothing could be shown. It needs ${lacks.what}.` });
const text = (what: string): Lack => ({ needs: ['text'], what: `an item whose text ${what}` });

test('of a run in which all is disabled says so, and nothing of the data', () => {
  const disabled = finding('pagination.limit', 'disabled');
  const told = (findings: readonly Finding[]): string => sentence(findings, { verdict: 'inconclusive' });
  expect(told([disabled])).toBe(
    'Cannot be judged yet: every requirement is disabled, or left out by --only. Disable less, and run again.',
  );
  expect(told([disabled, finding('pagination.more', 'not-applicable')])).toMatch(/nothing that is left to judge applies/);
});

describe('of a run that violates', () => {
  test('counts faults and the requirements they show in, and names security before what explains more', () => {
    expect(sentence([...limit, alone('security.wrong-credential', 7)])).toBe(
      '2 faults in 3 requirements. Most serious: any key opens the API (security.wrong-credential).',
    );
  });

  test('of one fault says what it is', () => {
    expect(sentence(limit)).toBe('1 fault in 2 requirements: a page does not keep to its limit (pagination.limit).');
  });

  test('of a request that breaks the target says so, and nothing of an answer that never came', () => {
    const one = alone('pagination.offset-end', 7);
    const request = { roles: ['offset' as const], answer: 'breakdown' as const };
    const broken = { ...one, violations: one.violations.map((violation) => ({ ...violation, request })) };
    expect(sentence([broken])).toBe(
      `1 fault in 1 requirement: a request is answered with a 5xx, so it does not hold that ${one.title} (pagination.offset-end).`,
    );
  });

  test('of a request that is refused says so, and nothing of the page that never came', () => {
    const one = alone('pagination.continue-filter', 7);
    const refused = {
      ...one,
      violations: one.violations.map((violation) => ({ ...violation, received: 'status 400', shows: 'by-refusal' as const })),
    };
    expect(sentence([refused])).toBe(
      `1 fault in 1 requirement: a request is answered with status 400, so it does not hold that ${one.title} (pagination.continue-filter).`,
    );
  });

  test('counts no warning, unless it fails the run', () => {
    const all = [...limit, alone('security.disclosure', 8, 'warn')];
    expect(sentence(all)).toMatch(/^1 fault in 2 requirements: .*pagination\.limit/);
    const conditions = { title: '', credentials: [], policies: {}, disabled: [], strict: true, allowInconclusive: false };
    expect(sentenceOf(ledgerOf(all, {}, [], { conditions }))).toBe(
      '2 faults in 3 requirements. Most serious: errors disclose internals (security.disclosure).',
    );
  });

  test('counts nothing that a baseline accepts, and tells a baseline that is broken', () => {
    const accepted = [{ id: 'security.wrong-credential', reason: 'known', expires: '2031-01-01' }];
    const all = [...limit, alone('security.wrong-credential', 7)];
    expect(sentence(all, { baseline: { accepted, broken: [] } })).toMatch(/^1 fault in 2 requirements: a page does not/);
    const broken = [{ id: 'rows.kept', problem: 'It no longer fails.' }];
    expect(sentence([finding('rows.kept', 'pass')], { baseline: { accepted: [], broken } })).toBe(
      'The baseline no longer holds: rows.kept: It no longer fails.',
    );
  });
});

describe('of a run that conforms', () => {
  const conforms = { verdict: 'conforms' } as const;
  const kept = Array.from({ length: 85 }, (_, index) => finding(`rows.kept-${index}`, 'pass'));

  test('counts what was shown, and says what the rest needs, each phrase once', () => {
    expect(sentence(kept, conforms)).toBe('Conforms: all 85 requirements shown.');
    const open = [
      lacking('rows.a', text('holds AND')),
      lacking('rows.b', text('holds a plus sign')),
      lacking('rows.c', text('holds a blank')),
      lacking('rows.d', text('holds a blank')),
    ];
    expect(sentence([...kept, ...open], conforms)).toBe(
      'Conforms: 85 of 89 requirements shown; 4 need an item whose text holds AND, holds a plus sign or holds a blank.',
    );
  });

  test('keeps to one sentence where many things are lacking, and where nothing is but something moved', () => {
    const open = ['at least 51 items', 'at least 51 items', 'a count', 'ties'].map((what, index) =>
      lacking(`rows.o${index}`, { needs: ['x'], what }),
    );
    expect(sentence([...kept, ...open, finding('rows.m', 'inconclusive')], conforms)).toBe(
      'Conforms: 85 of 90 requirements shown; 4 need 3 kinds of data that are lacking, first at least 51 items; 1 is open for another reason.',
    );
  });

  test('does not hide warnings, nor what a baseline accepts', () => {
    const accepted = [{ id: 'security.wrong-credential', reason: 'known', expires: '2031-01-01' }];
    const all = [...kept, alone('security.wrong-credential', 7), alone('security.disclosure', 8, 'warn')];
    expect(sentence(all, { ...conforms, baseline: { accepted, broken: [] } })).toBe(
      'Conforms, with 1 accepted fault (security.wrong-credential) and 1 warning (security.disclosure): all 87 requirements shown.',
    );
  });
});

describe('of a run without an answer', () => {
  const empty = (body: unknown): LedgerContents => {
    const contents = ledgerOf(
      [
        finding('rows.kept', 'pass'),
        ...[1, 2].map((index) => lacking(`rows.c${index}`, { needs: ['one-item'], what: 'at least one item' }, true)),
        lacking('rows.many', { needs: ['items'], what: 'at least 51 items' }),
      ],
      { verdict: 'inconclusive' },
      [],
      { listing: { response: { items: '/items', identity: '/id' } } },
    );
    const [first] = contents.exchanges.values();
    if (first?.response === undefined) throw new Error('there is an exchange');
    const response = { ...first.response, json: body as never };
    return { ...contents, exchanges: new Map([[1, { ...first, response }]]) };
  };

  test('says what the target shows, and how far three items of two kinds go', () => {
    expect(sentenceOf(empty({ items: [] }))).toBe(
      'Cannot be judged yet: the target shows no items; three items of two kinds are enough for 3 of 4, and each of the others says what it needs.',
    );
    expect(sentenceOf(empty({ items: [{}] }))).toMatch(/^Cannot be judged yet: the data is too little for 3 requirements; three/);
  });

  test('quotes the first finding where no data would help', () => {
    const moved = finding('rows.moved', 'inconclusive', { core: true, message: "The target's data moved." });
    expect(sentence([moved], { verdict: 'inconclusive' })).toBe(
      "Cannot be judged yet: 1 requirement is open, rows.moved first: The target's data moved.",
    );
  });

  test.each<[Partial<EndRecord>, readonly Finding[], string]>([
    [{ verdict: 'unreachable', complete: false, reason: 'It is down.' }, [], 'Not judged: It is down.'],
    [{ verdict: 'interrupted', complete: false }, [finding('rows.kept', 'pass')], 'Interrupted: 1 of 1 requirement judged.'],
    [
      { verdict: 'error' },
      [finding('rows.a', 'error'), finding('rows.b', 'error')],
      'The harness broke in 2 requirements (rows.a and rows.b), which says nothing about the target.',
    ],
    [{ verdict: 'error', reason: 'A file did not run.' }, [], 'Not judged: A file did not run.'],
  ])('%j', (end, findings, expected) => {
    expect(sentence(findings, end)).toBe(expected);
  });
});

test('is one printable line, whatever a target has put into names', () => {
  for (const verdict of ['violates', 'conforms', 'inconclusive', 'unreachable', 'interrupted', 'error'] as const) {
    const all = [
      finding('rows.a', 'fail', { title: hostile }),
      finding('rows.b', 'inconclusive', { core: true, message: hostile }),
    ];
    expect(sentence(all, { verdict, reason: hostile })).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n]/u);
  }
});

test('every requirement has words for its fault that go on from a verdict, no two the same', () => {
  const faults = loadRequirements().map(({ fault }) => fault);
  for (const fault of faults) expect(fault).toMatch(/^(?!No )[A-Za-z][^.]{10,90}$/);
  expect(new Set(faults).size).toBe(faults.length);
});

describe('causes', () => {
  const all = [...limit, alone('security.wrong-credential', 7), finding('rows.kept', 'pass')];

  test('stand in every finding of a ledger that ended, and of the results', () => {
    const contents = ledgerOf(all);
    const expected = { 'pagination.limit': null, 'pagination.pages-full': 'pagination.limit', 'security.wrong-credential': null };
    const told = (findings: readonly { readonly id: string; readonly cause?: string | null }[]) =>
      Object.fromEntries(findings.map(({ id, cause }) => [id, cause]));
    expect(told(contents.findings)).toEqual({ ...expected, 'rows.kept': null });
    expect(told(resultsOf(contents).findings)).toEqual({ ...expected, 'rows.kept': null });
    expect(resultsOf(contents).sentence).toBe(sentenceOf(contents));
  });

  test('hold under the name of its run where several are merged', () => {
    const { run, end, ...rest } = ledgerOf(all);
    if (run === undefined || end === undefined) throw new Error('the run ended');
    const named = ['a', 'b'].map((name) => ({ name, contents: { ...rest, run, end } }));
    const faults = faultsOf(mergeRuns(named)).map(({ lead, consequences }) => [lead.id, consequences.map(({ id }) => id)]);
    expect(faults).toEqual([
      ['a/security.wrong-credential', []],
      ['b/security.wrong-credential', []],
      ['a/pagination.limit', ['a/pagination.pages-full']],
      ['b/pagination.limit', ['b/pagination.pages-full']],
    ]);
  });
});
