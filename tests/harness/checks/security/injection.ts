import type { Check } from '../../judging/check';
import { holding } from '../../grammar/holding';
import { textField, askUnion } from '../../facts/text-field';
import { violateStray } from '../../judging/stray';

/** SQL, NoSQL, shell and template fragments that widen a result where they are run instead of compared. */
const injections: readonly string[] = [
  `' or '1'='1`,
  `" || "1"=="1`,
  `'; --`,
  `') or true --`,
  '{"$gt":""}',
  '{"$ne":null}',
  '$ne',
  '${7*7}',
  '{{7*7}}',
  '$(id)',
  '../../etc/passwd',
  '*)(uid=*',
];

export const check: Check<'security.injection'> = {
  isAttackShaped: true,
  async judge(scene, evidence) {
    const found = await textField(scene);
    if (found === undefined) return;
    const { items } = await scene.listing.walk();
    if (items.length === 0) evidence.needs('one-item');
    const { filter } = scene.contract;
    const probes = injections.filter((value) => ['plain', 'equals'].includes(holding(value, found.field, filter)));
    for (const answer of await askUnion(scene, evidence, found.field, probes, 'an injection-shaped value')) {
      if (items.length > 0) evidence.witness(answer.page);
      await violateStray(scene, evidence, answer, 'an injection-shaped value');
    }
  },
};
