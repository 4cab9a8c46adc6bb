import { checks } from '../../../generated/checks';
import type { AnyCheck } from '../../harness/judging/check';
import { Evidence } from '../../harness/judging/evidence';
import { Listing } from '../../harness/listing/listing';
import type { Client } from '../../harness/client/client';
import type { Exchange } from '../../harness/client/exchange';
import { loadContract } from '../../harness/contract/load';
import type { Finding } from '../../harness/findings/finding';
import { requestClassOf } from '../../harness/findings/request-class';
import { findingOf } from '../../harness/judging/judgement';
import { startReference } from '../../reference/server';
import { judgeClusters, judgeReference, requirements } from './judging';
import type { Silence } from '../../reference/mutants';
import { startSilentServer } from './silent-server';

type Told = Pick<Finding, 'outcome' | 'message' | 'lacks' | 'witnesses'>;

/** Judges one requirement where nothing can be shown of it. */
export async function judgeInSilence(id: string, silence: Silence): Promise<Told | undefined> {
  const only = [id];
  if (typeof silence === 'object') return (await judgeReference({ size: silence.items }, { only })).of.get(id);
  switch (silence) {
    case 'silent after the first read':
      return (await judgeClusters(await startSilentServer(), { only })).of.get(id);
    case 'no list':
      return (await judgeReference({ behaviour: { envelope: () => () => ({}) } }, { only })).of.get(id);
    case 'no credential': {
      const server = await startReference({ behaviour: { authenticate: () => () => undefined } });
      return (await judgeClusters(server, { only, target: { credentials: {} } })).of.get(id);
    }
    case 'silent':
      return judgeUnanswered(id);
  }
}

/** Judges a check by itself, over a client that gets no response to anything. */
async function judgeUnanswered(id: string): Promise<Finding | undefined> {
  const check = new Map<string, AnyCheck>(Object.entries(checks)).get(id);
  const requirement = requirements.find((one) => one.id === id);
  if (check === undefined || requirement === undefined) return undefined;
  const exchanges: Exchange[] = [];
  const client: Client = {
    requests: 0,
    close: () => Promise.resolve(),
    send() {
      const attempt = { startedMs: 0, durationMs: 0, status: undefined, failure: 'connection refused', pausedMs: 0 };
      const request = { method: 'GET', url: 'http://127.0.0.1:9/', headers: {}, credential: 'configured' } as const;
      const exchange = { id: exchanges.length + 1, request, response: undefined, attempts: [attempt] };
      exchanges.push(exchange);
      return Promise.resolve(exchange);
    },
  };
  const contract = await loadContract();
  const scene = {
    contract,
    listing: Listing.open(contract, client),
    target: { url: new URL('http://127.0.0.1:9/'), credentials: { key: 'a-credential' }, scope: 'a-project' },
    seed: 1,
    policies: {},
    suspects: new Map(),
    unsendable: () => undefined,
    askedBy: () => undefined,
    exchanges: () => exchanges,
  };
  const evidence = new Evidence(requirement);
  await check.judge(scene, evidence);
  return findingOf(requirement, evidence, exchanges, (exchange) => requestClassOf(exchange, undefined), {
    readAgain: () => Promise.resolve([]),
    pursue: () => Promise.resolve({ kind: 'not-reproduced' }),
    alternation: undefined,
  });
}
