import type { Check } from '../../judging/check';
import { strayItem } from '../../judging/matches';
import { againstFilter } from '../../judging/own-value';
import { askUnion, textField } from '../../facts/text-field';

/** SQL, NoSQL, shell and template fragments that widen a result where they are run instead of compared. */
const injections: readonly string[] = [
  `' or '1'='1`,
  `" || "1"=="1`,
  `'; --`,
  `') or true --`,
  '{"$gt":""}',
  '${7*7}',
  '{{7*7}}',
  '$(id)',
  '../../etc/passwd',
  '*)(uid=*',
];

export const injection: Check = {
  id: 'security.injection',
  async judge(scene, evidence) {
    const found = await textField(scene);
    if (found === undefined) return evidence.notApplicable('the contract documents no text field to filter by');
    const { items } = await scene.listing.walk();
    if (items.length === 0) evidence.needs('at least one item');
    const dialect = scene.contract.filter;
    const probes = injections.filter((value) => !value.includes(dialect.and) && !value.includes(dialect.or));
    await askUnion(scene, evidence, found.field, probes, 'an injection-shaped value', async (expression) => {
      const page = await scene.listing.ask({ filter: expression });
      if (page.kind !== 'page') return;
      if (items.length > 0) evidence.witness(page);
      const stray = strayItem(page, expression);
      if (stray !== undefined) {
        evidence.violate({
          subject: 'an injection-shaped value',
          expected: 'no item that does not hold the value itself',
          received: `${page.items.length} items`,
          at: [page],
          evidence: 'exchange',
          ownValue: againstFilter(page, expression),
        });
      }
    });
  },
};
