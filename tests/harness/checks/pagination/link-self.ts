import type { Check } from '../../judging/check';
import { judgeLink } from './link';

export const check: Check<'pagination.link-self'> = {
  judge: (scene, evidence) => judgeLink('self', scene, evidence),
};
