import { placeOf } from '../../judging/place';
import type { CredentialUse } from '../../client/exchange';
import type { CredentialScheme } from '../../contract/model';
import type { Judge, Scene } from '../../judging/check';
import { besideOffset, continuedQuery, continuedUnion } from '../../facts/beside-offset';
import type { Evidence } from '../../judging/evidence';
import type { ListQuery } from '../../listing/listing';
import { describe, type Reply } from '../../listing/reply';

const words: { readonly [use in Exclude<CredentialUse, 'configured'>]: string } = {
  none: 'no credential',
  empty: 'an empty credential',
  invented: 'an invented credential',
};

export const hasCredential = ({ target }: Scene): boolean =>
  target.credentials.key !== undefined || target.credentials.token !== undefined;

/** The first identity of the walk that stands in a text as a word. Very short ones are left out, because they can stand there by chance. */
async function identityIn(scene: Scene, text: string): Promise<string | undefined> {
  const { identities } = await scene.listing.walk();
  const words = new Set(text.split(/[^\w.:-]+/));
  return identities.find(
    (identity) => identity.length >= 4 && (words.has(identity) || (identity.length >= 12 && text.includes(identity))),
  );
}

interface Probe {
  readonly query: ListQuery;
  /** `undefined`: where the configured credential is. */
  readonly place?: CredentialScheme | undefined;
  /** The query is malformed, and this one is not: what a malformed one hides, it shows. */
  readonly wellFormed?: ListQuery;
}

/** Where the target takes another credential than the configured one: it may look at that one less closely. */
function otherPlace({ contract, target }: Scene): CredentialScheme | undefined {
  const used = target.credentials.key === undefined ? 'token' : 'key';
  return contract.credentials.length > 1 ? contract.credentials.find(({ part }) => part !== used) : undefined;
}

/**
 * What a wrong credential is sent with, because a server may look at the credential on some of its paths only: the second page of a filter,
 * an order and a projection, with an offset beside it where the target takes that; and malformed numbers for an invented
 * one, alone in the place of another scheme, and beside all that in its own.
 */
async function probesOf(scene: Scene, use: keyof typeof words): Promise<readonly Probe[]> {
  const { contract } = scene.listing;
  const both = await besideOffset(scene);
  const isTaken = (await scene.listing.ask(both)).kind === 'page';
  const query = isTaken ? both : await continuedQuery(scene);
  const union = (await continuedUnion({ ...scene, contract })) ?? query;
  const malformed: ListQuery = { ...(contract.limit && { limit: 'abc' }), ...(contract.page && { page: 'abc' }) };
  if (use !== 'invented' || Object.keys(malformed).length === 0) return [{ query }];
  return [
    { query: malformed, place: otherPlace(scene), wellFormed: union },
    { query: { ...query, ...malformed }, wellFormed: query },
  ];
}

/** A contract that tells failures in a 2xx has no status for them. */
const isRefused = (reply: Reply): boolean =>
  reply.kind === 'refusal' && (reply.status === 401 || reply.status === 403 || reply.status < 300);

/** A proxy in front of the target may refuse what is malformed: it knows no credentials, writes no JSON, or has another name. */
const isOwn = ({ exchange: { response } }: Reply, control: Reply): boolean =>
  response?.json !== undefined && response.headers.server === control.exchange.response?.headers.server;

export function refusal(use: keyof typeof words): Judge<'credential'> {
  return {
    async judge(scene, evidence) {
      if (!hasCredential(scene)) return evidence.needs('credential');
      const control = await scene.listing.ask({});
      if (control.kind !== 'page') return evidence.needs('taken', 'the configured credential');
      const probes = [...(await probesOf(scene, use))];
      for (const { query, place, wellFormed } of probes) {
        const reply = await scene.listing.ask(query, { credential: use, ...(place && { credentialPlace: place }) });
        if (reply.kind === 'unavailable') return evidence.needs('answer', reply.problem);
        evidence.witness(reply);
        await judgeLeak(scene, evidence, use, reply, control);
        const isQuery = wellFormed !== undefined && reply.kind === 'refusal';
        // In a 2xx it may be the limit that is refused.
        if (isRefused(reply) && !(isQuery && reply.status < 300)) continue;
        if (isQuery && !probes.some((one) => one.query === wellFormed && one.place === place))
          probes.push({ query: wellFormed, place });
        const what = place === undefined ? words[use] : `${words[use]} in ${place.name}`;
        const isExplained = isQuery && reply.status >= 300;
        if (isQuery && !(isExplained && isOwn(reply, control))) continue;
        evidence.violate({
          subject: isExplained ? `${what}: a malformed query is explained` : what,
          expected: `401 or 403 with ${what}`,
          received: describe(reply),
          place: placeOf(reply),
          at: [reply, control],
          evidence: 'response',
          // It is refused; and a header without a value may be called malformed before it is called no credential.
          ...((isExplained || (use === 'empty' && reply.kind === 'refusal' && reply.status === 400)) && { level: 'SHOULD' }),
        });
        if (!isExplained) return;
      }
    },
  };
}

async function judgeLeak(scene: Scene, evidence: Evidence, use: keyof typeof words, reply: Reply, control: Reply): Promise<void> {
  const leaked = reply.kind === 'refusal' ? await identityIn(scene, reply.exchange.response?.text ?? '') : undefined;
  if (leaked === undefined) return;
  evidence.violate({
    subject: `${words[use]}: an identity`,
    expected: 'no item of the listing in a refusal',
    received: `the identity ${leaked}`,
    place: { part: 'text', text: leaked },
    at: [reply, control],
    evidence: 'exchange',
  });
}
