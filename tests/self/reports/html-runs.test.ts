import type { LedgerContents } from '../../harness/findings/ledger';
import { loadRequirements } from '../../harness/findings/requirements';
import { htmlReport } from '../../harness/reports/html/html-report';
import { sentenceOf } from '../../harness/reports/sentence';
import { reportContext } from '../../harness/run/report-context';
import { hasChromium, openBrowser } from './html-browser';
import { ledgerOfMovingRun, ledgerOfRun } from './html-run';

const requirements = loadRequirements();
const reportOf = (contents: LedgerContents): string =>
  htmlReport(contents, reportContext(requirements, contents.run?.contract ?? ''));

/** Any key opens the API, the count is capped, and an order is overlooked. */
const threeFaults = ['any-key-accepted', 'count-capped', 'order-ignored'] as const;

const inBrowser = hasChromium ? describe : describe.skip;

inBrowser('reports of real runs in Chromium', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  const runs = new Map<string, LedgerContents>();
  const run = (name: string): LedgerContents => {
    const contents = runs.get(name);
    if (contents === undefined) throw new Error(`Expected a run ${name}.`);
    return contents;
  };
  beforeAll(async () => {
    browser = await openBrowser();
    runs.set('conforming', await ledgerOfRun({}));
    runs.set('three faults', await ledgerOfRun({ faults: threeFaults }));
    runs.set('empty', await ledgerOfRun({ clusters: [] }));
    runs.set('moving', await ledgerOfMovingRun());
  });
  afterAll(() => browser.close());

  const open = (name: string, width: number) => browser.open(reportOf(run(name)), { viewport: { width, height: 900 } });

  test.each([
    [1280, 4000],
    [360, 8000],
  ])('when all is well, the page is short at %d pixels', async (width, most) => {
    const { page } = await open('conforming', width);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(most);
  });

  test.each(['conforming', 'three faults', 'empty', 'moving'])(
    '%s: the first screen has the sentence, the faults and the requirements by area',
    async (name) => {
      const { page, problems } = await open(name, 1280);
      expect(await page.locator('h1').innerText()).toContain(sentenceOf(run(name)));
      const bottom = await page.locator('.areas').evaluate((element) => element.getBoundingClientRect().bottom);
      expect(bottom).toBeLessThan(900);
      expect(await page.locator('.areas li').count()).toBe(new Set(run(name).run?.plan.map((id) => id.split('.', 1)[0])).size);
      expect(problems).toEqual([]);
    },
  );

  test('faults are told, not failed requirements: each is a link to its evidence, security first', async () => {
    const { page } = await open('three faults', 1280);
    const links = page.locator('.fault-list a');
    expect(await links.count()).toBe(3);
    expect(await links.first().innerText()).toContain('security.');
    await links.first().click();
    const id = await page.evaluate('location.hash.slice(1)');
    expect(
      await page.locator(`article[id="${String(id)}"]`).evaluate((element) => element.getBoundingClientRect().top),
    ).toBeLessThan(900);
    expect(await page.locator('#faults article').count()).toBe(3);
  });

  test('of an empty project, what to add is told once each', async () => {
    const { page } = await open('empty', 1280);
    const told = await page.locator('.lacking h3').allInnerTexts();
    const lacks = run('empty').findings.flatMap((finding) => finding.lacks?.what ?? []);
    expect(told.length).toBe(new Set(lacks).size);
    expect(told.length).toBeLessThan(lacks.length);
    expect(new Set(told).size).toBe(told.length);
  });

  test('a link to a requirement unfolds its area', async () => {
    const { page } = await open('empty', 1280);
    const row = page.locator('#requirements tbody tr').first();
    expect(await row.isVisible()).toBe(false);
    await page.locator('.lacking a').first().click();
    const id = await page.evaluate('location.hash.slice(1)');
    await page.locator(`tr[id="${String(id)}"]`).waitFor({ state: 'visible' });
  });

  test('behaviour is told in sentences', async () => {
    const { page } = await open('conforming', 1280);
    const told = await page.locator('.role li').allInnerTexts();
    expect(told.length).toBe(run('conforming').observations.length);
    expect(told.find((text) => text.includes('limit.above-maximum'))).toMatch(
      /^A limit above the maximum is cut down to the maximum\. /,
    );
    // A choice without a sentence is told by its key alone.
    expect(told.filter((text) => !/^[A-Z].*\. /.test(text))).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('three faults, %s: no rule of accessibility is broken', async (colorScheme) => {
    const { page } = await browser.open(reportOf(run('three faults')), { colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: require.resolve('axe-core') });
    for (const details of await page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    const violations: unknown = await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map(({ html }) => html.slice(0, 200))]))`,
    );
    expect(violations).toEqual([]);
  });
});
