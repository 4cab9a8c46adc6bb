import type { Check } from '../../judging/check';
import { combinedProbes } from '../../facts/combination';
import { judgeMembers } from './filtered-walk';

export const check: Check<'filtering.projected-away'> = {
  async judge(scene, evidence) {
    const { all } = await combinedProbes(scene);
    if (all === undefined) return evidence.needs('three-of-two-kinds');
    await judgeMembers(scene, evidence, all, 'a filter on a field that is projected away');
  },
};
