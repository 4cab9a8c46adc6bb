import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { loadRequirements } from '../../harness/findings/requirements';
import type { Results } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import type { FieldFault } from '../servers/field-faults/fault';
import { startFieldServer } from '../servers/field-server';
import type { FieldOptions } from '../servers/field-steps';
import { simulateClock } from '../servers/simulated-clock';

/** Judges the field server: as it is, with a fault from a public report, and with another lawful choice. */

const fixture = path.join(__dirname, '..', 'fixtures', 'parcels.openapi.yaml');
const requirements = loadRequirements();
const contracts = new Map<string, Promise<Contract>>();

/** The contract with the page sizes and the identities of the server. */
async function loadFor({ defaultSize = 50, maximum = 100, integers = 'text' }: FieldOptions): Promise<Contract> {
  const document = parseDocument(readFileSync(fixture, 'utf8'));
  const size = ['paths', '/v2/parcels', 'get', 'parameters', 1, 'schema'];
  document.setIn([...size, 'default'], defaultSize);
  document.setIn([...size, 'maximum'], maximum);
  if (integers === 'number') {
    const properties = ['components', 'schemas', 'Parcel', 'properties'];
    for (const field of ['id', 'serial']) document.setIn([...properties, field], { type: 'integer', format: 'int64' });
  }
  const directory = mkdtempSync(path.join(tmpdir(), 'parcels-'));
  try {
    const file = path.join(directory, 'parcels.openapi.yaml');
    writeFileSync(file, document.toString());
    return await loadContract(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function contractFor(options: FieldOptions): Promise<Contract> {
  const key = JSON.stringify([options.defaultSize, options.maximum, options.integers]);
  const known = contracts.get(key) ?? loadFor(options);
  contracts.set(key, known);
  return known;
}

/** Judges one server by the whole contract. */
export async function judgeField(options: FieldOptions = {}, change?: FieldFault['change']): Promise<Results> {
  const server = await startFieldServer(options, change);
  try {
    return await runConformance({
      contract: await contractFor(options),
      requirements,
      target: {
        url: new URL(server.url),
        credentials: { key: server.key },
        scope: server.depot,
        secondScope: server.secondDepot,
      },
      clock: simulateClock(),
    });
  } finally {
    await server.close();
  }
}

/** What failed or was warned of, with its message. */
export const complaintsOf = ({ findings }: Results): readonly string[] =>
  findings
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'warn' || outcome === 'error')
    .map(({ id, outcome, message }) => `${outcome} ${id}: ${message}`);
