import { openLedger, type Ledger } from '../../harness/findings/ledger';
import { loadContract } from '../../harness/contract/load';
import { harOf } from '../../harness/reports/har';
import { reportForms } from '../../harness/reports/registry';
import { resultsOf } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import { makeClusters } from '../../reference/data/clusters';
import { startReference, type ReferenceOptions } from '../../reference/server';
import type { SpectroCluster } from '../../reference/types';
import { applicable, endedAs, ids, judgePlain, judgeReference, requirements } from '../checks/judging';

const escape = '\u001b';
const override = '\u202e';

const texts: readonly string[] = [
  'line\nbreak\r\n',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(100_000),
  '\ud800 alone',
  'alone \udfff',
  `${escape}[31mred${escape}[0m${escape}]0;title\u0007`,
  `${override}sdrawkcab`,
  '\u0000\u0001\b\u007f\u0085\u009b',
  '</script><img src=x onerror=alert(1)>',
  ']]><!--',
  '::error file=x::forged',
  '| a | b |',
  '\u2028\u2029',
  ' ',
  'a blank behind ',
  '',
  '%00%0a',
  '${7*7}`$(id)`',
];

/** Own members, as JSON from a target has them: an object literal would set the prototype. */
const members = JSON.parse(
  '{"__proto__": "a", "constructor": "b", "toString": "c", "hasOwnProperty": "d", "": "e", "a/b~c": "f"}',
) as {
  readonly [key: string]: string;
};

/** The usual clusters; every third has a hostile name, hostile keys and hostile values beside it. */
function hostileClusters(): readonly SpectroCluster[] {
  return makeClusters({ size: 117, seed: 1 }).map((cluster, index) => {
    const text = texts[(index / 3) % texts.length];
    if (text === undefined) return cluster;
    return {
      ...cluster,
      metadata: { ...cluster.metadata, name: text, labels: members, annotations: { ...members, [text.slice(0, 40)]: text } },
      status: { ...cluster.status, state: text },
    };
  });
}

const clusters = hostileClusters();

test('hostile values disturb no check', async () => {
  const judged = await judgeReference({ clusters });
  expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
  expect(endedAs(judged, 'pass')).toEqual(applicable);
});

test('nor at another server, with other ones', async () => {
  const judged = await judgePlain({ hostile: true });
  expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
  expect(endedAs(judged, 'pass')).toEqual(applicable);
});

/** A run whose failures quote the data: names stand in messages, identities too. */
async function hostileRun(options: ReferenceOptions): Promise<Ledger> {
  const server = await startReference(options);
  const ledger = openLedger(undefined);
  const { url, apiKey, projectUid, secondProjectUid } = server;
  const target = { url: new URL(url), credentials: { key: apiKey }, scope: projectUid, secondScope: secondProjectUid };
  await runConformance({ contract: await loadContract(), requirements, target }, ledger).finally(() => server.close());
  return ledger;
}

const withHostileIdentities = clusters.map((cluster, index) => ({
  ...cluster,
  metadata: { ...cluster.metadata, uid: `${String(index)} ${(cluster.metadata?.name ?? '').slice(0, 500)}` },
}));

describe('reports of a run whose failures quote hostile values', () => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await hostileRun({
      clusters: withHostileIdentities,
      behaviour: { sortItems: () => (items) => items, matchFilter: () => () => true, projectItem: () => (item) => item },
    });
  });

  test('the run judges everything, and finds the faults', () => {
    const results = resultsOf(ledger);
    expect(results.verdict).toBe('violates');
    expect(results.findings.map(({ id }) => id)).toEqual(ids);
    expect(results.findings.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });

  test('a message quotes no more of a value than a reader needs', () => {
    for (const { message } of resultsOf(ledger).findings) expect(message.length).toBeLessThan(3000);
  });

  test('results and recording are JSON that reads back the same', () => {
    for (const made of [resultsOf(ledger), harOf(ledger)]) {
      const text = JSON.stringify(made);
      expect(JSON.stringify(JSON.parse(text))).toBe(text);
      // Readers of other languages take no half of a surrogate pair: JSON.stringify writes it as an escape.
      expect(Buffer.from(text).toString() === text).toBe(true);
    }
  });

  test.each(reportForms.map((form) => [form.name, form] as const))('%s holds no raw control and closes no tag', (_, form) => {
    const writer = form.load();
    const text = writer.write(ledger, {
      requirement: (id) => requirements.find((one) => one.id === id),
      clause: () => undefined,
    });
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
    expect(text).not.toContain('</script><img');
    expect(text).not.toContain(']]><!--');
    expect(text).not.toMatch(/^::error file=x::forged/m);
  });
});
