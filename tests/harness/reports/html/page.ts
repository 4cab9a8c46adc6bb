import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { type Children, h, own } from './element';

const style = readFileSync(path.join(__dirname, 'report.css'), 'utf8');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, sent or run but this project's own style and script, whatever else may get into the page. */
const policyWith = (script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** One HTML document that needs no network. `skip`: the link by which a keyboard leaves out what stands before `main`; `script`: of our own. */
export function pageOf(title: string, skip: string, body: readonly Children[], script?: string): string {
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policyWith(script) }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', null, title),
      own('style', style),
    ),
    h('body', null, h('a', { class: 'skip', href: '#main' }, skip), ...body, script === undefined ? null : own('script', script)),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
