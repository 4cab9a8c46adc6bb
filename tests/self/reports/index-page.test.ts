import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { report } from '../../conformance/report-command';
import type { Outcome } from '../../harness/findings/finding';
import type { Verdict } from '../../harness/findings/verdict';
import { indexPage } from '../../harness/reports/html/index-page';
import { type Results, resultsOf } from '../../harness/reports/results';
import { seriesOf, tallyOf } from '../../harness/reports/run-series';
import { hasChromium, openBrowser } from './html-browser';
import { finding, hostile, ledgerOf } from './ledger-of';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('index');

function results(
  day: string,
  verdict: Verdict,
  outcomes: { readonly [id: string]: Outcome },
  part: Partial<Results> = {},
): Results {
  const findings = Object.entries(outcomes).map(([id, outcome]) => finding(id, outcome));
  const about = { label: `release ${day}` };
  const made = resultsOf(ledgerOf(findings, { verdict }, [], { startedAt: `2030-01-${day}T08:00:00.000Z`, about }));
  return { ...made, target: 'https://eu.example.com', ...part };
}

const good = { 'pagination.limit': 'pass', 'pagination.count': 'pass', 'security.wrong-credential': 'pass' } as const;
const first = results('01', 'conforms', good);
const second = results('02', 'violates', { ...good, 'pagination.limit': 'fail' });
const mended = results('03', 'conforms', good);
const elsewhere = results(
  '02',
  'violates',
  { ...good, 'security.wrong-credential': 'fail' },
  { target: 'https://us.example.com' },
);
const silent = results('04', 'unreachable', {}, { target: `https://${hostile}`, sentence: `Not judged: ${hostile}` });

test('releases of a target are one series, whatever the order they are named in; other targets and listings are others', () => {
  const series = seriesOf(
    [mended, elsewhere, first, second, { ...first, operation: 'listPacks' }].map((one) => ({ results: one })),
  );
  expect(
    series.map(({ target, operation, runs }) => [target, operation, runs.map((run) => run.results.startedAt.slice(8, 10))]),
  ).toEqual([
    ['https://eu.example.com', undefined, ['01', '02', '03']],
    ['https://us.example.com', undefined, ['02']],
    ['https://eu.example.com', 'listPacks', ['01']],
  ]);
});

test('the tally of an area counts what could be judged; what a baseline accepts is warned of', () => {
  expect(tallyOf(second, 'pagination')).toEqual({ fail: 1, error: 0, warn: 0, inconclusive: 0, pass: 1 });
  const accepted = [{ id: 'pagination.limit', reason: 'ticket 7', expires: '2031-01-01' }];
  const known = { ...second, baseline: { accepted, broken: [] } };
  expect(tallyOf(known, 'pagination')).toEqual({ fail: 0, error: 0, warn: 1, inconclusive: 0, pass: 1 });
});

function run(...argv: readonly string[]) {
  const printed = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      printed[name] += text;
    },
  });
  return { exitCode: report(argv, {}, { stdout: into('stdout'), stderr: into('stderr') }), ...printed };
}

function folder(name: string, content: object, hasReport = true): string {
  const made = path.join(directory, name);
  mkdirSync(made, { recursive: true });
  writeFileSync(path.join(made, 'results.json'), JSON.stringify(content));
  if (hasReport) writeFileSync(path.join(made, 'report.html'), '<title>of one run</title>');
  return made;
}

test('the command makes a page of directories, and of the folders in them, that links each report', () => {
  const releases = path.dirname(folder('releases/4.8 & more', first));
  folder('releases/4.9', second);
  const other = folder('us', elsewhere, false);
  const out = path.join(directory, 'made', 'here');
  expect(run('index', releases, other, '--out', out)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `0 of 2 listings conform. First of the others: ${second.sentence ?? ''}\nWritten: ${path.join(out, 'index.html')}\n`,
  });
  const page = readFileSync(path.join(out, 'index.html'), 'utf8');
  expect([...page.matchAll(/<a href="([^#"]+)"/g)].map(([, link]) => link)).toEqual([
    '../../releases/4.9/report.html',
    '../../releases/4.8%20%26%20more/report.html',
  ]);
});

test.each([
  ['no directory', [], /^Expected the directory of a run, or more of them; received none\./],
  ['one that is not there', [path.join(directory, 'none')], /^Expected a directory of runs; .*ENOENT.*none/],
  ['one without a run', [mkdtempSync(path.join(directory, 'empty-'))], /^Expected results\.json in .*found none/],
])('is refused in a sentence: %s', (_, directories, sentence) => {
  const ran = run('index', ...directories, '--out', path.join(directory, 'refused'));
  expect(ran).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(sentence) as unknown });
  expect(ran.stderr.trimEnd()).not.toContain('\n');
});

const inBrowser = hasChromium ? describe : describe.skip;

inBrowser('in Chromium', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  const many = Array.from({ length: 30 }, (_, index) =>
    results(String(index + 1).padStart(2, '0'), 'conforms', good, { target: 'http://m' }),
  );
  const page = indexPage([
    ...[first, second, mended, elsewhere, silent, ...many].map((one) => ({ results: one, report: 'report.html' })),
  ]);

  test.each([1280, 360])('tells the answer and each listing at %d pixels, and asks for nothing', async (width) => {
    const opened = await browser.open(page, { viewport: { width, height: 900 } });
    expect(await opened.page.locator('h1').innerText()).toMatch(/^2 of 4 listings conform\. First of the others: 1 fault/);
    expect(await opened.page.locator('h2').allInnerTexts()).toHaveLength(4);
    const [eu] = await opened.page.locator('main section').all();
    expect(await eu?.innerText()).toContain(
      'No worse than before: nothing newly fails and no observed behaviour changed; 1 requirement newly passes.',
    );
    expect(await eu?.locator('.trends li').first().innerText()).toMatch(/pagination\s+2 pass; before 1 fail, 1 pass/);
    expect(await eu?.locator('.trends li').first().locator('rect').count()).toBe(4);
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(opened.problems).toEqual([]);
    expect(opened.requests).toHaveLength(1);
  });

  test.each(['light', 'dark'] as const)('%s: no rule of accessibility is broken', async (colorScheme) => {
    const opened = await browser.open(page, { colorScheme, bypassCSP: true });
    await opened.page.addScriptTag({ path: require.resolve('axe-core') });
    const violations: unknown = await opened.page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map(({ html }) => html.slice(0, 200))]))`,
    );
    expect(violations).toEqual([]);
  });
});
