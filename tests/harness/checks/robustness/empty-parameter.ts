import type { Reply } from '../../listing/reply';
import type { Scene, Check } from '../../judging/check';
import { partsFromDefault, sameAsDefault } from './default-page';
import { emptyOf, emptyRoles, type TextRole } from '../../facts/empty-roles';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

/** The policy of each: that of a token is named after what it does. */
const policyOf = (role: TextRole): string => `${role === 'next' ? 'continue' : role}.empty`;

interface EmptyRoles {
  readonly roles: readonly TextRole[];
  readonly reply: Reply;
}

/** The single parameters that change the page where they stand without a value; all of them together where none does by itself. */
async function narrowedRoles(scene: Scene, roles: EmptyRoles['roles'], reply: Reply): Promise<readonly EmptyRoles[]> {
  const single: EmptyRoles[] = [];
  for (const role of roles.length > 1 ? roles : []) {
    const alone = await scene.listing.ask(emptyOf([role], scene.listing));
    if ((await partsFromDefault(scene, alone)) !== undefined) single.push({ roles: [role], reply: alone });
  }
  return single.length > 0 ? single : [{ roles, reply }];
}

export const check: Check<'robustness.empty-parameter'> = {
  async judge(scene, evidence) {
    // All at once first: where that gives a page, each of them is left out.
    const roles = emptyRoles(scene.listing);
    const together = emptyOf(roles, scene.listing);
    const all = await scene.listing.ask(together);
    const probes =
      all.kind === 'page' ? [[roles, together] as const] : roles.map((role) => [[role], emptyOf([role], scene.listing)] as const);
    for (const [roles, query] of probes) {
      const reply = await scene.listing.ask(query);
      const choice = refusedOr(reply, evidence, `an empty ${roles.join(', ')} parameter`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined) for (const role of roles) settle(scene, evidence, policyOf(role), [choice]);
      // An empty projection may be read as one of nothing, an empty filter as one that nothing matches.
      if (choice?.value !== 'ignore' || (await partsFromDefault(scene, reply)) === undefined) continue;
      for (const told of await narrowedRoles(scene, roles, reply)) {
        await sameAsDefault(scene, evidence, told.reply, `an empty ${told.roles.join(', ')} parameter`);
      }
    }
  },
};
