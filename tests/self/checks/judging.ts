import type { RunTarget } from '../../harness/client/run-target';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contract } from '../../harness/contract/model';
import { shapedDocument, type Shape } from '../servers/shaped-document';
import { startShapedServer, type ShapedOptions, type ShapedServer } from '../servers/shaped-server';
import { loadContract } from '../../harness/contract/load';
import type { Outcome } from '../../harness/findings/finding';
import { loadRequirements } from '../../harness/findings/requirements';
import type { ResultFinding, Results } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import type { RunOptions } from '../../harness/run/run-options';
import { startReference, type ReferenceOptions } from '../../reference/server';
import { documentOf } from '../grounds';
import { type CatalogueOptions, type CatalogueServer, startCatalogueServer } from '../servers/catalogue-server';
import { type CrateRules, startCrateServer } from '../servers/crate-server';
import { startDialectServer } from '../servers/dialect-server';
import type { Dialect, DialectFault } from '../servers/dialects';
import { startLedgerServer, type LedgerOptions } from '../servers/ledger-server';
import { simulateClock } from '../servers/simulated-clock';
import type { PlainOptions } from '../servers/plain-choices';
import { startPlainServer } from '../servers/plain-server';
import { startStockServer, type StockOptions } from '../servers/stock-server';

/** How the self tests of the checks judge a server: in process, whole or by some ids, and closed when that is done. */

export interface Judged extends Results {
  /** By id. */
  readonly of: ReadonlyMap<string, ResultFinding>;
}

export type Part = Partial<Omit<RunOptions, 'contract' | 'requirements' | 'target'>> & {
  readonly target?: Partial<RunTarget>;
};

export const requirements = loadRequirements();
export const ids: readonly string[] = requirements.map(({ id }) => id);
/** Of requirements that the shipped contract does not promise anything for; they have grounds of their own. */
export const elsewhere: readonly string[] = requirements.filter(({ ground }) => ground !== undefined).map(({ id }) => id);
/** Of those: what the ledger does not promise either. */
export const beyondLedger: readonly string[] = requirements
  .filter(({ ground }) => ground !== undefined && ground !== 'ledger')
  .map(({ id }) => id);
/** Of those: what only the stock promises. */
export const ofStock: readonly string[] = requirements.filter(({ ground }) => ground === 'stock').map(({ id }) => id);
/** Sorted ids of all that the shipped contract promises. */
export const applicable: readonly string[] = ids.filter((id) => !elsewhere.includes(id)).sort();

const ledgers = path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml');
const contracts = new Map<string, ReturnType<typeof loadContract>>();

function contractOf(file?: string): ReturnType<typeof loadContract> {
  const known = contracts.get(file ?? '') ?? loadContract(file);
  contracts.set(file ?? '', known);
  return known;
}

async function judge(
  server: { close(): Promise<void> },
  by: string | undefined | Contract,
  target: RunTarget,
  part: Part,
  pinned: { readonly [key: string]: string } = {},
): Promise<Judged> {
  try {
    // Nobody waits in a test: what must rest before it proves anything rests in simulated time.
    const options = { clock: simulateClock(), ...part, target: { ...target, ...part.target } };
    const contract = typeof by === 'object' ? by : await contractOf(by);
    const policies = { ...contract.policies, ...pinned };
    const results = await runConformance({ contract: { ...contract, policies }, requirements, ...options });
    return { ...results, of: new Map(results.findings.map((finding) => [finding.id, finding])) };
  } finally {
    await server.close();
  }
}

interface Clusters {
  readonly url: string;
  readonly apiKey: string;
  readonly projectUid: string;
  readonly secondProjectUid?: string;
  close(): Promise<void>;
}

/** Judges a server by the shipped contract or another one, as one project of it with the other one known if there is one, and closes it. */
export function judgeClusters(server: Clusters, part: Part = {}, by?: string): Promise<Judged> {
  const { url, apiKey, projectUid, secondProjectUid } = server;
  const second = secondProjectUid === undefined ? {} : { secondScope: secondProjectUid };
  const target = { url: new URL(url), credentials: { key: apiKey }, scope: projectUid, ...second };
  return judge(server, by, target, part);
}

export const judgeReference = async (options: ReferenceOptions = {}, part: Part = {}, by?: string): Promise<Judged> =>
  judgeClusters(await startReference(options), part, by);

