import { placeOf } from '../../judging/place';
import type { Check, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';
import { limitBesideOrder } from '../../facts/limit-beside-order';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** Limits that are no positive integer, by class; zero has more readings than these and is judged by itself. */
const malformed: readonly { readonly class: string; readonly value: string }[] = [
  { class: 'negative', value: '-1' },
  { class: 'fraction', value: '1.5' },
  { class: 'text', value: 'abc' },
  { class: 'empty', value: '' },
  // 2^63, one beyond the 64-bit integers the parameter is declared to hold.
  { class: 'beyond-integer', value: '9223372036854775808' },
];

/** What a server that clamps takes for a limit that is too small: a page has one item at least, unless the document declares more. */
const leastOf = ({ limit }: SceneWith<'limit'>['contract']): number => limit.minimum ?? 1;

/** Zero stands for the default, the maximum, the minimum, nothing or everything: Kubernetes and document stores call it "no limit". */
async function judgeZero(scene: SceneWith<'limit'>, evidence: Evidence, usual: number): Promise<void> {
  const beside = await limitBesideOrder({ ...scene, contract: scene.listing.contract }, 'zero');
  const reply = await scene.listing.ask(beside?.query ?? { limit: '0' });
  const choice = refusedOr(reply, evidence, 'a zero limit', () => 'page');
  if (choice === undefined) return;
  const value = reply.kind === 'page' ? await readingOfZero(scene, reply.items.length, usual) : 'refuse';
  if (value !== undefined) return settle(scene, evidence, 'limit.zero', [{ ...choice, value }]);
  const { base, total } = await planProbes(scene.listing);
  if (!finished(base, evidence)) return;
  const { contract } = scene;
  const { maximum } = await pageSizes(scene);
  evidence.violate({
    subject: 'a zero limit gives a page of another size',
    expected: `a 4xx, or a page of the default size (${usual}), of the ${contract.limit.maximum === undefined ? 'usual size' : 'maximum'} (${maximum}), of the minimum (${leastOf(contract)}), of no item, or of all ${total}`,
    received: `${reply.kind === 'page' ? reply.items.length : 0}`,
    place: placeOf(reply),
    at: [choice.at, exchangesOf(base)],
    // How many all are, only the walk says.
    evidence: 'collection',
  });
}

/**
 * What a limit of zero is read as, by the length of its page; where several sizes are equal, the first that is named. `undefined`: none
 * of them. Only where the length is none of the known ones, the maximum itself is asked for: a page may end by its bytes before it.
 */
async function readingOfZero(scene: SceneWith<'limit'>, length: number, usual: number): Promise<string | undefined> {
  const { listing } = scene;
  const { maximum } = await pageSizes(scene);
  const { total } = await planProbes(listing);
  const minimum = Math.min(leastOf(scene.contract), total);
  const readings = { default: usual, maximum: Math.min(maximum, total), none: 0, all: total, minimum };
  const known = Object.entries(readings).find(([, size]) => size === length);
  if (known !== undefined) return known[0];
  const asked = await listing.ask({ limit: maximum });
  return asked.kind === 'page' && asked.items.length === length ? 'maximum' : undefined;
}

export const check: Check<'pagination.limit-malformed'> = {
  async judge(scene, evidence) {
    const { listing, contract } = scene;
    const first = await listing.ask({});
    const usual = first.kind === 'page' ? first.items.length : -1;
    await judgeZero(scene, evidence, usual);
    for (const { class: name, value } of malformed) {
      const reply = await listing.ask({ limit: value });
      const choice = refusedOr(reply, evidence, `${name === 'empty' ? 'an' : 'a'} ${name} limit`, ({ items }) =>
        items.length === 0 ? 'empty' : items.length === usual ? 'default' : `page-of-${items.length}`,
      );
      const { maximum } = contract.limit;
      if (reply.kind === 'page' && maximum !== undefined && reply.items.length > maximum) {
        evidence.violate({
          subject: `a ${name} limit gives too long a page`,
          expected: `a 4xx, or at most ${counted(maximum, 'item')}`,
          received: `${counted(reply.items.length, 'item')}`,
          place: { part: 'items' },
          at: [reply],
          evidence: 'exchange',
        });
      }
      if (choice !== undefined) settle(scene, evidence, `limit.${name}`, [choice]);
    }
  },
};
