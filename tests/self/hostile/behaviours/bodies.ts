import type { Behaviour, Expected } from '../behaviour';

const type = { 'Content-Type': 'application/json' };

type Body = string | Buffer | readonly Buffer[];

const sent =
  (body: () => Body): Behaviour['answer'] =>
  async ({ response }) => {
    response.writeHead(200, type);
    const pieces = body();
    for (const piece of typeof pieces === 'string' || Buffer.isBuffer(pieces) ? [pieces] : pieces) {
      if (response.destroyed) return;
      if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    }
    response.end();
  };

/** A body that is no page: not taken for one at the first read, and told of where it comes later. */
const noPage = (name: string, body: () => Body, first: RegExp, later: Expected, more: Partial<Behaviour> = {}): Behaviour => ({
  name,
  answer: sent(body),
  first: { exit: 3, says: first },
  later,
  ...more,
});

const json = /application\/json that is no JSON object/;
const unread: Expected = { exit: 1, says: /Expected a JSON object; received/ };
/** A body that breaks a bound is no answer. */
const beyond = (bound: string): readonly [RegExp, Expected] => [
  new RegExp(`received status 200 \\(application/json\\), but the body holds ${bound}`),
  { exit: 4, says: new RegExp(`gives no answer any more that can be read: .* the body holds ${bound}`) },
];
const deep = beyond('more than 512 lists and objects in each other');

const pieces = (size: number, fill: string): readonly Buffer[] => Array.from({ length: size }, () => Buffer.alloc(2 ** 20, fill));

export const bodies: readonly Behaviour[] = [
  noPage('nothing', () => '', json, unread),
  noPage('a word', () => 'hello', json, unread),
  noPage('null', () => 'null', json, unread),
  noPage('a list', () => '[]', json, unread),
  noPage('a text', () => '"items"', json, unread),
  noPage('a number', () => '1e999', json, unread),
  noPage('half of an object', () => '{"items":[{"metadata":{"uid":"a"', json, unread),
  noPage('an object and more', () => '{"items":[]} {"items":[]}', json, unread),
  noPage('single quotes', () => "{'items':[]}", json, unread),
  noPage('a comment', () => '/* */ {"items":[]}', json, unread),
  noPage('zero bytes', () => Buffer.alloc(1000), json, unread),
  noPage('UTF-16', () => Buffer.from('{"items":[]}', 'utf16le'), /no JSON object: it is written in UTF-16, .* send UTF-8/, {
    exit: 1,
    says: /Expected a JSON object; received no JSON, .* it is written in UTF-16/,
  }),
  noPage('Latin-1', () => Buffer.from('{"items":["é"]}', 'latin1'), /no JSON object: some of its bytes are no UTF-8/, {
    exit: 1,
    says: /Expected a JSON object; received no JSON, .* some of its bytes are no UTF-8/,
  }),
  noPage(
    'half a character',
    () => Buffer.concat([Buffer.from('{"items":["'), Buffer.from([0xc3]), Buffer.from('"]}')]),
    json,
    unread,
  ),
  noPage('a thousand levels', () => '['.repeat(1000) + ']'.repeat(1000), ...deep),
  noPage('200,000 levels', () => `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, ...deep),
  noPage('a million levels', () => `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`, ...deep, { isLong: true }),
  noPage('a million levels that do not close', () => '['.repeat(1_000_000), ...deep),
  noPage(
    'too much to read: a million members',
    () => `{"items":[],"labels":{${Array.from({ length: 1_000_000 }, (_, index) => `"a${index}":1`).join()}}}`,
    ...beyond('more than 50,000 members in one list or object'),
    { isLong: true },
  ),
  noPage(
    'too much to read: a number of a million digits',
    () => `{"items":[],"listmeta":{"count":${'7'.repeat(1_000_000)}}}`,
    ...beyond('a number of more than 1,000 characters'),
  ),
  noPage('a page for people', () => '<!doctype html><title>Sign in</title>', /a page for people, titled "Sign in"/, {
    exit: 4,
    says: /answers with a sign-in page, titled "Sign in"/,
  }),
  noPage(
    'more than the bound',
    () => pieces(18, ' '),
    /the body is larger than 16 MiB/,
    { exit: 4, says: /larger than 16 MiB/ },
    { isLong: true },
  ),
];
