import { lastBroken } from '../broken-rule';
import Ajv from 'ajv/dist/2020';
import type { Exchange } from '../client/exchange';
import { errorParts } from '../client/failure';
import { ConfigError } from '../errors';
import { brokenJson, inputBytes, jsonTextOfInput, mostOfRun } from '../input-file';
import { late } from '../late';
import type { RecordedEntry, Recording } from './har';
import { recordingVersion } from './har';
import type { RunConditions, RunRecord } from './ledger-record';
import { type RestoredTexts, restoreTexts } from './kept-text';
import { keptText } from './schema';
import { restoreRecord } from './stored-record';

/** What an earlier run asked and was given, and under which conditions it judged that. */
export interface RecordedRun {
  readonly file: string;
  readonly run: RunRecord & { readonly conditions: RunConditions };
  /** By id. */
  readonly exchanges: readonly Exchange[];
  /** Why it was over before everything was asked. */
  readonly ended: string | undefined;
}

/**
 * Reads the `exchanges.har` of a run. Throws `ConfigError` (`CONFIG_RECORDING_UNREADABLE`) for a file that is missing, too large,
 * truncated, of another program, of a newer version, or not as a run writes it. It names the file and what is wrong.
 */
export function readRecording(file: string): RecordedRun {
  const { log } = checked(file, parse(file));
  const restored = restoreRecord(log._run);
  if ('wrong' in restored || restored.record.kind !== 'run')
    throw unreadable(
      file,
      `what it says of its run (log._run) is not as a run writes it${'wrong' in restored ? `: ${restored.wrong}` : ''}`,
    );
  const run = restored.record;
  const { conditions } = run;
  if (conditions === undefined)
    throw unreadable(file, 'it does not say under which conditions its run judged (log._run.conditions)');
  if (!/^https?:\/\/[^/]/.test(run.target) || !URL.canParse(run.target))
    throw unreadable(file, 'the target of its run (log._run.target) is no http URL');
  return { file, run: { ...run, conditions }, exchanges: exchangesOf(file, log.entries), ended: log._ended };
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = jsonTextOfInput(inputBytes(file, mostOfRun));
  } catch (cause) {
    throw unreadable(file, errorParts(cause).message, cause);
  }
  if (text.trim() === '') throw unreadable(file, 'it is empty');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(file, brokenJson(text, cause as SyntaxError), cause);
  }
}

const text = { type: 'string' };
const list = { type: 'array', items: { type: 'object', required: ['name', 'value'], properties: { name: text, value: text } } };

/** What is read of it; the rest of HAR is for other readers. */
const recordingSchema = late(() =>
  new Ajv().compile<Recording>({
    type: 'object',
    required: ['log'],
    properties: {
      log: {
        type: 'object',
        required: ['_run', 'entries'],
        properties: {
          _run: { type: 'object' },
          _ended: text,
          entries: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['_exchange', '_attempt', 'request', 'response'],
              properties: {
                _exchange: { type: 'integer', minimum: 1 },
                _attempt: { type: 'object' },
                request: {
                  type: 'object',
                  required: ['url', 'headers', '_credential'],
                  properties: {
                    method: text,
                    url: text,
                    headers: list,
                    _credential: text,
                    _credentialVariable: text,
                    _credentialParameter: text,
                  },
                },
                response: {
                  type: 'object',
                  required: ['status', 'headers', 'content'],
                  properties: {
                    status: { type: 'integer' },
                    headers: list,
                    content: {
                      type: 'object',
                      properties: { text, _text: keptText, _cut: { type: 'object' }, size: { type: 'integer' }, encoding: text },
                    },
                    _json: { type: 'boolean' },
                    _echoed: { type: 'boolean' },
                  },
                },
              },
            },
          },
        },
      },
    },
  }),
);

function checked(file: string, value: unknown): Recording {
  const log = member(value, 'log');
  if (log === undefined) throw unreadable(file, 'it is no HAR: it has no log');
  const version = member(log, '_recording');
  if (version === undefined) throw unreadable(file, 'another program wrote it: it does not say how a run began (log._recording)');
  const { first, last } = recordingVersion;
  if (typeof version === 'number' && version > last)
    throw unreadable(
      file,
      `it is of version ${version}, and this harness reads version ${last}; use the harness that wrote it or a newer one`,
    );
  if (typeof version !== 'number' || !Number.isInteger(version) || version < first)
    throw unreadable(file, 'it is of an unknown version (log._recording)');
  const isRecording = recordingSchema();
  if (isRecording(value)) return value;
  throw unreadable(file, lastBroken(isRecording.errors));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as { [name: string]: unknown })[name]
    : undefined;
}