export const judgePlain = async (options: PlainOptions = {}, part: Part = {}): Promise<Judged> =>
  judgeClusters(await startPlainServer(options), part);

/** Judges the invented contract; `pinned`: by the contract itself. */
export const judgeLedger = (
  options: LedgerOptions = {},
  part: Part = {},
  pinned: { readonly [key: string]: string } = {},
): Promise<Judged> => judgeLedgerBy(ledgers, options, part, pinned);

/** Judges its server by another contract of it. */
export async function judgeLedgerBy(
  file: string,
  options: LedgerOptions = {},
  part: Part = {},
  pinned: { readonly [key: string]: string } = {},
  isScoped = true,
): Promise<Judged> {
  const server = await startLedgerServer(options);
  const { url, key, book, secondBook } = server;
  const scopes = isScoped ? { scope: book, secondScope: secondBook } : {};
  const target = { url: new URL(url), credentials: { key }, ...scopes };
  return judge(server, file, target, part, pinned);
}

const shaped = new Map<string, Promise<Contract>>();

/** The contract of a shape, by way of a file, as a user has it. */
function contractOfShape(shape: Shape): Promise<Contract> {
  const document = JSON.stringify(shapedDocument(shape));
  const known = shaped.get(document) ?? loadWritten(document);
  shaped.set(document, known);
  return known;
}

async function loadWritten(document: string): Promise<Contract> {
  const directory = mkdtempSync(path.join(tmpdir(), 'shape-'));
  try {
    const file = path.join(directory, 'trees.openapi.yaml');
    writeFileSync(file, document);
    return await loadContract(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Judges a listing of a shape by the document of that shape. */
export async function judgeShaped(options: ShapedOptions, part: Part = {}): Promise<Judged & Pick<ShapedServer, 'log'>> {
  const contract = await contractOfShape(options);
  const server = await startShapedServer(options);
  const { url, key, forest, secondForest, log } = server;
  const target = { url: new URL(url), credentials: { key }, scope: forest, secondScope: secondForest };
  return { ...(await judge(server, contract, target, part)), log };
}

/** Judges the server of page numbers and links, which anybody may read. */
export async function judgeCatalogue(
  options: CatalogueOptions = {},
  part: Part = {},
  file = documentOf('catalogue'),
): Promise<Judged & Pick<CatalogueServer, 'log'>> {
  const server = await startCatalogueServer(options);
  const target = { url: new URL(server.url), credentials: {} };
  return { ...(await judge(server, file, target, part)), log: server.log };
}

/** Judges a server of a dialect by a document of it. */
export async function judgeDialect(dialect: Dialect, file: string, fault?: DialectFault, part: Part = {}): Promise<Judged> {
  const server = await startDialectServer(dialect, fault);
  return judge(server, file, { url: new URL(server.url), credentials: {} }, part);
}

/** Judges the stock by its document, or by another one of it. */
export async function judgeStock(options: StockOptions = {}, part: Part = {}, by = documentOf('stock')): Promise<Judged> {
  const server = await startStockServer(options);
  return judge(server, by, { url: new URL(server.url), credentials: {} }, part);
}

const crates = path.join(__dirname, '..', 'fixtures', 'crates.openapi.yaml');

/** Judges the crates, whose clauses are a pair each; `log` gets path and query of each request. */
export async function judgeCrates(rules: Partial<CrateRules> = {}, part: Part = {}, log: string[] = []): Promise<Judged> {
  const server = await startCrateServer(rules, log);
  return judge(server, crates, { url: new URL(server.url), credentials: {} }, part);
}

/** Ids that ended as one of the outcomes, sorted. */
export function endedAs(judged: Pick<Judged, 'findings'>, ...outcomes: readonly Outcome[]): readonly string[] {
  return judged.findings
    .filter(({ outcome }) => outcomes.includes(outcome))
    .map(({ id }) => id)
    .sort();
}

/** The first of twenty seeds with which a random check finds the fault; a run draws few queries, and not each draw can show it. */
export async function firstSeedThatFails(judgeWith: (seed: number) => Promise<Judged>): Promise<number | undefined> {
  for (let seed = 1; seed <= 20; seed += 1) if (endedAs(await judgeWith(seed), 'fail').length > 0) return seed;
  return undefined;
}
