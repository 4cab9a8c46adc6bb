import { isByParameter } from '../../contract/askable';
import { malformedParts } from '../../facts/malformed-parts';
import { where } from '../../grammar/expression';
import { unknownFields } from '../../grammar/malformed';
import type { Check, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { shownFilter, strayItem, valuesOf } from '../../judging/matches';
import { itemsOn } from '../../judging/place';
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
    await besideClause(scene, evidence);
    if (isFilter) return void (choice && evidence.observe('query.unknown-parameter', choice.value, reply));
    if (choice !== undefined) settle(scene, evidence, 'query.unknown-parameter', [choice]);
    if (parts === undefined) return;
    // A request that a reader can read shows it as well, where it is not the length that does.
    const told = await scene.listing.ask(short);
    const isShown = (await partsFromDefault(scene, told)) !== undefined;
    await sameAsDefault(scene, evidence, isShown ? told : reply, 'an unknown parameter', `the parameter ${unknownName}`);
  },
};

/**
 * Where each clause is a parameter, one of an unknown field beside one that some items match: it may be refused, find nothing or be left out,
 * but not with the other.
 */
async function besideClause(scene: SceneWith<never>, evidence: Evidence): Promise<void> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const { filter } = whole.contract;
  const [field] = filter?.fields ?? [];
  const parts = await malformedParts(whole);
  if (filter === undefined || field === undefined || !isByParameter(filter) || parts.beside === undefined) return;
  const unknown = unknownFields(field, filter, parts).find(({ isBeside }) => isBeside === true);
  const reply = unknown && (await whole.listing.ask({ filter: unknown }));
  const sound = where(parts.beside.field, parts.beside.value);
  // A 5xx is judged by filtering.malformed.
  if (reply?.kind !== 'page') return;
  evidence.witness(reply);
  const stray = strayItem(reply, sound);
  if (stray !== undefined)
    evidence.violate({
      subject: 'an unknown parameter beside a filter',
      expected: `a 4xx, or only items that match ${shownFilter(whole, sound)}`,
      received: `an item with ${valuesOf(stray, sound)}, as if the filter was not there`,
      place: itemsOn(reply, [stray], sound.clauses[0].field.pointer),
      at: [reply],
      evidence: 'response',
    });
}
