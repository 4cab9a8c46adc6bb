import { createServer } from 'node:http';
import { loadContract } from '../../harness/contract/load';
import { situationOf } from '../../harness/run/unreachable';
import { onLoopback } from '../servers/on-loopback';
import { toldBy } from './told-by';

test('a proxy that makes a tunnel and answers in plain words is named, and nobody is told to send the credential in the clear', async () => {
  const proxy = createServer();
  proxy.on('connect', (_, socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'));
  });
  const { url: origin, close } = await onLoopback(proxy);
  const proxies = { http: '', https: origin, no: '' };
  const target = { url: new URL('https://target.invalid'), credentials: { key: 'k' }, proxies };
  const { message } = await toldBy(target, await loadContract()).finally(close);
  expect(message).toContain(`The proxy ${origin} may have answered`);
  expect(message).not.toContain('Write http:');
});

test.each([
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'is not valid yet'],
])('%s is told with the clock', async (code, says) => {
  const contract = await loadContract();
  const failure = `certificate trouble (${code})`;
  const attempt = { startedMs: 0, durationMs: 1, status: undefined, pausedMs: 0, failure, failureKind: 'certificate' } as const;
  const request = { method: 'GET', url: 'https://target.invalid/', headers: {}, credential: 'none' } as const;
  const target = { url: new URL('https://target.invalid'), credentials: {} };
  const exchange = { id: 1, request, response: undefined, attempts: [attempt] };
  const { arrived, next } = situationOf({ exchange, target, contract, isProject: false });
  expect(arrived).toMatch(new RegExp(`^its certificate ${says} by the clock of this machine`));
  expect(next).not.toMatch(/host name|NODE_EXTRA/);
});
