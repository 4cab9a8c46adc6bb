import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { BehaviourOverride } from '../behaviour';
import { makeClusters } from '../data/clusters';
import { withValue, type JsonObject } from '../json';
import type { SpectroCluster } from '../types';
import type { Variant } from './variant';

function compressed(encoding: 'gzip' | 'br', compress: (body: Buffer) => Buffer): BehaviourOverride {
  return {
    finish: (original) => async (reply, context) => {
      const { status, headers, body } = await original(reply, context);
      if (!(context.request.headers['accept-encoding'] ?? '').includes(encoding)) return { status, headers, body };
      return {
        status,
        headers: { ...headers, 'content-encoding': encoding, vary: 'accept-encoding' },
        body: compress(Buffer.from(body)),
      };
    },
  };
}

function typed(contentType: string): BehaviourOverride {
  return {
    pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': contentType } }),
  };
}

/** Answers every nth request with a status that asks to come back later. */
function asksToWait(every: number, status: 429 | 503, headers: { readonly [name: string]: string }): BehaviourOverride {
  return {
    intercept: () => (context) =>
      context.index > 1 && context.index % every === 0
        ? {
            status,
            headers: { 'content-type': 'application/json', ...headers },
            body: '{"code":"Later","message":"Come back later."}',
          }
        : undefined,
  };
}

/** The best compression would cost more time than everything else. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const bare = (cluster: SpectroCluster): SpectroCluster => ({ metadata: { uid: cluster.metadata?.uid ?? '' } });

const named = ({ metadata, spec }: SpectroCluster): SpectroCluster => ({
  metadata: { uid: metadata?.uid ?? '', ...(metadata?.name !== undefined && { name: metadata.name }) },
  ...(spec?.cloudType !== undefined && { spec: { cloudType: spec.cloudType } }),
});

/** As a later version of the API writes it: `apache-cloudstack` is a cloud, `oci` a type of pack. */
function ofLaterVersion(cluster: SpectroCluster, index: number): SpectroCluster {
  const templates = (cluster.spec?.clusterProfileTemplates ?? []).map((template) => ({
    ...template,
    packs: (template.packs ?? []).map((pack) => ({ ...pack, type: 'oci' })),
  }));
  const cloud = index % 3 === 0 && { cloudType: 'apache-cloudstack' };
  return { ...cluster, spec: { ...cluster.spec, ...cloud, clusterProfileTemplates: templates } } as SpectroCluster;
}

const clusters = (): readonly SpectroCluster[] => makeClusters({ size: 117, seed: 1 });

