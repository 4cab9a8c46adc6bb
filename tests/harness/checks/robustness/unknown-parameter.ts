import type { Check } from '../../judging/check';
import { longUnknown, partsFromDefault, sameAsDefault } from './default-page';
import type { ListQuery } from '../../listing/listing';
import { refusedOr } from '../../judging/refused-or';

export const check: Check<'robustness.unknown-parameter'> = {
  async judge(scene, evidence) {
    // The long query is an unknown parameter too; only where it is refused a short one is sent.
    const long = await scene.listing.ask(longUnknown);
    const short: ListQuery = { extra: [['nopeNope', '1']] };
    const reply = long.kind === 'page' ? long : await scene.listing.ask(short);
    const choice = refusedOr(reply, evidence, 'an unknown parameter', () => 'ignore');
    if (choice !== undefined) evidence.observe('query.unknown-parameter', choice.value, reply);
    if ((await partsFromDefault(scene, reply)) === undefined) return;
    // A request that a reader can read shows it as well, where it is not the length that does.
    const told = await scene.listing.ask(short);
    const isShown = (await partsFromDefault(scene, told)) !== undefined;
    await sameAsDefault(scene, evidence, isShown ? told : reply, 'an unknown parameter');
  },
};
