import { lastBroken } from '../broken-rule';
import Ajv from 'ajv/dist/2020';
import type { Exchange, ReceivedResponse } from '../client/exchange';
import { failureKinds } from '../client/failure';
import { parseJson } from '../client/json';
import { late } from '../late';
import type { EndRecord, FindingRecord, LedgerRecord, ObservationRecord, RunRecord } from './ledger-record';
import type { QueryRecord, WalkRecord } from './asked';
import { queryRecord, walkRecord } from './asked-schema';
import { outcomes, pageParts, showings } from './finding';
import { type KeptText, type KeptTexts, keepTexts, type RestoredTexts, restoreTexts } from './kept-text';
import { duration, flag, id, ids, keptText, number, record, text, texts } from './schema';
import { exitCodes } from './verdict';

/** A response as a line holds it: what is new of its text, and whether it was JSON. */
interface StoredResponse extends Omit<ReceivedResponse, 'json' | 'text'> {
  readonly text: KeptText;
  readonly json: boolean;
}

interface StoredExchange extends Omit<Exchange, 'response'> {
  readonly response: StoredResponse | null;
}

export type StoredRecord =
  | RunRecord
  | { readonly kind: 'exchange'; readonly exchange: StoredExchange }
  | QueryRecord
  | WalkRecord
  | FindingRecord
  | ObservationRecord
  | EndRecord;

const withoutOutline = ({ outline: _outline, ...told }: ReceivedResponse): Omit<ReceivedResponse, 'outline'> => told;

/** The record as its line holds it. `texts`: what the lines before it hold. */
export function storeRecord(record: LedgerRecord, texts: KeptTexts = keepTexts()): StoredRecord {
  if (record.kind !== 'exchange') return record;
  const { response, ...rest } = record.exchange;
  if (response === undefined) return { kind: 'exchange', exchange: { ...rest, response: null } };
  const kept = texts.keep(rest.id, response.text, JSON.stringify([rest, response.headers]).length);
  return {
    kind: 'exchange',
    exchange: { ...rest, response: { ...withoutOutline(response), ...kept, json: response.json !== undefined } },
  };
}

/** The record a line holds, or what is wrong with it. `line`: as parsed. `texts`: what the lines before it hold. */
export function restoreRecord(
  line: unknown,
  texts: RestoredTexts = restoreTexts(),
): { readonly record: LedgerRecord } | { readonly wrong: string } {
  const isStoredRecord = recordSchema();
  if (!isStoredRecord(line)) {
    return { wrong: lastBroken(isStoredRecord.errors, 'the record') };
  }
  if (line.kind === 'finding') return { record: { kind: 'finding', finding: { ...line.finding, curl: line.finding.curl } } };
  if (line.kind !== 'exchange') return { record: line };
  const { response, attempts, ...rest } = line.exchange;
  const text = response === null ? '' : texts.restore(rest.id, response.text);
  if (typeof text !== 'string') return { wrong: `the body of the response ${text.wrong}` };
  const isJson = response?.json === true && response.cut === undefined;
  const json = isJson ? parseJson(text) : undefined;
  if (isJson && json === undefined) return { wrong: 'the body of the response is no JSON, and is said to be' };
  const restored = attempts.map((attempt) => ({ ...attempt, status: attempt.status, failure: attempt.failure }));
  return {
    record: {
      kind: 'exchange',
      exchange: { ...rest, response: response === null ? undefined : { ...response, text, json }, attempts: restored },
    },
  };
}

const place = {
  anyOf: [
    record({ part: { const: 'status' } }),
    record({ part: { const: 'header' }, name: text }),
    record({ part: { const: 'body' }, pointers: { type: 'array', items: text } }),
    record({ part: { const: 'text' }, text }),
    record({ part: { enum: pageParts } }),
    record({ part: { const: 'item' }, at: { type: 'array', items: { type: 'integer', minimum: 0 } }, pointer: text }, [
      'pointer',
    ]),
  ],
};

