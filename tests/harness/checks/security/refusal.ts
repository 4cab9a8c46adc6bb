import { placeOf } from '../../judging/place';
import { fieldsBy } from '../../contract/operators';
import { malformedFilters } from '../../grammar/malformed';
import type { CredentialUse } from '../../client/exchange';
import type { CredentialPlace } from '../../client/credential';
import type { Judge, Scene } from '../../judging/check';
import { besideOffset, continuedQuery, continuedUnion } from '../../facts/beside-offset';
import type { Evidence } from '../../judging/evidence';
import { mayAskFurther } from '../../facts/further-requests';
import { malformedParts } from '../../facts/malformed-parts';
import { planProbes } from '../../facts/probe-plan';
import type { As, ListQuery } from '../../listing/listing';
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

/** What is asked; what of it is sent twice stands in `twice`, with the second value. */
interface Asked {
  readonly query: ListQuery;
  readonly twice?: ListQuery;
}

/** A request that a wrong credential is sent with. */
interface Probe extends Asked {
  /** `undefined`: where the configured credential is. */
  readonly place?: CredentialPlace | undefined;
  /** A word in the place of an empty credential. */
  readonly word?: string;
  /** Headers beside the credential, and what they are, for a reader. */
  readonly beside?: { readonly headers: NonNullable<As['headers']>; readonly what: string } | undefined;
  /** What is sent where the target refuses the query and not the credential, one behind the other. */
  readonly plainer: readonly Asked[];
  /** Asked where the query of the probe before was refused, so that what was wrong of that did not hide this. */
  readonly isInPlace?: boolean;
  /** No target need take the query, so that a refusal of it tells that it is read before the credential. */
  readonly isMalformed?: boolean;
}

/**
 * Where the target may look at a credential less closely: where it takes another one than the configured, or, where it takes that one
 * alone, under the other authentication scheme of the same header (RFC 9110, section 11.4).
 */
function otherPlace({ contract: { credentials }, target }: Scene): CredentialPlace | undefined {
  const used = target.credentials.key === undefined ? 'token' : 'key';
  const [own, ...others] = credentials;
  if (others.length > 0) return credentials.find(({ part }) => part !== used);
  return own?.http && { in: own.in, name: own.name, http: own.http === 'Basic' ? 'Bearer' : 'Basic' };
}

const placeName = ({ name, http }: CredentialPlace): string => (http === undefined ? name : `${name}, as ${http}`);

/** What no listing reads as a number, though it begins with one. */
const noNumber = '0abc';

/** A query of which nothing can be meant: numbers that are none, and a filter that the target is asked by for `filtering.malformed`, too. */
async function malformedQuery(scene: Scene): Promise<ListQuery> {
  const { limit, page, filter } = scene.contract;
  const [field] = fieldsBy('eq', filter);
  const expression = filter && field && malformedFilters(field, filter, await malformedParts(scene)).at(-1);
  return { ...(expression && { filter: expression }), ...(limit && { limit: noNumber }), ...(page && { page: noNumber }) };
}

/**
 * What a wrong credential is sent with, because a server may look at the credential on some of its paths only: the second pages of two
 * queries with filter, order and projection, behind the end, with several clauses, and with sizes that show one item and none; and what is
 * malformed, by itself. An invented one goes with what was asked for before with the right one, which a cache may have kept.
 */
async function probesOf(scene: Scene, use: keyof typeof words): Promise<readonly Probe[]> {
  const { contract } = scene.listing;
  const both = await besideOffset(scene);
  const isTaken = (await scene.listing.ask(both)).kind === 'page';
  const query = isTaken ? both : await continuedQuery(scene);
  const union = (await continuedUnion({ ...scene, contract })) ?? query;
  const { total } = await planProbes(scene.listing);
  // Beside a token an offset may be refused: then each is asked by itself.
  const { next, ...untokened } = union;
  const isAlone = next !== undefined && contract.offset !== undefined && !isTaken;
  const behindTheEnd: ListQuery = {
    ...(isAlone ? untokened : union),
    ...(contract.offset !== undefined && { offset: total }),
    // A URL that leads on may stand beside numbers; a token names a page of its own.
    ...(contract.page !== undefined && contract.next?.parameter === undefined && { page: total }),
  };
  switch (use) {
    case 'none': {
      const plainer = [{ query: behindTheEnd }, { query }];
      const tokened: readonly Probe[] = isAlone ? [{ query: union, plainer: [] }] : [];
      if (contract.limit === undefined) return [{ query: behindTheEnd, plainer }, ...tokened];
      const one = { ...behindTheEnd, limit: 1 };
      const simpler = [{ query: one, twice: { limit: 1 } }, { query: one }, ...plainer];
      const beside = await tagBeside(scene);
      return [
        { query: one, twice: { limit: 0 }, plainer: simpler, beside },
        { query: { limit: 0 }, plainer, isInPlace: true },
        ...tokened,
      ];
    }
    case 'empty': {
      const malformed = await malformedQuery(scene);
      const probe: Probe =
        Object.keys(malformed).length === 0
          ? { query, plainer: [] }
          : { query: malformed, plainer: [{ query }], isMalformed: true };
      const word = emptyWordOf(scene);
      if (word === undefined) return [probe];
      if (mayAskFurther(contract)) return [probe, { query, plainer: [], word }];
      return scene.seed % 3 === 0 ? [{ ...probe, word }] : [probe];
    }
    case 'invented':
      return [
        { query, plainer: [] },
        { query: behindTheEnd, place: otherPlace(scene), plainer: [{ query: union }, { query }] },
      ];
  }
}

