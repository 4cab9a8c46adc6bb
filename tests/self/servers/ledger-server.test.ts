import { resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';
import { get, keep } from './asking';
import { startLedgerServer, type LedgerOptions } from './ledger-server';

describe('ledger server', () => {
  interface Entries {
    readonly data: { readonly rows: readonly { readonly [key: string]: unknown }[] };
    readonly page: { readonly next: string; readonly total: number; readonly size: number; readonly start: number };
  }
  async function entries(query: string, options: LedgerOptions = {}): Promise<Entries> {
    const server = keep(await startLedgerServer(options));
    const { status, raw } = await get(`${server.url}/api/ledger-entries?${query}`, { 'X-Ledger-Key': server.key });
    expect(status).toBe(200);
    return JSON.parse(raw.toString()) as Entries;
  }
  const column = (page: Entries, name: string): unknown[] => page.data.rows.map((row) => row[name]);

  test('a walk by cursor is complete and ends', async () => {
    const server = keep(await startLedgerServer());
    const keys: unknown[] = [];
    let cursor = '';
    do {
      const query = `pageSize=20&sort=key:asc${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { raw } = await get(`${server.url}/api/ledger-entries?${query}`, { 'X-Ledger-Key': server.key });
      const page = JSON.parse(raw.toString()) as Entries;
      keys.push(...column(page, 'key'));
      cursor = page.page.next;
    } while (cursor !== '');
    expect(keys).toHaveLength(53);
    expect(keys).toEqual([...new Set(keys)].sort());
    expect(server.requests()).toBe(3);
  });

  test('pages and refusals validate against the invented contract', async () => {
    interface Schemas {
      readonly components: { readonly schemas: { readonly EntryPage: object; readonly Problem: object } };
    }
    const document = await SwaggerParser.dereference(resolve(__dirname, '../fixtures/ledgers.openapi.yaml'));
    const { EntryPage, Problem } = (document as unknown as Schemas).components.schemas;
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    const isPage = ajv.compile(EntryPage);
    for (const query of ['', 'pageSize=20', 'pageSize=20&start=40', 'start=100', 'where=colour:red']) {
      isPage(await entries(query));
      expect(isPage.errors ?? []).toEqual([]);
    }
    const server = keep(await startLedgerServer());
    const { raw } = await get(`${server.url}/api/ledger-entries`, {});
    expect(ajv.compile(Problem)(JSON.parse(raw.toString()))).toBe(true);
  });

  test('sorting by number and boolean, filtering, selecting', async () => {
    const amounts = column(await entries('sort=amount:desc&pageSize=20'), 'amount') as number[];
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(amounts).not.toEqual(amounts.toSorted().reverse());
    expect(new Set(column(await entries('sort=open:asc&pageSize=5'), 'open'))).toEqual(new Set([false]));
    const red = await entries('where=colour:red;open:true|key:h-000&pageSize=20');
    expect(red.data.rows.every((row) => row.key === 'h-000' || (row.colour === 'red' && row.open === true))).toBe(true);
    expect(red.page.total).toBe(red.data.rows.length);
    expect(red.data.rows.length).toBeGreaterThan(1);
    expect(new Set(column(await entries('where=title:Tea%3B%20biscuits'), 'title'))).toEqual(new Set(['Tea; biscuits']));
    for (const row of (await entries('select=key,booked.at')).data.rows) {
      expect(Object.keys(row).filter((name) => name !== 'key' && name !== 'booked')).toEqual([]);
      expect(Object.keys(row.booked ?? {}).filter((name) => name !== 'at')).toEqual([]);
    }
  });

  test('refusals have the status of the contract and a problem', async () => {
    const server = keep(await startLedgerServer());
    const url = `${server.url}/api/ledger-entries`;
    const own = { 'X-Ledger-Key': server.key };
    const bad =
      'pageSize=21 pageSize=0 pageSize=x start=-1 cursor=zzz sort=nope:asc sort=key:up where=nope:1 where=key select=nope'.split(
        ' ',
      );
    for (const query of bad) {
      const { status, raw } = await get(`${url}?${query}`, own);
      expect([query, status, JSON.parse(raw.toString())]).toEqual([query, 400, expect.objectContaining({ problem: 'refused' })]);
    }
    expect((await get(url, {})).status).toBe(401);
    expect((await get(url, { ...own, 'X-Book': 'nope' })).status).toBe(404);
    const second = JSON.parse((await get(url, { ...own, 'X-Book': server.secondBook })).raw.toString()) as Entries;
    expect(second.page).toEqual({ next: '', more: false, total: 4, size: 10, start: 4 });
  });

  test.each([
    ['limit-ignored', 'pageSize=3'],
    ['sort-ignored', 'sort=title:desc'],
    ['filter-ignored', 'where=colour:red'],
  ] as const)('fault %s: the parameter has no effect at all', async (fault, query) => {
    const unasked = await entries('');
    expect(await entries(query, { fault })).toEqual(unasked);
    expect(await entries(query)).not.toEqual(unasked);
  });
});
