import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../harness/errors';
import { readRecording } from '../../harness/findings/recording';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('recording');
const run = {
  kind: 'run',
  version: 1,
  harness: '0.0.0',
  target: 'http://127.0.0.1:1',
  contract: 'rows.yaml',
  startedAt: '2026-01-01T00:00:00.000Z',
  seed: 1,
  plan: ['rows.kept'],
  conditions: { title: 'Rows', credentials: ['key'], policies: {}, disabled: [], strict: false, allowInconclusive: false },
};
const request = { url: 'http://127.0.0.1:1/rows', headers: [{ name: 'Key', value: 'x' }], _credential: 'configured' };
const response = { status: 200, headers: [], content: { text: '{}' }, _json: true, _echoed: false };
const entry = { _exchange: 1, _attempt: { startedMs: 0, durationMs: 1, status: 200, pausedMs: 0 }, request, response };
const log = { version: '1.2', _recording: 2, _run: run, entries: [entry] };

const written = (text: string): string => {
  const file = path.join(directory, 'exchanges.har');
  writeFileSync(file, text);
  return file;
};
const withLog = (part: object): string => written(JSON.stringify({ log: { ...log, ...part } }));
const withEntry = (part: object): string => withLog({ entries: [{ ...entry, ...part }] });

function messageOf(file: string): string {
  try {
    readRecording(file);
  } catch (error) {
    if (error instanceof ConfigError && error.code === 'CONFIG_RECORDING_UNREADABLE') return error.message;
    throw error;
  }
  throw new Error('it was read');
}

test('what is told apart below is read where nothing is wrong with it', () => {
  expect(readRecording(withLog({}))).toMatchObject({ run, exchanges: [{ id: 1, response: { json: {} } }] });
  expect(readRecording(written(`\ufeff${JSON.stringify({ log })}`)).exchanges).toHaveLength(1);
});

test('a recording of an earlier version is judged again: what it lacks is made anew', () => {
  const listing = { response: {}, parameters: {}, order: {} };
  const places = { items: '', identity: '', continue: '', count: '', limit: '', offset: '' };
  const earlier = withLog({ _recording: 1, _run: { ...run, listing: { ...listing, response: places } } });
  expect(readRecording(earlier).exchanges).toHaveLength(1);
});

const deep = `{"log":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`;

test.each<[string, () => string, RegExp]>([
  ['missing', () => path.join(directory, 'none.har'), /none\.har; it does not exist/],
  ['a directory', () => directory, /it is a directory/],
  ['empty', () => written(' '), /it is empty/],
  ['cut off', () => written(JSON.stringify({ log }).slice(0, -40)), /it is truncated or damaged JSON/],
  ['no JSON', () => written('<html></html>'), /it is no JSON/],
  ['JSON of something else', () => written('[1]'), /it is no HAR: it has no log/],
  ['a results file', () => written('{"verdict":"conforms"}'), /it is no HAR/],
  [
    'a HAR of a browser',
    () => written('{"log":{"version":"1.2","creator":{"name":"WebInspector"},"entries":[]}}'),
    /another program wrote it/,
  ],
  ['nested without end', () => written(deep), /it holds more than 512 lists and objects in each other/],
  [
    'newer',
    () => withLog({ _recording: 9 }),
    /it is of version 9, and this harness reads version 3; use the harness that wrote it or a newer one/,
  ],
  ['of a version that never was', () => withLog({ _recording: 0 }), /it is of an unknown version/],
  ['of no version', () => withLog({ _recording: 'x' }), /it is of an unknown version/],
  ['without a run', () => withLog({ _run: undefined }), /\/log lacks "_run"/],
  [
    'with another record for a run',
    () => withLog({ _run: { kind: 'end', complete: true, durationMs: 1 } }),
    /log\._run\) is not as a run writes it/,
  ],
  [
    'with a run that is broken',
    () => withLog({ _run: { ...run, seed: 'x' } }),
    /log\._run\) is not as a run writes it: .*seed must be a number/,
  ],
  ['of a run without conditions', () => withLog({ _run: { ...run, conditions: undefined } }), /log\._run\.conditions/],
  [
    'with a policy that is none',
    () => withLog({ _run: { ...run, conditions: { ...run.conditions, policies: { a: {} } } } }),
    /policies.* must be a text/,
  ],
  [
    'of a target that is no URL',
    () => withLog({ _run: { ...run, target: 'file:///etc' } }),
    /log\._run\.target\) is no http URL/,
  ],
  ['without an exchange', () => withLog({ entries: [] }), /entries must hold 1 or more/],
  ['with an entry of a browser', () => withLog({ entries: [entry, { request, response }] }), /entries\/1 lacks "_exchange"/],
  [
    'with a request that is none',
    () => withEntry({ request: { ...request, url: 'javascript:alert(1)' } }),
    /exchange 1 has no http URL/,
  ],
  [
    'with a credential of another kind',
    () => withEntry({ request: { ...request, _credential: 'stolen' } }),
    /exchange 1 is not as a run writes it/,
  ],
  ['with an attempt that is none', () => withEntry({ _attempt: {} }), /exchange 1 is not as a run writes it: .*startedMs/],
  [
    'with a header that is none',
    () => withEntry({ response: { ...response, headers: [{ name: 'a', value: 1 }] } }),
    /headers\/0\/value must be a text/,
  ],
  [
    'with a body that is not what it is said to be',
    () => withEntry({ response: { ...response, content: { text: '{' } } }),
    /is no JSON, and is said to be/,
  ],
])('a recording that is %s is refused in one sentence that names the file', (_what, file, problem) => {
  const message = messageOf(file());
  expect(message).toMatch(problem);
  expect(message).toMatch(/^Expected a recording in .*; .*\. Name the exchanges\.har of a run\.$/);
  expect(message.length).toBeLessThan(500);
});

test('a recording larger than a run writes is not read', () => {
  const file = written('{');
  // Sparse: it takes no room on the disk.
  truncateSync(file, 64 * 2 ** 20 + 1);
  expect(messageOf(file)).toMatch(/it has 67108865 bytes, more than 67108864/);
});
