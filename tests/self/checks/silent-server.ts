import { createServer, request as httpRequest } from 'node:http';
import { startReference, type Reference } from '../../reference/server';
import { onLoopback } from '../servers/on-loopback';

/** The embedded target behind a line that breaks after the first answer: every later request is cut off without a response. */
export async function startSilentServer(): Promise<Reference> {
  const reference = await startReference();
  let requests = 0;
  const line = createServer((request, response) => {
    requests += 1;
    if (requests > 1) return void request.socket.destroy();
    httpRequest(reference.url + (request.url ?? ''), { headers: request.headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  });
  const { url, close } = await onLoopback(line);
  return {
    ...reference,
    url,
    requests: () => requests,
    async close() {
      await close();
      await reference.close();
    },
  };
}
