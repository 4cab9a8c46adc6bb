import { loadRequirements } from '../harness/findings/requirements';
import { runConformance } from '../harness/run/run-conformance';
import type { Judged } from './page';
import type { Peer } from './peer';
import { beside } from './start';

const seed = 1;

/** Starts a peer, judges it by its contract, and ends it. Rejects where it does not start or cannot be asked. */
export function judgePeer(peer: Peer): Promise<Judged> {
  return beside(peer, async (url) => {
    const requirements = loadRequirements();
    const results = await runConformance({ contract: peer.contract, requirements, target: { url, credentials: {} }, seed });
    if (results.findings.length !== requirements.length) {
      throw new Error(`Expected ${peer.name} to be judged to the end; the run is ${results.verdict}. ${results.reason ?? ''}`);
    }
    return { peer, results };
  });
}
