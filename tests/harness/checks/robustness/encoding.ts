import { differenceOn } from '../../judging/place';
import type { Check, SceneWith } from '../../judging/check';
import type { ListingField } from '../../contract/model';
import type { Evidence } from '../../judging/evidence';
import { bothSpellings, everyByte } from '../../facts/respelled';
import { askOddities, askUndecodable } from '../../facts/broken-clauses';
import { dividingClause } from '../../facts/dividing-clause';
import { where } from '../../grammar/expression';
import { shownFilter } from '../../judging/matches';
import { difference } from '../../judging/sequence';
import { refusedOr } from '../../judging/refused-or';

/** A filter with every byte encoded, beside its plain spelling. */
async function judgeEveryByte(
  scene: SceneWith<'filter'>,
  evidence: Evidence,
  clause: { readonly field: ListingField; readonly value: string },
): Promise<void> {
  const { listing } = scene;
  const filter = where(clause.field, clause.value);
  const plain = await listing.ask({ filter });
  const text = shownFilter(scene, filter);
  const reply = await listing.askSpelled({ filter }, everyByte);
  if (plain.kind !== 'page') return evidence.needs('taken', 'a filter');
  if (reply.kind !== 'page') return evidence.refused(reply, 'a query with every byte encoded', `the page of ${text}`, [plain]);
  evidence.witness(reply);
  const parts = difference(reply.identities, plain.identities);
  if (parts !== undefined) {
    evidence.violate({
      subject: 'a query with every byte encoded',
      expected: `the page of ${text}, because it is the same query (RFC 3986, 6.2.2)`,
      received: parts,
      place: differenceOn(reply, plain.identities),
      at: [reply, plain],
      evidence: 'collection',
    });
  }
}

export const check: Check<'robustness.encoding'> = {
  async judge(scene, evidence) {
    const both = await bothSpellings(scene);
    const clause = await dividingClause(scene);
    if (both?.isRead === true) evidence.witness(both.reply);
    // That a broken sequence is refused shows nothing of those that are whole.
    else if (clause === undefined) return evidence.needs('two-kinds');
    else await judgeEveryByte(scene, evidence, clause);
    const undecodable = await askUndecodable(scene);
    for (const [index, { what, reply }] of undecodable.entries()) {
      const choice = refusedOr(reply, evidence, `a query with ${what}`, ({ items }) => (items.length === 0 ? 'empty' : 'ignore'));
      if (choice !== undefined)
        evidence.observe(index === 0 ? 'query.broken-encoding' : 'query.broken-text', choice.value, reply);
    }
    if (undecodable.length === 0) return;
    // What they find is judged by filtering.undecodable.
    for (const { what, reply } of await askOddities(scene)) refusedOr(reply, evidence, `a query with ${what}`, () => 'page');
  },
};
