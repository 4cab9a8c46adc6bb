import { STATUS_CODES } from 'node:http';
import type { Header } from 'har-format';
import type { Attempt, Exchange, ReceivedResponse } from '../client/exchange';
import { HarnessError } from '../errors';
import type { RecordedContent, RecordedEntry, Recording } from '../findings/har';
import { recordingVersion } from '../findings/har';
import type { LedgerContents } from '../findings/ledger';
import { keepTexts } from '../findings/kept-text';
import type { RunRecord } from '../findings/ledger-record';
import { writeWhole } from './whole-file';
import { typedCommand } from '../typed-command';

/** What a recording says before its entries, and the entries, each made when it is taken: all of them together fill the memory. */
interface Recorded {
  readonly head: Omit<Recording['log'], 'entries'>;
  readonly entries: Iterable<RecordedEntry>;
}

function recordedIn(ledger: LedgerContents): Recorded {
  const { run, end } = ledger;
  if (run === undefined)
    throw new HarnessError('HARNESS_LEDGER_OPEN', 'Expected a ledger with the beginning of its run; it is missing. Run again.');
  return {
    head: {
      version: '1.2',
      creator: { name: 'listing-conformance', version: run.harness },
      comment: `The conformance run that began ${run.startedAt}; "${typedCommand('conformance', '--replay FILE')}" judges it again. Credentials are replaced.`,
      _recording: recordingVersion.last,
      _run: run,
      ...(end?.ended !== undefined && { _ended: end.ended }),
    },
    entries: entriesIn(ledger, run),
  };
}

function* entriesIn(ledger: LedgerContents, run: RunRecord): Generator<RecordedEntry> {
  const exchanges = [...ledger.exchanges.values()].sort((a, b) => a.id - b.id);
  const bodies = bodiesIn(ledger);
  for (const exchange of exchanges) yield* entriesOf(exchange, run, bodies);
}

/** The exchanges of a ledger as HAR 1.2. Throws `HarnessError` for a ledger without a beginning. */
export function harOf(ledger: LedgerContents): Recording {
  const { head, entries } = recordedIn(ledger);
  return { log: { ...head, entries: [...entries] } };
}

type Bodies = (exchange: Exchange, text: string) => Partial<RecordedContent>;

/** So many characters are written out for readers who do not put bodies together: those that prove a failure first. */
const shownWhole = { evidence: 2 ** 19, others: 2 ** 16 };

/** Each body as an entry holds it: as it is, or, where that repeats too much, put together from those before it. */
function bodiesIn({ findings }: LedgerContents): Bodies {
  const texts = keepTexts();
  const evidence = new Set(findings.flatMap(({ violations }) => violations.flatMap(({ exchanges }) => exchanges)));
  const left = { ...shownWhole };
  return ({ id, request, response, attempts }, text) => {
    const kept = texts.keep(id, text, JSON.stringify([request, attempts, response?.headers]).length);
    if (typeof kept.text === 'string')
      return { text: kept.text, ...(kept.cut && { _cut: kept.cut, comment: 'Too large to be kept whole.' }) };
    const part = evidence.has(id) ? 'evidence' : 'others';
    if (text.length <= left[part]) {
      left[part] -= text.length;
      return { text };
    }
    return {
      _text: kept.text,
      comment:
        'Put together from the bodies of the entries before, as _text says: [_exchange, from, length], or text that is new.',
    };
  };
}

/** Writes the recording in whole or not at all. Throws `HarnessError` where the file cannot be written. */
export function writeHar(file: string, ledger: LedgerContents): void {
  writeWhole(file, 'the recording', pieces(recordedIn(ledger)));
}

/** Entry by entry: all bodies together may be longer than a string can be. */
function* pieces({ head, entries }: Recorded): Generator<string> {
  yield `${JSON.stringify({ log: head }).slice(0, -2)},"entries":[`;
  let between = '\n';
  for (const entry of entries) {
    yield `${between}${JSON.stringify(entry)}`;
    between = ',\n';
  }
  yield '\n]}}\n';
}

function entriesOf(exchange: Exchange, run: RunRecord, bodies: Bodies): RecordedEntry[] {
  return exchange.attempts.map((attempt, index) => {
    const from = exchange.attempts[index - 1];
    const last = index === exchange.attempts.length - 1;
    const url = from?.redirectedTo ?? exchange.request.url;
    const started = Date.parse(run.startedAt) + attempt.startedMs;
    return {
      startedDateTime: new Date(started).toISOString(),
      time: attempt.durationMs,
      _exchange: exchange.id,
      _attempt: attempt,
      ...(attempt.pausedMs > 0 && { comment: `Asked to wait: the client paused for ${attempt.pausedMs} ms.` }),
      request: requestOf(exchange, url, run),
      response: responseOf(attempt, last ? exchange.response : undefined, (text) => bodies(exchange, text)),
      cache: {},
      timings: { send: 0, wait: attempt.durationMs, receive: 0 },
    };
  });
}

function requestOf({ request }: Exchange, url: string, { conditions }: RunRecord): RecordedEntry['request'] {
  const { method, headers, credential, credentialVariable, credentialParameter } = request;
  const scope = conditions?.scopeHeader === undefined ? undefined : headers[conditions.scopeHeader];
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: listOf(headers),
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
    headersSize: -1,
    bodySize: 0,
    _credential: credential,
    ...(credentialVariable !== undefined && { _credentialVariable: credentialVariable }),
    ...(credentialParameter !== undefined && { _credentialParameter: credentialParameter }),
    _scope:
      scope === undefined
        ? 'none'
        : scope === conditions?.scope
          ? 'configured'
          : scope === conditions?.secondScope
            ? 'second'
            : 'invented',
  };
}

function responseOf(
  attempt: Attempt,
  received: ReceivedResponse | undefined,
  bodyOf: (text: string) => Partial<RecordedContent>,
): RecordedEntry['response'] {
  const status = received?.status ?? attempt.status ?? 0;
  // Once, because it is put together each time it is asked for.
  const text = received?.text ?? '';
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: listOf(received?.headers ?? attempt.headers ?? {}),
    content: {
      size: received?.cut?.bytes ?? Buffer.byteLength(text),
      mimeType: (received?.headers ?? attempt.headers)?.['content-type'] ?? 'x-unknown',
      ...(received === undefined
        ? { comment: attempt.failure ?? 'The body of an attempt that was followed by another is not kept.' }
        : bodyOf(text)),
    },
    redirectURL: attempt.redirectedTo ?? received?.headers['location'] ?? '',
    headersSize: -1,
    bodySize: -1,
    ...(attempt.failure !== undefined && { _error: attempt.failure }),
    ...(received !== undefined && { _json: received.json !== undefined, _echoed: received.echoed }),
  };
}

function listOf(headers: { readonly [name: string]: string }): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
