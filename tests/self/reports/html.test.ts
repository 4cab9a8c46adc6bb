import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../harness/contract/model';
import type { LedgerContents } from '../../harness/findings/ledger';
import { htmlReport } from '../../harness/reports/html/html-report';
import { hasChromium, openBrowser } from './html-browser';
import { answered, ledgerWith, ordered, rows, walked } from './html-ledger';
import { context, everyOutcome, finding, hostile, ledgerOf } from './ledger-of';

const rowsOf = (names: readonly string[]): Json => names.map((name, index) => ({ key: `k${index}`, name, rank: index }));

/** What a hostile target may do to a reader of the report. */
const names = [
  hostile,
  '<script>document.title = "owned"</script>',
  '<img src="http://127.0.0.1:9/x.png" onerror="document.title = \'owned\'">',
  '</style><style>body{display:none}</style>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  'abc\u202edcba',
  'x'.repeat(100_000),
];

function hostileLedger(): LedgerContents {
  const page = answered(1, `size=50&${new URLSearchParams([['where', names.join()]])}`, {
    rows: rowsOf(names),
    next: '',
    total: 8,
  });
  return ledgerWith(
    [
      { kind: 'exchange', exchange: page },
      { kind: 'query', exchange: 1, query: { filter: names.join(), extra: names.map((name) => [name, name] as const) } },
      ...walked(2, { ...ordered('ascending'), limit: 5, filter: hostile }, [rows(5, 10), rows(0, 5)]),
    ],
    [
      ...everyOutcome,
      ...names.map((name, index) =>
        finding(`hostile.n${index}`, 'fail', {
          title: name,
          message: name,
          violations: [{ subject: name, evidence: 'exchange', expected: name, received: name, exchanges: [1, 2] }],
          curl: `curl '${name}'`,
        }),
      ),
    ],
  );
}

test('the report is a pure function of the ledger', () => {
  expect(htmlReport(ledgerOf(everyOutcome), context)).toBe(htmlReport(ledgerOf(everyOutcome), context));
});

