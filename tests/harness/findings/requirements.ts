import { requirements } from '../../../generated/requirements';
import type { Requirement } from './finding';

/** The requirements of `spec/requirements.yaml`, in its order, as they were generated. */
export const loadRequirements = (): readonly Requirement[] => requirements;
