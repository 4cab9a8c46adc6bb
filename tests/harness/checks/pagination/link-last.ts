import type { Check } from '../../judging/check';
import { judgeLink } from './link';

export const check: Check<'pagination.link-last'> = {
  judge: (scene, evidence) => judgeLink('last', scene, evidence),
};
