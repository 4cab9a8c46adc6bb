import type { Check } from '../../judging/check';
import { combinedProbes, needsCombination } from '../../facts/combination';
import { judgeMembers } from './filtered-walk';

export const check: Check<'filtering.projected-away'> = {
  async judge(scene, evidence) {
    const { all } = await combinedProbes(scene);
    if (all === undefined) return needsCombination(scene, evidence);
    await judgeMembers(scene, evidence, all, 'a filter on a field that is projected away');
  },
};
