import { areasOf } from '../../conformance/areas';
import { judgeArea } from '../../conformance/judge-area';
import type { Suite } from '../../conformance/suite';

/** Put there by the environment. */
declare const suite: Suite;

for (const area of areasOf(suite.plan)) judgeArea(area);
