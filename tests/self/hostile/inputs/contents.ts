import { copyFileSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedDirectory, specDirectory } from '../../../harness/contract/directories';
import type { Command, HostileInput } from './input';

/** What files of a run hold, as plain values, so that each can be spoilt. */
type Tree = { readonly [name: string]: unknown };

const conditions = { title: 'Rows', credentials: ['key'], policies: {}, disabled: [], strict: false, allowInconclusive: false };
const run = {
  ...{ kind: 'run', version: 3, harness: '0.0.0', target: 'http://127.0.0.1:1', contract: 'rows.yaml' },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', seed: 1, plan: ['rows.kept'], conditions },
};
const attempt = { startedMs: 0, durationMs: 1, status: 200, pausedMs: 0 };
const request = { method: 'GET', url: 'http://127.0.0.1:1/rows', headers: {}, credential: 'configured' };
const exchange = {
  id: 1,
  request,
  response: { status: 200, headers: {}, text: '{}', json: true, echoed: false },
  attempts: [attempt],
};
const finding = {
  ...{ id: 'rows.kept', level: 'MUST', core: true, outcome: 'fail', title: 'rows are kept', witnesses: 1 },
  ...{ message: 'Expected rows.', exchanges: [1], violations: [] },
};
const end = { kind: 'end', complete: true, verdict: 'violates', durationMs: 1 };

const entry = {
  ...{ _exchange: 1, _attempt: attempt, request: { url: request.url, headers: [], _credential: 'configured' } },
  response: { status: 200, headers: [], content: { text: '{}' }, _json: true, _echoed: false },
};
const har = (log: Tree): string =>
  JSON.stringify({ log: { version: '1.2', _recording: 3, _run: run, entries: [entry], ...log } });
