import { STATUS_CODES } from 'node:http';
import type { Header } from 'har-format';
import type { Attempt, Exchange, ReceivedResponse } from '../client/exchange';
import { HarnessError } from '../errors';
import type { RecordedEntry, Recording } from '../findings/har';
import { recordingVersion } from '../findings/har';
import type { LedgerContents } from '../findings/ledger';
import type { RunRecord } from '../findings/ledger-record';
import { writeWhole } from './whole-file';

/** The exchanges of a ledger as HAR 1.2. Throws `HarnessError` for a ledger without a beginning. */
export function harOf(ledger: LedgerContents): Recording {
  const { run, end } = ledger;
  if (run === undefined)
    throw new HarnessError('HARNESS_LEDGER_OPEN', 'Expected a ledger with the beginning of its run; it is missing. Run again.');
  const exchanges = [...ledger.exchanges.values()].sort((a, b) => a.id - b.id);
  return {
    log: {
      version: '1.2',
      creator: { name: 'listing-conformance', version: run.harness },
      comment: `The conformance run that began ${run.startedAt}; "npm run conformance -- --replay FILE" judges it again. Credentials are replaced.`,
      _recording: recordingVersion.last,
      _run: run,
      ...(end?.ended !== undefined && { _ended: end.ended }),
      entries: exchanges.flatMap((exchange) => entriesOf(exchange, run)),
    },
  };
}

/** Writes the recording in whole or not at all. Throws `HarnessError` where the file cannot be written. */
export function writeHar(file: string, ledger: LedgerContents): void {
  writeWhole(file, 'the recording', pieces(harOf(ledger)));
}

/** Entry by entry: all bodies together may be longer than a string can be. */
function* pieces({ log: { entries, ...log } }: Recording): Generator<string> {
  yield `${JSON.stringify({ log }).slice(0, -2)},"entries":[`;
  for (const [index, entry] of entries.entries()) yield `${index === 0 ? '\n' : ',\n'}${JSON.stringify(entry)}`;
  yield '\n]}}\n';
}

function entriesOf(exchange: Exchange, run: RunRecord): RecordedEntry[] {
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
      response: responseOf(attempt, last ? exchange.response : undefined),
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

function responseOf(attempt: Attempt, received: ReceivedResponse | undefined): RecordedEntry['response'] {
  const status = received?.status ?? attempt.status ?? 0;
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: listOf(received?.headers ?? attempt.headers ?? {}),
    content: {
      size: Buffer.byteLength(received?.text ?? ''),
      mimeType: (received?.headers ?? attempt.headers)?.['content-type'] ?? 'x-unknown',
      ...(received === undefined
        ? { comment: attempt.failure ?? 'The body of an attempt that was followed by another is not kept.' }
        : { text: received.text }),
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
