import { type Reference, startReference } from '../reference/server';
import { clusters } from './consumer-example';

let reference: Reference;
beforeAll(async () => {
  reference = await startReference({ size: 60 });
});
afterAll(() => reference.close());

test('the generated types serve a consumer: a walk of typed clusters', async () => {
  const names: string[] = [];
  const headers = { ApiKey: reference.apiKey, ProjectUid: reference.projectUid };
  for await (const { metadata, spec } of clusters(reference.url, headers, { orderBy: 'metadata.uid=1', limit: 25 })) {
    names.push(`${metadata?.uid} ${spec?.cloudType ?? 'no cloud'}`);
  }
  expect(names).toHaveLength(60);
  expect([...names].sort()).toEqual(names);
});
