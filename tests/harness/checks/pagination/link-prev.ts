import type { Check } from '../../judging/check';
import { judgeLink } from './link';

export const check: Check<'pagination.link-prev'> = {
  judge: (scene, evidence) => judgeLink('prev', scene, evidence),
};
