import type { Check } from '../../judging/check';
import { judgeLink } from './link';

export const check: Check<'pagination.link-first'> = {
  judge: (scene, evidence) => judgeLink('first', scene, evidence),
};
