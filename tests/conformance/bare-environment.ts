import ConformanceEnvironment from './environment';
import { openFromEnvironment } from './open-run';
import type { HeldRun } from './suite';
import { heldRun, holdRun } from './suite';

/** The environment under a bare `npx jest`: whichever test file comes first opens the one run of this process. */
export default class BareEnvironment extends ConformanceEnvironment {
  protected override openRun(): Promise<HeldRun> {
    if (heldRun() === undefined) holdRun(openFromEnvironment());
    return super.openRun();
  }
}
