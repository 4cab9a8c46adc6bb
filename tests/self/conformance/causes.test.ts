import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { loadContract } from '../../harness/contract/load';
import type { Results } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import { judgeStock, requirements } from '../checks/judging';
import { onLoopback } from '../servers/on-loopback';
import { simulateClock } from '../servers/simulated-clock';
import { temporaryFolder } from '../temporary-folder';

/** One fault is not told as another: what leads is what is broken, and what rests on it is no fault of its own. */

interface Faults {
  /** The page before the last has no link, so that a walk by links ends there. */
  readonly endsEarly?: boolean;
  /** How many more items the count has than there are. */
  readonly uncounted?: number;
  /** A filter by the truth value finds nothing. */
  readonly isBlind?: boolean;
  /** The link that leads on has no filter. */
  readonly forgets?: boolean;
}

const [usual, most] = [20, 40];
const notes = Array.from({ length: 110 }, (_, at) => ({
  id: at + 1,
  kind: ['song', 'letter', 'list'][(at * 7) % 3] ?? 'song',
  open: at % 5 < 2,
}));

const whole = (type: string): object => ({ type });
const document = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1.0.0' },
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        security: [],
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', default: usual, maximum: most } },
          { name: 'offset', in: 'query', schema: whole('integer') },
          { name: 'kind', in: 'query', schema: whole('string') },
          { name: 'open', in: 'query', schema: whole('boolean') },
        ],
        'x-listing': {
          items: { at: '/notes', identity: '/id' },
          limit: { parameter: 'limit' },
          offset: { parameter: 'offset' },
          next: { at: '/next' },
          links: { last: '/last' },
          count: { at: '/found' },
          filter: { operators: { eq: '{field}={value}' }, and: 'pairs', fields: ['open', 'kind'] },
        },
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['notes', 'found'],
                  properties: {
                    notes: {
                      type: 'array',
                      items: {
                        type: 'object',
                        required: ['id', 'kind', 'open'],
                        properties: { id: whole('integer'), kind: whole('string'), open: whole('boolean') },
                      },
                    },
                    found: whole('integer'),
                    next: whole('string'),
                    last: whole('string'),
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

function answer(asked: URL, { endsEarly, uncounted = 0, isBlind, forgets }: Faults): object | undefined {
  const { searchParams: query, pathname } = asked;
  const integer = (name: string, standard: number): number => {
    const text = query.get(name);
    return text === null ? standard : /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  };
  const [limit, offset] = [integer('limit', usual), integer('offset', 0)];
  if (!(limit >= 1 && limit <= most) || Number.isNaN(offset)) return undefined;
  const [kind, open] = [query.get('kind'), query.get('open')];
  if (open !== null && open !== 'true' && open !== 'false') return undefined;
  const found = notes.filter(
    (note) => (kind === null || note.kind === kind) && (open === null || (isBlind !== true && String(note.open) === open)),
  );
  const page = found.slice(offset, offset + limit);
  const to = (from: number): string => {
    const further = new URLSearchParams(query);
    further.set('offset', String(from));
    return `${pathname}?${further.toString()}`;
  };
  const left = found.length - offset - page.length;
  const isLed = left > 0 && !(endsEarly === true && left <= limit);
  const next = to(offset + limit);
  return {
    notes: page,
    found: found.length + uncounted,
    last: to(Math.max(0, Math.ceil(found.length / limit) - 1) * limit),
    ...(isLed && { next: forgets === true ? next.replace(/(kind|open)=[^&]*&/g, '') : next }),
  };
}

const directory = temporaryFolder('causes');

async function judged(
  faults: Faults,
): Promise<Results & { readonly of: (id: string) => Results['findings'][number] | undefined }> {
  const server = createServer((request, response) => {
    const body = answer(new URL(request.url ?? '', 'http://127.0.0.1'), faults);
    response.writeHead(body === undefined ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { problem: 'That is no number or no truth value' }));
  });
  const { url, close } = await onLoopback(server);
  const file = path.join(directory, 'notes.openapi.json');
  writeFileSync(file, JSON.stringify(document));
  try {
    const target = { url: new URL(url), credentials: {} };
    const results = await runConformance({ contract: await loadContract(file), requirements, target, clock: simulateClock() });
    return { ...results, of: (id) => results.findings.find((one) => one.id === id) };
  } finally {
    await close();
  }
}

const leads = ({ findings }: Results): readonly string[] =>
  findings.filter(({ outcome, cause }) => (outcome === 'fail' || outcome === 'warn') && cause === null).map(({ id }) => id);

test('without a fault nothing is told', async () => {
  const lawful = await judged({});
  expect(lawful.findings.filter(({ outcome }) => ['fail', 'warn', 'error'].includes(outcome))).toEqual([]);
  expect(lawful.of('pagination.count-total')).toMatchObject({ outcome: 'pass' });
  expect(lawful.of('pagination.link-last')).toMatchObject({ outcome: 'pass' });
});

test('a walk that ends early is no wrong count, and no wrong link to the last page', async () => {
  const early = await judged({ endsEarly: true });
  expect(leads(early)).toEqual(['pagination.walk-complete']);
  expect(early.of('pagination.walk-complete')?.message).toContain('on a page behind the end');
  expect(early.of('pagination.count-total')).toMatchObject({ outcome: 'inconclusive' });
  expect(early.of('pagination.link-last')?.outcome).not.toBe('fail');
  expect(early.of('pagination.offset-end')).toMatchObject({ outcome: 'fail', cause: 'pagination.walk-complete' });
});

test('a count of more than there is behind the end is wrong', async () => {
  const counted = await judged({ uncounted: 7 });
  expect(counted.of('pagination.count-total')).toMatchObject({ outcome: 'fail', cause: null });
});

test('a filter that finds nothing does not follow from a walk that ends early', async () => {
  const both = await judged({ endsEarly: true, isBlind: true });
  expect(leads(both)).toEqual(['pagination.walk-complete', 'filtering.equality-complete']);
});

test('a first page that is wrong does not follow from a link that forgets the filter', async () => {
  const both = await judged({ forgets: true, isBlind: true });
  expect(leads(both)).toContain('filtering.equality-complete');
  for (const { cause, message } of both.findings)
    if (/open=(true|false)/.test(message)) expect(cause).not.toBe('pagination.continue-filter');
});

test('how clauses are joined is not told where one of them is answered wrongly alone', async () => {
  const joined = ['filtering.grouping', 'filtering.precedence', 'filtering.clauses'];
  const blind = await judgeStock({
    rules: { equals: (held, asked) => held === asked && !['fine', 'plain', 'rough'].includes(held) },
  });
  expect(blind.of.get('filtering.equality-complete')).toMatchObject({ outcome: 'fail' });
  for (const id of joined) expect(blind.of.get(id)?.outcome).not.toBe('fail');
});

test.each(['serial', 'changed', 'name', 'grade'])('a field that no filter may name, %s, is one fault', async (field) => {
  const refused = await judgeStock({ rules: { heard: (text) => (text.includes(field) ? '((' : text) } });
  expect(leads(refused)).toEqual(['filtering.equality-sound']);
});

test('two fields that are refused by one operator each are two faults', async () => {
  const refused = await judgeStock({
    rules: { heard: (text) => (/^(?:serial eq|changed ne) /.test(text) ? '((' : text) },
  });
  expect(leads(refused)).toEqual(['filtering.equality-sound', 'filtering.not-equal']);
});
