import type { Check } from '../../judging/check';
import { longUnknown, unknownName } from '../../facts/long-unknown';
import { mayBeAFilter, partsFromDefault, sameAsDefault } from './default-page';
import type { ListQuery } from '../../listing/listing';
import { settle } from '../../judging/policy';
import { refusedOr } from '../../judging/refused-or';

export const check: Check<'robustness.unknown-parameter'> = {
  async judge(scene, evidence) {
    // The long query is an unknown parameter too; only where it is refused a short one is sent.
    const long = await scene.listing.ask(longUnknown);
    const short: ListQuery = { extra: [[unknownName, '1']] };
    const reply = long.kind === 'page' ? long : await scene.listing.ask(short);
    // As a filter it is judged by filtering.unknown-field.
    const parts = await partsFromDefault(scene, reply);
    const isFilter = mayBeAFilter(scene);
    const choice = refusedOr(reply, evidence, 'an unknown parameter', () =>
      isFilter && parts !== undefined ? 'filter' : 'ignore',
    );
    if (isFilter) return void (choice && evidence.observe('query.unknown-parameter', choice.value, reply));
    if (choice !== undefined) settle(scene, evidence, 'query.unknown-parameter', [choice]);
    if (parts === undefined) return;
    // A request that a reader can read shows it as well, where it is not the length that does.
    const told = await scene.listing.ask(short);
    const isShown = (await partsFromDefault(scene, told)) !== undefined;
    await sameAsDefault(scene, evidence, isShown ? told : reply, 'an unknown parameter', `the parameter ${unknownName}`);
  },
};
