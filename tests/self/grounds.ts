import path from 'node:path';
import type { Requirement } from '../harness/findings/finding';
import type { Started } from './detection/lawful';
import { type CatalogueOptions, startCatalogueServer } from './servers/catalogue-server';
import { startLedgerServer, type LedgerOptions } from './servers/ledger-server';
import { startStockServer, type StockOptions } from './servers/stock-server';

/**
 * Proving grounds: small described servers, each of a shape of its own. A requirement passes on the one that its entry names, a fault
 * there fails it, and everywhere else it may be not applicable. The embedded server is the ground of all that name none.
 */
export type Ground = NonNullable<Requirement['ground']>;

const documents: { readonly [ground in Ground]: string } = {
  ledger: path.join(__dirname, 'fixtures', 'ledgers.openapi.yaml'),
  catalogue: path.join(__dirname, 'fixtures', 'catalogue.openapi.yaml'),
  stock: path.join(__dirname, 'fixtures', 'stock.openapi.yaml'),
};

/** The contract of a ground; `undefined`: the shipped one. */
export const documentOf = (ground: Ground | undefined): string | undefined => ground && documents[ground];

/** The server of the ledger, by the names that all servers of the self tests have. */
export async function startLedgerGround(options: LedgerOptions = {}): Promise<Started> {
  const server = await startLedgerServer(options);
  const { url, key, book, secondBook } = server;
  return { url, apiKey: key, token: '', projectUid: book, secondProjectUid: secondBook, close: () => server.close() };
}

/** The server of the catalogue, which anybody may read. */
export async function startCatalogueGround(options: CatalogueOptions = {}): Promise<Started> {
  const server = await startCatalogueServer(options);
  return { url: server.url, apiKey: '', token: '', projectUid: '', secondProjectUid: '', close: () => server.close() };
}

/** The server of the stock. Everybody may read it, and it has no projects. */
export async function startStockGround(options: StockOptions = {}): Promise<Started> {
  const server = await startStockServer(options);
  return { url: server.url, apiKey: '', token: '', projectUid: '', secondProjectUid: '', close: () => server.close() };
}