test('the policy allows the style and the script of the page by their hashes, and nothing else', () => {
  const report = htmlReport(ledgerOf(everyOutcome), context);
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(report) ?? [];
  const directory = path.join(__dirname, '..', '..', 'harness', 'reports', 'html');
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(directory, file)))
      .digest('base64');
  expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash('report.css')}'`,
    `script-src 'sha256-${hash('table-filter.js')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('sentence, areas, faults, what is not judged, requirements, behaviour and figures stand in this order', () => {
  const report = htmlReport(hostileLedger(), context);
  const places = ['<h1>', 'class="areas"', 'id="faults"', 'id="open"', 'id="requirements"', 'id="observed"', 'id="figures"'];
  const at = places.map((place) => report.indexOf(place));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at).not.toContain(-1);
});

test('a ledger without listing, findings or exchanges still gives a page', () => {
  const bare = ledgerOf([], { complete: false, verdict: 'unreachable', reason: 'Nobody answered.' });
  const report = htmlReport({ ...bare, exchanges: new Map() }, { requirement: () => undefined, clause: () => undefined });
  expect(report).toContain('Nobody answered.');
  expect(report).toContain('No request was sent.');
});

test('a run over 10,000 items gives a page that a mail can carry', () => {
  const pages = Array.from({ length: 200 }, (_, index) => rows(index * 50, index * 50 + 50));
  const orders = Array.from({ length: 10 }, (_, index) =>
    walked(1 + index * 200, { ...ordered('ascending'), filter: `v=${index}` }, pages, { total: 10_000 }),
  );
  const scattered = pages.map((page, index) => (index % 2 === 0 ? page : [...page].reverse().filter((_, at) => at % 3 > 0)));
  const report = htmlReport(
    ledgerWith([...orders, ...[walked(5000, ordered('descending'), scattered, { total: 10_000 })]].flat()),
    context,
  );
  expect(report.length).toBeLessThan(1_000_000);
});

const inBrowser = hasChromium ? describe : describe.skip;

inBrowser(hasChromium ? 'in Chromium' : 'in Chromium (no Chromium at /usr/bin/chromium: install Debian’s)', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let report: string;
  beforeAll(async () => {
    report = htmlReport(hostileLedger(), context);
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)(
    '%s: shows everything, breaks no rule of accessibility, asks for nothing',
    async (colorScheme) => {
      const { page, problems, requests } = await browser.open(report, { colorScheme, bypassCSP: true });
      // Only axe-core needs the bypass: it is put into the page.
      await page.addScriptTag({ path: require.resolve('axe-core') });
      for (const details of await page.locator('details').all())
        await details.evaluate((element) => element.setAttribute('open', ''));
      const violations: unknown = await page.evaluate(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => [html.slice(0, 200), failureSummary])]))`,
      );
      expect(violations).toEqual([]);
      const picture = path.join(browser.directory, `${colorScheme}.png`);
      await page.screenshot({ path: picture });
      expect(statSync(picture).size).toBeGreaterThan(10_000);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(15, 19, 24)',
      );
      expect(problems).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    },
  );

  test('what a target sent is shown and does not run', async () => {
    const { page, problems, requests } = await browser.open(report);
    expect(await page.title()).not.toContain('owned');
    for (const name of ['<script>document.title = "owned"</script>', '"><svg onload=alert(1)>'])
      await page.locator('#faults h3').getByText(name).first().waitFor({ state: 'visible' });
    expect(await page.locator('#faults h3').getByText('dcba').count()).toBe(1);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('style').count()).toBe(1);
    expect(await page.locator('img, iframe, object, embed, link, base').count()).toBe(0);
    expect(await page.locator('a:not([href^="#"])').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.outerHTML.length')).toBeLessThan(400_000);
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test('the policy stops what would get into the page all the same', async () => {
    let arrived = 0;
    const server = createServer((_, response) => {
      arrived += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const image = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.png`;
    const injected = `<script>document.title = "owned"</script><img src="${image}" onerror="document.title = 1"><p style="position:fixed">x</p>`;
    const { page, problems } = await browser.open(report.replace('<main', `${injected}<main`));
    expect(await page.title()).toBe('violates: http://127.0.0.1:1');
    expect(await page.locator('p', { hasText: /^x$/ }).evaluate((element) => getComputedStyle(element).position)).toBe('static');
    expect(problems.filter((problem) => problem.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(3);
    server.close();
    expect(arrived).toBe(0);
  });

  test('search and filter work by keyboard alone', async () => {
    const { page, problems } = await browser.open(report);
    const visible = () => page.locator('.requirements tbody tr:visible').count();
    const all = everyOutcome.length + names.length;
    expect(await visible()).toBe(0);
    await page.locator('#search').focus();
    await page.keyboard.type('ROWS. loose');
    expect(await visible()).toBe(1);
    expect(await page.locator('#shown').textContent()).toBe(`1 of ${all} requirements`);
    await page.keyboard.type(' nothing like this');
    expect(await visible()).toBe(0);
    await page.getByText('No requirement matches.').waitFor({ state: 'visible' });
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    expect(await visible()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.value')).toBe('fail');
    expect(await page.evaluate('getComputedStyle(document.activeElement.nextElementSibling).outlineStyle')).toBe('solid');
    await page.keyboard.press('Space');
    expect(await visible()).toBe(names.length + 1);
    await page.keyboard.press('Space');
    expect(await visible()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('the first stop of the keyboard leads past the head of the page', async () => {
    const { page } = await browser.open(report);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  test('without script everything is there but the controls', async () => {
    const { page } = await browser.open(report, { javaScriptEnabled: false });
    for (const area of await page.locator('.area > summary').all()) await area.click();
    expect(await page.locator('.requirements tbody tr:visible').count()).toBe(everyOutcome.length + names.length);
    expect(await page.locator('#filter').isVisible()).toBe(false);
  });

  test.each([360, 1200])('at a width of %d pixels nothing makes the page scroll sideways', async (width) => {
    const { page } = await browser.open(report, { viewport: { width, height: 800 } });
    for (const details of await page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('a reader who wants no motion gets none', async () => {
    const { page } = await browser.open(report, { reducedMotion: 'reduce' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
  });

  test('headings go down one step at a time', async () => {
    const { page } = await browser.open(report);
    const levels = await page.locator('h1, h2, h3, h4, h5').evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });
});
