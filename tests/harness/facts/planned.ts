import type { Scene } from '../judging/check';
import type { Unsendable } from '../listing/value';
import { noteWrong, type WrongUnion, wrongUnions } from './wrong-unions';

interface Planned<Made> {
  readonly made: Made;
  readonly unsendable: readonly (readonly [path: string, why: Unsendable])[];
  readonly wrong: readonly WrongUnion[];
}

/**
 * What checks choose by asking, chosen once for a view of the target, whichever check needs it first. A later one is told of what the first
 * one was told of meanwhile: replies, values that no query carries, unions that were wrong.
 */
export function plannedOnce<Key, Made>(): <S extends Scene>(
  scene: S,
  key: Key,
  choose: (scene: S) => Promise<Made>,
) => Promise<Made> {
  const plan = {};
  return async (scene, key, choose) => {
    let isMine = false;
    const { made, unsendable, wrong } = await scene.listing.planned(plan, key, async (): Promise<Planned<Made>> => {
      isMine = true;
      const unsendable: (readonly [string, Unsendable])[] = [];
      const before = wrongUnions(scene).length;
      const telling = (path: string, why: Unsendable): void => {
        unsendable.push([path, why]);
        scene.unsendable(path, why);
      };
      const made = await choose({ ...scene, unsendable: telling });
      return { made, unsendable, wrong: wrongUnions(scene).slice(before) };
    });
    if (!isMine) {
      for (const [path, why] of unsendable) scene.unsendable(path, why);
      for (const one of wrong) noteWrong(scene, one);
    }
    return made;
  };
}
