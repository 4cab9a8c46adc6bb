import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadContract } from '../harness/contract/load';
import type { Contract } from '../harness/contract/model';
import { type Expectation, readExpectations } from './expectations';

/** A real server: how its listing is described, and what it is known to break. */
export interface Peer {
  /** The name of its folder. */
  readonly name: string;
  readonly folder: string;
  readonly contract: Contract;
  readonly expected: readonly Expectation[];
}

/** Every folder here that holds a `contract.yaml`, by name. Rejects with `ConfigError` where a contract does not compile. */
export async function loadPeers(): Promise<readonly Peer[]> {
  const folders = readdirSync(__dirname, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && readdirSync(path.join(__dirname, entry.name)).includes('contract.yaml'),
  );
  const names = folders.map(({ name }) => name).sort();
  return Promise.all(
    names.map(async (name) => {
      const folder = path.join(__dirname, name);
      const contract = await loadContract(path.join(folder, 'contract.yaml'));
      return { name, folder, contract, expected: readExpectations(path.join(folder, 'expected.yaml')) };
    }),
  );
}