const finding = record(
  {
    id: text,
    level: { enum: ['MUST', 'SHOULD'] },
    core: flag,
    outcome: { enum: outcomes },
    title: text,
    witnesses: { type: 'integer', minimum: 0 },
    message: text,
    lacks: record({ needs: { type: 'array', items: text }, what: text }),
    violations: {
      type: 'array',
      items: record(
        {
          subject: text,
          level: { const: 'SHOULD' },
          evidence: { enum: ['exchange', 'response', 'collection'] },
          shows: { enum: showings },
          expected: text,
          received: text,
          exchanges: ids,
          place,
          request: record({ roles: { type: 'array', items: text }, answer: text }),
        },
        ['level', 'place', 'request', 'shows'],
      ),
    },
    exchanges: ids,
    curl: text,
    unasked: { const: true },
  },
  ['curl', 'lacks', 'unasked'],
);

const cut = record({ bytes: { type: 'integer' }, digest: text });

const exchange = record({
  id,
  request: record(
    {
      method: { const: 'GET' },
      url: text,
      headers: texts,
      credential: { enum: ['configured', 'invented', 'empty', 'none'] },
      credentialVariable: text,
      credentialParameter: text,
    },
    ['credentialVariable', 'credentialParameter'],
  ),
  response: {
    anyOf: [
      { type: 'null' },
      record({ status: { type: 'integer' }, headers: texts, text: keptText, json: flag, echoed: flag, cut }, ['cut']),
    ],
  },
  attempts: {
    type: 'array',
    minItems: 1,
    items: record(
      {
        startedMs: duration,
        durationMs: duration,
        status: { type: 'integer' },
        failure: text,
        failureKind: { enum: failureKinds },
        headers: texts,
        pausedMs: duration,
        redirectedTo: text,
      },
      ['status', 'failure', 'failureKind', 'headers', 'redirectedTo'],
    ),
  },
});

const conditions = record(
  {
    title: text,
    credentials: { type: 'array', items: { enum: ['key', 'token'] } },
    scopeHeader: text,
    scope: text,
    secondScope: text,
    policies: texts,
    disabled: { type: 'array', items: record({ id: text, reason: text }) },
    quick: flag,
    strict: flag,
    allowInconclusive: flag,
    deadlineMs: number,
  },
  ['scopeHeader', 'scope', 'secondScope', 'quick', 'deadlineMs'],
);

const listing = record({
  response: record(
    {
      ...Object.fromEntries(['items', 'within', 'count'].map((name) => [name, text])),
      identity: { anyOf: [text, { type: 'array', items: text }] },
      parts: { type: 'object', propertyNames: { enum: pageParts }, additionalProperties: place },
    },
    ['within', 'count', 'parts'],
  ),
});

const declared = record({
  leaves: { type: 'array', items: record({ names: { type: 'array', items: text }, values: { type: 'array' } }) },
  statuses: { type: 'array', items: text },
});

const previous = record({ startedAt: text, label: text, observed: texts }, ['label']);
const about = record({ label: text, commit: text, ciRun: text, operation: text, previous }, [
  'label',
  'commit',
  'ciRun',
  'operation',
  'previous',
]);

const baseline = record({
  accepted: { type: 'array', items: record({ id: text, reason: text, expires: text, cause: text }, ['cause']) },
  broken: { type: 'array', items: record({ id: text, problem: text }) },
});

const recordSchema = late(() =>
  new Ajv({ discriminator: true }).compile<StoredRecord>({
    type: 'object',
    required: ['kind'],
    discriminator: { propertyName: 'kind' },
    oneOf: [
      record(
        {
          kind: { const: 'run' },
          version: { type: 'integer' },
          harness: text,
          target: text,
          embedded: flag,
          contract: text,
          startedAt: text,
          seed: number,
          plan: { type: 'array', items: text },
          conditions,
          listing,
          declared,
          about,
        },
        ['embedded', 'conditions', 'listing', 'declared', 'about'],
      ),
      record({ kind: { const: 'exchange' }, exchange }),
      queryRecord,
      walkRecord,
      record({ kind: { const: 'finding' }, finding }),
      record({ kind: { const: 'observation' }, key: text, value: text, exchanges: ids }),
      record(
        {
          kind: { const: 'end' },
          complete: flag,
          verdict: { enum: Object.keys(exitCodes) },
          durationMs: duration,
          reason: text,
          ended: text,
          baseline,
          causes: texts,
        },
        ['verdict', 'reason', 'ended', 'baseline', 'causes'],
      ),
    ],
  }),
);
