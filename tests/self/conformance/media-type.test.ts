import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import { runConformance } from '../../harness/run/run-conformance';
import { requirements } from '../checks/judging';
import { onLoopback } from '../servers/on-loopback';
import { simulateClock } from '../servers/simulated-clock';
import { temporaryFolder } from '../temporary-folder';

/** A target is asked for the media type that its document has, and may refuse to give another one (RFC 9110, section 15.5.7). */

const directory = temporaryFolder('media-type');

function contractWith(mediaType: string): string {
  const file = path.join(directory, 'letters.openapi.yaml');
  const schema = { type: 'array', items: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } };
  const responses = { 200: { description: 'All.', content: { [mediaType]: { schema } } } };
  const get = { 'x-listing': { items: { at: '', identity: '/id' } }, responses };
  writeFileSync(file, stringify({ openapi: '3.1.0', info: { title: 'Letters', version: '1' }, paths: { '/letters': { get } } }));
  return file;
}

/** What a server draws that gives one media type; a strict one 406 to whoever does not ask for it. */
async function outcome(declared: string, given: string, isStrict: boolean): Promise<string | undefined> {
  const server = createServer((request, response) => {
    const isAsked = !isStrict || request.headers.accept?.split(';', 1)[0] === given.split(';', 1)[0];
    response
      .writeHead(isAsked ? 200 : 406, { 'content-type': given })
      .end(isAsked ? JSON.stringify([{ id: 1 }, { id: 2 }]) : '{}');
  });
  const { url, close } = await onLoopback(server);
  try {
    const contract = await loadContract(contractWith(declared));
    const only = ['response.media-type'];
    const target = { url: new URL(url), credentials: {} };
    const { findings } = await runConformance({ contract, requirements, target, clock: simulateClock(), only });
    return findings.find(({ id }) => id === 'response.media-type')?.outcome;
  } finally {
    await close();
  }
}

test.each([
  ['application/json', 'application/json'],
  ['application/vnd.api+json', 'application/vnd.api+json'],
  ['application/json; charset=utf-8', 'application/json;charset=UTF-8'],
])('a document with %s is kept by answers with %s', async (declared, given) => {
  expect(await outcome(declared, given, true)).toBe('pass');
});

test('and not by those of another type', async () => {
  expect(await outcome('application/json', 'application/vnd.api+json', false)).toBe('fail');
});