/** What programs write into a header where they have no credential. */
const emptyWords = ['null', 'undefined'] as const;

/** One of them, with each seed the other; `undefined` where a credential is part of the URL, where nobody writes one. */
function emptyWordOf({ contract, target, seed }: Scene): string | undefined {
  const used = contract.credentials.find(({ part }) => target.credentials[part] !== undefined);
  return used?.in === 'query' ? undefined : emptyWords[seed % emptyWords.length];
}

/** The tag of the first page, where it has one: who asks by it may be answered by a cache that stands before the credential. */
async function tagBeside({ listing }: Scene): Promise<Probe['beside']> {
  const tag = (await listing.walk()).pages[0]?.exchange.response?.headers.etag;
  return tag === undefined ? undefined : { headers: [['If-None-Match', tag]], what: 'beside the tag of the first page' };
}

/** A contract that tells failures in a 2xx has no status for them. */
const isRefused = (reply: Reply): boolean =>
  reply.kind === 'refusal' && (reply.status === 401 || reply.status === 403 || reply.status < 300);

/** A proxy in front of the target may refuse what is malformed: it knows no credentials, writes no JSON, or has another name. */
const isOwn = ({ exchange: { response } }: Reply, control: Reply): boolean =>
  response?.json !== undefined && response.headers.server === control.exchange.response?.headers.server;

/** The answers to a probe: to its query, and to plainer ones as long as it is the query that is refused. */
async function answersTo(
  { listing }: Scene,
  use: keyof typeof words,
  { place, word, beside, plainer, ...whole }: Probe,
): Promise<readonly [Reply, ...Reply[]]> {
  const as: As = {
    credential: use,
    ...(place && { credentialPlace: place }),
    ...(word !== undefined && { credentialWord: word }),
    ...(beside && { headers: beside.headers }),
  };
  const ask = ({ query, twice }: Asked): Promise<Reply> =>
    twice === undefined ? listing.ask(query, as) : listing.askTwice(query, twice, as);
  const answers: [Reply, ...Reply[]] = [await ask(whole)];
  // Last what is surely taken: a target may refuse every other query, whoever asks.
  for (const one of [...plainer, { query: {} }]) {
    const last = answers.at(-1);
    // In a 2xx it may be the query that is refused.
    if (last?.kind !== 'refusal' || (isRefused(last) && last.status >= 300)) break;
    answers.push(await ask(one));
  }
  return answers;
}

/** The answers to a probe; where it is not refused, those to the same without what stands beside it, unless that is why. */
async function narrowedAnswers(
  scene: Scene,
  use: keyof typeof words,
  probe: Probe,
): Promise<{ readonly probe: Probe; readonly answers: Awaited<ReturnType<typeof answersTo>> }> {
  const answers = await answersTo(scene, use, probe);
  const endsRefused = (some: readonly Reply[]): boolean => some.slice(-1).every(isRefused);
  if (probe.beside === undefined || endsRefused(answers)) return { probe, answers };
  const bare: Probe = { ...probe, beside: undefined };
  const without = await answersTo(scene, use, bare);
  return endsRefused(without) ? { probe, answers } : { probe: bare, answers: without };
}

export function refusal(use: keyof typeof words): Judge<'credential'> {
  return {
    async judge(scene, evidence) {
      if (!hasCredential(scene)) return evidence.needs('credential');
      const control = await scene.listing.ask({});
      if (control.kind !== 'page') return evidence.needs('taken', 'the configured credential');
      let isHidden = false;
      for (const planned of await probesOf(scene, use)) {
        if (planned.isInPlace === true && !isHidden) continue;
        const { probe, answers } = await narrowedAnswers(scene, use, planned);
        for (const reply of answers) {
          if (reply.kind === 'unavailable') return evidence.needs('answer', reply.problem);
          evidence.witness(reply);
          await judgeLeak(scene, evidence, use, reply, control);
        }
        const reply = answers.at(-1) ?? answers[0];
        const what = probe.place === undefined ? named(use, probe) : `${named(use, probe)} in ${placeName(probe.place)}`;
        if (!isRefused(reply)) {
          evidence.violate({
            subject: what,
            expected: `401 or 403 with ${what}`,
            received: describe(reply),
            place: placeOf(reply),
            at: [reply, control],
            evidence: 'response',
            ...(reply.kind === 'refusal' && { shows: 'by-refusal' }),
            // It is refused; a header without a value may be called malformed before it is called no credential.
            ...(use === 'empty' && reply.kind === 'refusal' && reply.status === 400 && { level: 'SHOULD' }),
          });
          return;
        }
        const [first] = answers;
        isHidden = first.kind === 'refusal' && !isRefused(first);
        if (probe.isMalformed !== true || first.kind !== 'refusal' || isRefused(first) || !isOwn(first, control)) continue;
        evidence.violate({
          subject: `${what}: a malformed query is explained`,
          expected: `401 or 403 with ${what}`,
          received: describe(first),
          place: placeOf(first),
          at: [first, control],
          evidence: 'response',
          level: 'SHOULD',
        });
      }
    },
  };
}

/** What a probe is, for a reader. */
const named = (use: keyof typeof words, { word, beside }: Probe): string =>
  [word === undefined ? words[use] : `the word ${word} for a credential`, beside?.what]
    .filter((part) => part !== undefined)
    .join(' ');

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
