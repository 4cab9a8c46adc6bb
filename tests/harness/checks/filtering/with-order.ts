import type { Check } from '../../judging/check';
import { combinedProbes } from '../../facts/combination';
import { judgeMembers } from './filtered-walk';

export const check: Check<'filtering.with-order'> = {
  async judge(scene, evidence) {
    const { filter } = await combinedProbes(scene);
    if (filter === undefined) return evidence.needs('three-of-two-kinds');
    await judgeMembers(scene, evidence, filter, 'a filter beside an order');
  },
};
