import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedDirectory, repository } from '../tests/harness/contract/directories';
import { differencesOf } from '../tests/peers/expectations';
import { judgePeer } from '../tests/peers/judge';
import { peersPage } from '../tests/peers/page';
import { loadPeers } from '../tests/peers/peer';

/**
 * `npm run peers [NAME …]`: judges the real servers in tests/peers/, or those named, and says where they break other than expected.
 * Without names it writes generated/peers.md.
 */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const home = path.join(repository, 'tests', 'peers');
  if (!existsSync(path.join(home, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home, stdio: 'inherit' });
  }
  const peers = (await loadPeers()).filter(({ name }) => names.length === 0 || names.includes(name));
  const judged = await Promise.all(peers.map(judgePeer));
  const differences = judged.flatMap(({ peer, results }) => differencesOf(peer.name, peer.expected, results.findings));
  const broken = judged.reduce((sum, { peer }) => sum + peer.expected.length, 0);
  console.log(
    [...differences, `${judged.length} peers, ${broken} expected failures and warnings, ${differences.length} differences`].join(
      '\n',
    ),
  );
  if (names.length === 0) writeFileSync(path.join(generatedDirectory, 'peers.md'), peersPage(judged));
  process.exitCode = differences.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
