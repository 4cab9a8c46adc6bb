import { execFile } from 'node:child_process';
import { loadContract } from '../../harness/contract/load';
import { loadRequirements } from '../../harness/findings/requirements';
import { runConformance } from '../../harness/run/run-conformance';
import { resolveSettings } from '../../harness/settings/settings';

/** Targets by name, each with the file of its configuration. */
export interface Asked {
  readonly [name: string]: { readonly url: string; readonly config?: string };
}

/** What each target comes to, as its exit code and reason, in a process of its own: what Node reads at its start cannot be given to this one. */
export function firstReads(
  asked: Asked,
  environment: { readonly [name: string]: string },
): Promise<{ readonly [name: string]: string }> {
  const args = ['-r', 'esbuild-register', __filename, JSON.stringify(asked)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: { ...process.env, ...environment } }, (error, stdout) => {
      if (error) reject(new Error(error.message));
      else resolve(JSON.parse(stdout) as { readonly [name: string]: string });
    });
  });
}

async function main(asked: Asked): Promise<void> {
  const contract = await loadContract();
  const told: { [name: string]: string } = {};
  for (const [name, { url, config }] of Object.entries(asked)) {
    const { target } = resolveSettings(['--target', url, ...(config === undefined ? [] : ['--config', config])], process.env);
    if (target === undefined) continue;
    const { exitCode, reason } = await runConformance({
      contract,
      requirements: loadRequirements(),
      target,
      only: ['response.json'],
    });
    told[name] = `${exitCode} ${reason}`;
  }
  process.stdout.write(JSON.stringify(told));
}

if (require.main === module) void main(JSON.parse(process.argv[2] ?? '{}') as Asked);
