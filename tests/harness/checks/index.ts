import type { Check } from '../judging/check';
import { filtering } from './filtering';
import { model } from './model';
import { pagination } from './pagination';
import { projection } from './projection';
import { response } from './response';
import { robustness } from './robustness';
import { security } from './security';
import { sorting } from './sorting';

/** Every check. Which are judged, in what order and at what level is said in `spec/requirements.yaml`. */
export const checks: readonly Check[] = [
  ...pagination,
  ...sorting,
  ...filtering,
  ...projection,
  ...security,
  ...robustness,
  ...model,
  ...response,
];
