import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument, type Scalar, type YAMLSeq } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { loadRequirements } from '../../harness/findings/requirements';
import type { Results } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import { fieldFaults } from '../servers/field-faults';
import type { FieldFault } from '../servers/field-faults/fault';
import { lawfulField } from '../servers/field-faults/lawful';
import { startFieldServer } from '../servers/field-server';
import type { FieldOptions } from '../servers/field-steps';
import { simulateClock } from '../servers/simulated-clock';

/** Judges the field server: as it is, with a fault from a public report, and with another lawful choice. */

const fixture = path.join(__dirname, '..', 'fixtures', 'parcels.openapi.yaml');
const requirements = loadRequirements();
const contracts = new Map<string, Promise<Contract>>();

/** The contract with the page sizes and the identities of the server. */
async function loadFor({ defaultSize = 50, maximum = 100, integers = 'text', grammar }: FieldOptions): Promise<Contract> {
  const document = parseDocument(readFileSync(fixture, 'utf8'));
  const size = ['paths', '/v2/parcels', 'get', 'parameters', 1, 'schema'];
  document.setIn([...size, 'default'], defaultSize);
  document.setIn([...size, 'maximum'], maximum);
  if (integers === 'number') {
    const properties = ['components', 'schemas', 'Parcel', 'properties'];
    for (const field of ['id', 'serial']) document.setIn([...properties, field], { type: 'integer', format: 'int64' });
  }
  if (grammar !== undefined) {
    const listing = ['paths', '/v2/parcels', 'get', 'x-listing'];
    document.deleteIn([...listing, 'filter', 'or']);
    document.setIn([...listing, 'filter', 'operators', 'in'], '{field} in ({values})');
    const fields = document.getIn([...listing, 'filter', 'fields']) as YAMLSeq<Scalar<string>>;
    const isListed = (name: string): boolean => name === 'carrier' || name === 'recipient.city';
    document.setIn(
      [...listing, 'filter', 'fields'],
      fields.items.map(({ value: name }) => (isListed(name) ? { name, operators: ['eq', 'in'] } : { name, operators: ['eq'] })),
    );
  }
  if (grammar === 'in-alone') document.deleteIn(['paths', '/v2/parcels', 'get', 'x-listing', 'projection']);
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
  const key = JSON.stringify([options.defaultSize, options.maximum, options.integers, options.grammar]);
  const known = contracts.get(key) ?? loadFor(options);
  contracts.set(key, known);
  return known;
}

/** Judges one server by the whole contract; of what takes turns, `seed` chooses (default: as a run does). */
export async function judgeField(options: FieldOptions = {}, change?: FieldFault['change'], seed?: number): Promise<Results> {
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
      ...(seed !== undefined && { seed }),
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

/** What one server drew. */
export interface Met {
  readonly id: string;
  readonly kind: number | undefined;
  readonly complaints: readonly string[];
  readonly requests: number;
  readonly seen: string;
}

const sizes: { readonly [name: string]: FieldOptions } = {
  '50/100': {},
  '50/50': { defaultSize: 50, maximum: 50 },
  '10/20': { defaultSize: 10, maximum: 20 },
  '50/100 of 117': { size: 117 },
  '50/100 by id': { order: 'id' },
  '50/100 in': { grammar: 'in' },
  '50/100 in alone': { grammar: 'in-alone' },
  '50/50 in alone': { defaultSize: 50, maximum: 50, grammar: 'in-alone' },
};

async function meet(
  id: string,
  kind: number | undefined,
  seen: string,
  options: FieldOptions,
  change: FieldFault['change'],
): Promise<Met> {
  const results = await judgeField(options, change);
  return { id, kind, seen, complaints: complaintsOf(results), requests: results.requests };
}

/** Judges the faults and lawful servers with these ids (default: all), and tells each as it is known. Sizes: a name such as `50/50`. */
export async function meetStrangers(only: readonly string[], size: string, tell: (line: string) => void): Promise<void> {
  const options = sizes[size];
  if (options === undefined) throw new Error(`Expected one of the sizes ${Object.keys(sizes).join(', ')}; received ${size}.`);
  const wanted = (id: string): boolean => only.length === 0 || only.includes(id);
  const met: Met[] = [];
  for (const { kind, faults } of fieldFaults) {
    for (const fault of faults.filter(({ id }) => wanted(id))) {
      const one = await meet(fault.id, kind, fault.seen, { ...fault.options, ...options }, fault.change);
      met.push(one);
      tell(lineOfFault(one));
    }
  }
  for (const one of lawfulField.filter(({ id }) => wanted(id))) {
    const { complaints, requests } = await meet(one.id, undefined, '', { ...options, ...one.options }, one.change);
    tell(
      [`lawful ${one.id}: ${complaints.length === 0 ? 'clean' : 'FALSE ALARM'}; requests: ${requests}`, ...complaints].join(
        '\n  ',
      ),
    );
  }
  for (const line of figuresOf(met)) tell(line);
}

function lineOfFault({ id, kind, complaints, requests, seen }: Met): string {
  const ids = complaints.map((complaint) => complaint.split(':')[0]);
  return `${kind} ${id}: ${ids.length === 0 ? `SURVIVED; ${seen}` : ids.join(', ')}; requests: ${requests}`;
}

/** Caught of all, by kind. */
function figuresOf(met: readonly Met[]): readonly string[] {
  const tally = (all: readonly Met[]): string =>
    `${all.filter(({ complaints }) => complaints.length > 0).length} of ${all.length}`;
  const inKinds = [...new Set(met.map(({ kind }) => kind))].map(
    (kind) => `kind ${kind}: ${tally(met.filter((one) => one.kind === kind))}`,
  );
  return [...inKinds, `caught: ${tally(met)}`];
}
