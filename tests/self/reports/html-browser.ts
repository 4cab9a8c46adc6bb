import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';

/** Debian's; `.ci/run` installs it. */
const executablePath = '/usr/bin/chromium';

export const hasChromium = fs.existsSync(executablePath);

/** Started as root and without a network: no sandbox, and nothing that Chromium would ask for by itself. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Opened {
  readonly page: Page;
  /** What the console and the page complained of. */
  readonly problems: readonly string[];
  /** Every URL that was asked for. */
  readonly requests: readonly string[];
}

/** A browser that opens reports from the disk. */
export async function openBrowser() {
  const browser: Browser = await chromium.launch({ executablePath, args, headless: true });
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'html-report-'));
  let files = 0;
  return {
    directory,
    async open(html: string, options: NonNullable<Parameters<Browser['newPage']>[0]> = {}): Promise<Opened> {
      files += 1;
      const file = path.join(directory, `report-${files}.html`);
      fs.writeFileSync(file, html);
      const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
      const problems: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('dialog', (dialog) => {
        problems.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(`file://${file}`);
      return { page, problems, requests };
    },
    async close(): Promise<void> {
      await browser.close();
      fs.rmSync(directory, { recursive: true });
    },
  };
}
