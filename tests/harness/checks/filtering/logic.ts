import type { AnyCheck, Scene } from '../../judging/check';
import type { Expression } from '../../grammar/expression';
import type { Evidence } from '../../judging/evidence';
import { shownFilter, divides, faultOf, judgeMatches } from '../../judging/matches';
import { firstDuplicate } from '../../judging/sequence';
import { judgeTwice } from '../../judging/twice';
import type { ListQuery } from '../../listing/listing';

/** Whether an expression that shows the others, too, is answered as the client evaluates it; a witness where it is. */
async function shownBy(wider: Expression | undefined, scene: Scene, evidence: Evidence): Promise<boolean> {
  const reply = wider && (await scene.listing.ask({ filter: wider }));
  if (wider === undefined || reply?.kind !== 'page' || firstDuplicate(reply.identities) !== undefined) return false;
  if ((await faultOf(scene, reply, wider)) !== undefined) return false;
  if (await divides(scene, wider)) evidence.witness(reply);
  return true;
}

/**
 * A check that one expression after another is answered as the client evaluates it. `wider`: one that others ask for, and that shows all of
 * them where it is answered well. `asked`: the query of one. `needs`: the data that the parts are chosen from.
 */
export function logic<Parts>(
  parts: (scene: Scene) => Promise<Parts | undefined>,
  expressions: (parts: Parts, scene: Scene) => readonly (readonly [label: string, expression: Expression])[],
  {
    wider = () => undefined,
    asked = (_, filter) => Promise.resolve({ filter }),
    needs = 'two-fields',
  }: {
    readonly wider?: (parts: Parts, scene: Scene) => Promise<Expression | undefined> | Expression | undefined;
    readonly asked?: (scene: Scene, expression: Expression) => Promise<ListQuery>;
    readonly needs?: 'two-fields' | 'two-kinds';
  } = {},
): AnyCheck {
  return {
    async judge(scene, evidence) {
      const found = await parts(scene);
      if (found === undefined) return evidence.needs(needs);
      const isShown = await shownBy(await wider(found, scene), scene, evidence);
      for (const [label, expression] of isShown ? [] : expressions(found, scene)) {
        const reply = await scene.listing.ask(await asked(scene, expression));
        if (reply.kind !== 'page') {
          evidence.refused(reply, label, `a page for ${shownFilter(scene, expression)}`);
          continue;
        }
        if (await divides(scene, expression)) evidence.witness(reply);
        await judgeMatches(scene, evidence, reply, expression, label, { sound: true, complete: true, count: true });
        judgeTwice(evidence, reply, label);
      }
      evidence.needs(needs);
    },
  };
}