function exchangesOf(file: string, entries: readonly RecordedEntry[]): readonly Exchange[] {
  const byId = new Map<number, RecordedEntry[]>();
  for (const entry of entries) {
    const attempts = byId.get(entry._exchange);
    if (attempts === undefined) byId.set(entry._exchange, [entry]);
    else attempts.push(entry);
  }
  const texts = restoreTexts();
  return [...byId].sort(([a], [b]) => a - b).map(([id, attempts]) => exchangeOf(file, id, attempts, texts));
}

function exchangeOf(file: string, id: number, entries: readonly RecordedEntry[], texts: RestoredTexts): Exchange {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) throw unreadable(file, `exchange ${id} has no entry`);
  const { url, headers, _credential, _credentialVariable, _credentialParameter } = first.request;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw unreadable(file, `the request of exchange ${id} has no http URL`);
  const contradiction = contradictionBetween(entries);
  if (contradiction !== undefined) throw unreadable(file, `exchange ${id} contradicts itself: ${contradiction}`);
  const foreign = foreignIn(entries);
  if (foreign !== undefined) throw unreadable(file, `exchange ${id} is not as a run writes it: ${foreign}`);
  const { status, content, _json, _echoed } = last.response;
  const body = content._text ?? content.text;
  const stored = {
    kind: 'exchange',
    exchange: {
      id,
      request: {
        method: 'GET',
        url,
        headers: objectOf(headers),
        credential: _credential,
        ...(_credentialVariable !== undefined && { credentialVariable: _credentialVariable }),
        ...(_credentialParameter !== undefined && { credentialParameter: _credentialParameter }),
      },
      // What brought no response has no body, not an empty one.
      response:
        body === undefined
          ? null
          : {
              status,
              headers: objectOf(last.response.headers),
              text: body,
              json: _json,
              echoed: _echoed,
              ...(content._cut !== undefined && { cut: content._cut }),
            },
      attempts: entries.map(({ _attempt }) => _attempt),
    },
  };
  const restored = restoreRecord(stored, texts);
  if ('wrong' in restored) throw unreadable(file, `exchange ${id} is not as a run writes it: ${restored.wrong}`);
  if (restored.record.kind !== 'exchange') throw unreadable(file, `exchange ${id} is none`);
  const { exchange } = restored.record;
  const bytes = exchange.response?.cut?.bytes ?? Buffer.byteLength(exchange.response?.text ?? '');
  // A recording without sizes is none of ours, and says nothing against itself.
  if (body !== undefined && (content.size as number | undefined) !== undefined && content.size !== bytes)
    throw unreadable(file, `exchange ${id} contradicts itself: its body has ${bytes} bytes, and is said to have ${content.size}`);
  return exchange;
}

/** What an entry says that none of a run does: its reader would take another request or another body for what was recorded. */
function foreignIn(entries: readonly RecordedEntry[]): string | undefined {
  for (const { request, response } of entries) {
    const { method = 'GET' } = request as { readonly method?: string };
    if (method !== 'GET') return `its request is ${JSON.stringify(method.slice(0, 20))}, and a run sends GET alone`;
    const { encoding } = response.content;
    if (encoding !== undefined)
      return `its body is said to be in ${JSON.stringify(encoding.slice(0, 20))}, and a run writes texts as they are`;
  }
  return undefined;
}

/** Why entries are not the attempts at one request, as the end of a sentence; `undefined` where they may be. */
function contradictionBetween(entries: readonly RecordedEntry[]): string | undefined {
  for (const [index, { _attempt: attempt, request, response }] of entries.entries()) {
    const before = entries[index - 1];
    if (before !== undefined && (before._attempt.redirectedTo ?? before.request.url) !== request.url)
      return 'its attempts are at different URLs';
    if (attempt.status !== undefined && attempt.status !== response.status)
      return `it was answered with ${attempt.status} and with ${response.status}`;
    const isAnswer = attempt.failure === undefined && attempt.redirectedTo === undefined && attempt.pausedMs === 0;
    if (isAnswer && index < entries.length - 1) return 'it was answered, and asked again';
  }
  return undefined;
}

function objectOf(headers: readonly { readonly name: string; readonly value: string }[]): { readonly [name: string]: string } {
  return Object.fromEntries(headers.map(({ name, value }) => [name, value]));
}

function unreadable(file: string, why: string, cause?: unknown): ConfigError {
  return new ConfigError(
    'CONFIG_RECORDING_UNREADABLE',
    `Expected a recording in ${file}; ${why}. Name the exchanges.har of a run.`,
    { cause },
  );
}