const lines = (...records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const told = { kind: 'exchange', exchange };
const found = { kind: 'finding', finding };
/** A ledger as it should be. */
export const wholeLedger = lines(run, told, found, end);
const ledger = wholeLedger;
const results = (part: Tree = {}): string =>
  JSON.stringify({
    ...{ version: 1, verdict: 'violates', exitCode: 1, target: run.target, contract: run.contract, startedAt: run.startedAt },
    ...{ durationMs: 1, requests: 1, observed: {}, findings: [finding], ...part },
  });
const accepted = { id: 'rows.kept', reason: 'known', expires: '2099-01-01' };
const baseline = (...entries: readonly unknown[]): string => JSON.stringify({ accepted: entries });
const nested = `${'{"log":'.repeat(300_000)}1${'}'.repeat(300_000)}`;
const page = '<!doctype html><title>Sign in</title>';

type Row = readonly [name: string, text: string, says: RegExp];

const recordings: readonly Row[] = [
  ['nothing', '', /it is empty/],
  ['a page for people', page, /it is no JSON/],
  ['half of it', har({}).slice(0, -30), /it is truncated/],
  ['something behind its end', `${har({})}}garbage`, /something stands behind its end/],
  ['levels without end', nested, /it holds more than 512 lists and objects in each other/],
  [
    'values without end',
    har({ x: Array.from({ length: 30 }, () => new Array<number>(99_999).fill(0)) }),
    /it holds more than 2,000,000 values/,
  ],
  [
    'members without end',
    har({ x: new Array<number>(200_001).fill(0) }),
    /it holds more than 200,000 members in one list or object/,
  ],
  ['a ledger', ledger, /something stands behind its end/],
  ['results', results(), /it is no HAR: it has no log/],
  ['the version of tomorrow', har({ _recording: 99 }), /it is of version 99/],
  ['what a browser recorded', '{"log":{"version":"1.2","entries":[]}}', /another program wrote it/],
  [
    'two statuses of one answer',
    har({ entries: [{ ...entry, response: { ...entry.response, status: 404 } }] }),
    /exchange 1 contradicts itself: it was answered with 200 and with 404/,
  ],
  [
    'two answers to one request',
    har({ entries: [entry, entry] }),
    /exchange 1 contradicts itself: it was answered, and asked again/,
  ],
  [
    'two requests in one',
    har({
      entries: [
        { ...entry, _attempt: { ...attempt, pausedMs: 1 } },
        { ...entry, request: { ...entry.request, url: 'http://127.0.0.1:1/other' } },
      ],
    }),
    /exchange 1 contradicts itself: its attempts are at different URLs/,
  ],
  [
    'a request that no run sends',
    har({ entries: [{ ...entry, request: { ...entry.request, method: 'DELETE' } }] }),
    /exchange 1 is not as a run writes it: its request is "DELETE", and a run sends GET alone/,
  ],
  [
    'a text in another coding',
    har({ entries: [{ ...entry, response: { ...entry.response, content: { text: '{}', encoding: 'base64' } } }] }),
    /exchange 1 is not as a run writes it: its body is said to be in "base64"/,
  ],
  [
    'a body of another size',
    har({ entries: [{ ...entry, response: { ...entry.response, content: { text: '{}', size: 3 } } }] }),
    /exchange 1 contradicts itself: its body has 2 bytes, and is said to have 3/,
  ],
  [
    'a body that is not what it is said to be',
    har({ entries: [{ ...entry, response: { ...entry.response, content: { text: '{' } } }] }),
    /is no JSON, and is said to be/,
  ],
];

const ledgers: readonly Row[] = [
  ['nothing', '', /it is empty/],
  ['a page for people', `${page}\n`, /it is no ledger: line 1/],
  ['a page for people in one line', page, /it is no ledger: line 1/],
  ['half of its first line', ledger.slice(0, 40), /it is truncated: its last line is cut off/],
  ['a piece of a line behind its end', `${ledger}}garbage`, /line 5 follows the end of the run/],
  ['no end', lines(run, told, found), /it is truncated: line 3 is the last/],
  ['half a line at its end', ledger.slice(0, -10), /it is truncated: its last line is cut off/],
  ['levels without end', `${nested}\n`, /line 1 holds more than 512 lists and objects in each other/],
  [
    'values without end',
    lines(run, { kind: 'rumour', x: Array.from({ length: 30 }, () => new Array<number>(99_999).fill(0)) }, end),
    /line 2 holds more than 2,000,000 values/,
  ],
  ['a recording', har({}), /truncated|no ledger/],
  ['the version of tomorrow', lines({ ...run, version: 99 }, end), /it is of version 99/],
  ['two beginnings', lines(run, run, end), /line 2 begins a second run/],
  ['something behind its end', lines(run, end, told), /line 3 follows the end of the run/],
  ['an exchange twice', lines(run, told, told, end), /line 3 tells exchange 1 a second time/],
  ['a finding twice', lines(run, told, found, found, end), /it judges "rows\.kept" twice/],
  [
    'a failure that conforms',
    lines(run, told, found, { ...end, verdict: 'conforms' }),
    /it contradicts itself: its verdict is "conforms", and "rows\.kept" fails/,
  ],
  [
    'a run that conforms and judged nothing',
    lines(run, told, { ...end, verdict: 'conforms' }),
    /its verdict is "conforms", and no requirement was shown: it holds no findings/,
  ],
  ['a time without end', lines(run, told, found, { ...end, durationMs: 1e308 }), /line 4 is no record of a ledger: .*durationMs/],
  ['an unknown record', lines(run, { kind: 'rumour' }, end), /line 2 is no record of a ledger/],
];

const outcomes: readonly Row[] = [
  ['nothing', '', /it is empty/],
  ['a page for people', page, /it is no JSON/],
  ['half of it', results().slice(0, -30), /it is truncated or damaged JSON/],
  ['levels without end', nested, /it holds more than 512 lists and objects in each other/],
  ['a ledger', ledger, /something stands behind its end/],
  ['something behind its end', `${results()}}garbage`, /something stands behind its end/],
  ['a list', '[]', /it is something else: the whole must be an object/],
  ['the version of tomorrow', results({ version: 99 }), /it is of version 99/],
  ['a verdict that is none', results({ verdict: 'fine' }), /\/verdict must be "conforms", "violates"/],
  ['a verdict with the exit code of another', results({ exitCode: 0 }), /its verdict is "violates", and its exit code 0/],
  ['a finding twice', results({ findings: [finding, finding] }), /it judges "rows\.kept" twice/],
  ['a failure that conforms', results({ verdict: 'conforms', exitCode: 0 }), /its verdict is "conforms", and "rows\.kept" fails/],
  [
    'a run that conforms and judged nothing',
    results({ verdict: 'conforms', exitCode: 0, findings: [] }),
    /its verdict is "conforms", and no requirement was shown: it holds no findings/,
  ],
  [
    'a run that violates and found nothing',
    results({ findings: [{ ...finding, outcome: 'pass' }] }),
    /its verdict is "violates", and no requirement fails/,
  ],
  ['a version in words', results({ version: '1' }), /\/version must be a whole number/],
  [
    'a name that JavaScript knows',
    results({ observed: JSON.parse('{"__proto__":{"a":1}}') }),
    /\/observed\/__proto__ must be a text/,
  ],
];

const baselines: readonly Row[] = [
  ['nothing', '', /must be an object/],
  ['a page for people', page, /must be an object/],
  ['half of it', baseline(accepted).slice(0, -3), /Expected a baseline in/],
  ['levels without end', nested, /Expected a baseline in/],
  ['a ledger', ledger, /Expected a baseline in/],
  ['results', results(), /it has an unknown key "version"|it has neither "accepted" nor/],
  ['a tag that nobody knows', 'accepted: !secret []', /Expected a baseline in .*Unresolved tag: !secret/],
  ['an entry twice', baseline(accepted, accepted), /it names "rows\.kept" twice/],
  ['no reason', baseline({ ...accepted, reason: undefined }), /\/accepted\/0 lacks "reason"/],
  ['a day that is none', baseline({ ...accepted, expires: '2026-02-31' }), /\/accepted\/0\/expires/],
  ['a key that nobody knows', baseline({ ...accepted, until: 'ever' }), /\/accepted\/0 has an unknown key "until"/],
  [
    'aliases without end',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((sign, index) => `${sign}: &${sign} [${`*${'abcdefgh'[index]},`.repeat(9)}]\n`).join('')}`,
    /Expected a baseline in/,
  ],
];

/** One file without others. */
const bundled = readFileSync(path.join(generatedDirectory, 'contract.json'), 'utf8');
const shipped = readFileSync(path.join(specDirectory, 'spectroclusters.openapi.yaml'), 'utf8');

const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(',');
/** A document of nothing but a schema. */
const besides = (schema: string): string =>
  `openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n  x-extra: ${schema}\n`;

const contracts: readonly Row[] = [
  ['nothing', '', /found no "openapi" key/],
  ['a page for people', page, /found no "openapi" key|Expected YAML or JSON/],
  ['half of it', shipped.slice(0, shipped.length / 2), /Expected/],
  ['levels without end', nested, /it nests too deep|at most 200 levels/],
  ['a recording', har({}), /found no "openapi" key/],
  ['a tag that nobody knows, where nobody looks', `${shipped}\nx-owner: !secret me\n`, /Unresolved tag: !secret/],
  ['a key twice', `${shipped}\nx-owner: { a: 1, b: 2, a: 3 }\n`, /Map keys must be unique at line \d+, column 24\./],
  [
    'a number without end',
    shipped.replace('version: 1.0.0', 'version: 1.0.0\n  x-most: [1, -.inf]'),
    /numbers in .*given that JSON can write; found \.inf or \.nan at \/info\/x-most\/1\. Write/,
  ],
  ...(
    [
      ['a rule in words', '"uniqueItems": "sure"', 'uniqueItems must be true or false'],
      ['a type that is none', '"contains": { "type": "strin" }', 'type must be "array", .* or "string"'],
      ['a length below zero', '"minLength": -1', 'minLength must be at least 0'],
    ] as const
  ).map(([name, rule, says]) => {
    const told = new RegExp(`that are JSON Schema 2020-12; in the page schema, /properties/\\S*${says}\\. Mend the schema`);
    return [name, bundled.replaceAll('"uniqueItems": true', rule), told] as const;
  }),
  [
    'properties without end',
    besides(`{ properties: { ${many(60_000, (index) => `p${index}: {type: string}`)} } }`),
    /hold at most 5000 members in \/components\/x-extra\/properties; found 60000\. Take out/,
  ],
  [
    'an enumeration without end',
    besides(`{ enum: [ ${many(60_000, (index) => `v${index}`)} ] }`),
    /at most 10000 members in \/components\/x-extra\/enum; found 60000/,
  ],
  [
    'alternatives without end',
    besides(`{ anyOf: [ ${many(3000, (index) => `{required: [p${index}]}`)} ] }`),
    /at most 500 members in \/components\/x-extra\/anyOf; found 3000/,
  ],
];

const kinds: readonly (readonly [
  kind: string,
  command: Command,
  given: (file: string) => readonly string[],
  rows: readonly Row[],
])[] = [
  ['a contract', 'conformance', (file) => ['--contract', file], contracts],
  ['a recording', 'conformance', (file) => ['--replay', file], recordings],
  ['a ledger', 'report', (file) => ['merge', file, `${file}2`], ledgers],
  ['results', 'compare', (file) => [file, file], outcomes],
  ['a baseline', 'conformance', (file) => ['--baseline', file], baselines],
];

/** Each kind of file, with what it must not hold. */
export const inputsByContent: readonly HostileInput[] = kinds.flatMap(([kind, command, given, rows]) =>
  rows.map(([name, text, says]) => ({
    name: `${kind} with ${name}`,
    command,
    args: (directory: string) => {
      const file = `${directory}/given`;
      writeFileSync(file, text);
      return given(file);
    },
    says,
  })),
);

/** One run under two names would count twice: as a copy, and as a link. */
export const inputsTwice: readonly HostileInput[] = (
  [
    ['a copy of another', copyFileSync],
    ['a link to another', symlinkSync],
    ['a hard link to another', linkSync],
  ] as const
).map(([name, make]) => ({
  name: `a ledger that is ${name}`,
  command: 'report',
  args: (directory: string) => {
    const [file, twin] = [`${directory}/given`, `${directory}/twin`];
    writeFileSync(file, wholeLedger.replaceAll('rows.kept', 'response.json'));
    make(file, twin);
    return ['merge', file, twin];
  },
  says: /^Expected a run of its own in .*twin; it is that of .*given, which would count twice\. Leave out one/,
}));
