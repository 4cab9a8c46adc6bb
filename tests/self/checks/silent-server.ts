import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startReference, type Reference } from '../../reference/server';

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
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  return {
    ...reference,
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    requests: () => requests,
    async close() {
      line.closeAllConnections();
      line.close();
      await reference.close();
    },
  };
}