/** What a page says, and how it is sent. */
export const responseVariants: readonly Variant[] = [
  {
    id: 'limit-member-is-the-limit-applied',
    choice: 'the limit member says what limit was applied',
    options: {
      behaviour: { listMeta: (original) => (result, context) => ({ ...original(result, context), limit: context.query.limit }) },
    },
  },
  {
    id: 'offset-member-zero-at-the-end',
    choice: 'the offset member is 0 on the last page',
    options: {
      behaviour: {
        listMeta: (original) => (result, context) => {
          const listmeta = original(result, context);
          return listmeta.continue === '' ? { ...listmeta, offset: 0 } : listmeta;
        },
      },
    },
  },
  {
    id: 'identity-kept-in-projections',
    choice: 'a projection holds the identity beside what was asked for',
    options: {
      behaviour: {
        projectItem: (original) => (cluster, context) =>
          withValue(original(cluster, context) as JsonObject, 'metadata.uid', cluster.metadata?.uid ?? ''),
      },
    },
  },
  {
    id: 'undeclared-properties',
    choice: 'items and list metadata hold properties the contract does not declare',
    options: {
      clusters: clusters().map(
        (cluster) => withValue(cluster, 'metadata.managedBy', { team: 'ops', since: null }) as SpectroCluster,
      ),
      behaviour: {
        envelope: (original) => (items, listmeta, context) => {
          const body = original(items, listmeta, context);
          return { ...body, listmeta: { ...(body.listmeta as JsonObject), remaining: 3 }, generatedAt: 'today' };
        },
      },
    },
  },
  { id: 'identities-alone', choice: 'items have an identity and no other property', options: { clusters: clusters().map(bare) } },
  {
    id: 'names-and-kinds-alone',
    choice: 'items have identity, name and cloud type alone',
    options: { clusters: clusters().map(named) },
  },
  {
    id: 'gzip',
    choice: 'bodies are compressed with gzip',
    options: { behaviour: compressed('gzip', (body) => gzipSync(body, { level: 1 })) },
  },
  {
    id: 'brotli',
    choice: 'bodies are compressed with Brotli',
    options: { behaviour: compressed('br', (body) => brotliCompressSync(body, quick)) },
  },
  { id: 'charset', choice: 'the media type names its charset', options: { behaviour: typed('application/json; charset=utf-8') } },
  {
    id: 'charset-quoted',
    choice: 'the media type is in capitals, its charset in quotes',
    options: { behaviour: typed('Application/JSON;charset="UTF-8"') },
  },
  {
    id: 'deprecated',
    choice: 'every response says that the version will be withdrawn',
    options: {
      behaviour: {
        finish: (original) => async (reply, context) => {
          const { headers, ...rest } = await original(reply, context);
          return { ...rest, headers: { ...headers, deprecation: '@1767225600', sunset: 'Thu, 31 Dec 2026 23:59:59 GMT' } };
        },
      },
    },
  },
  {
    id: 'reasons-without-details',
    choice: 'errors name code and message alone',
    options: {
      behaviour: {
        refusalReply: (original) => (refusal, context) => ({
          ...original(refusal, context),
          body: JSON.stringify({ code: refusal.code, message: refusal.message }),
        }),
      },
    },
  },
  {
    id: 'enumerations-of-a-later-version',
    choice: 'a third of the items have a cloud type, and all their packs a type, that the contract does not list',
    options: { clusters: clusters().map(ofLaterVersion) },
    asked: { policies: { 'response.enumeration': 'open' } },
  },
  ...(
    [
      ['private', 'browsers may keep a page, proxies may not', { 'cache-control': 'max-age=60, private' }],
      [
        'by-credential',
        'anybody may keep a page for its credential',
        { 'cache-control': 'public, max-age=60', vary: 'Accept-Encoding, ApiKey, ProjectUid' },
      ],
      ['by-project', 'anybody may keep a page for its project', { 'cache-control': 's-maxage=60', vary: 'projectuid' }],
      ['unless-stale', 'a page is stale at once', { 'cache-control': 'public, max-age=0', expires: '0' }],
    ] as const
  ).map(([id, choice, headers]): Variant => ({
    id: `cached-${id}`,
    choice,
    options: {
      behaviour: {
        pageReply: (original) => (text, context) => {
          const page = original(text, context);
          return { ...page, headers: { ...page.headers, ...headers } };
        },
      },
    },
  })),
  { id: 'base-path', choice: 'the listing stands below a base path', options: { basePath: '/gateway/eu-1' } },
  {
    id: 'throttled',
    choice: 'every 40th request gets 429 with Retry-After',
    options: { behaviour: asksToWait(40, 429, { 'retry-after': '1' }) },
  },
  {
    id: 'throttled-without-a-word',
    choice: 'every 31st request gets 429 and no Retry-After',
    options: { behaviour: asksToWait(31, 429, {}) },
  },
  {
    id: 'unavailable-now-and-then',
    choice: 'every 23rd request gets 503',
    options: { behaviour: asksToWait(23, 503, { 'retry-after': '0' }) },
  },
  {
    id: 'slow',
    choice: 'every response takes 10 ms, every tenth 100 ms',
    options: {
      behaviour: {
        finish: (original) => async (reply, context) => {
          await sleep(context.index % 10 === 0 ? 100 : 10);
          return original(reply, context);
        },
      },
    },
  },
];
