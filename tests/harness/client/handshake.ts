import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { errorParts, kindOfFailure } from './failure';

/**
 * Whether the port of an `http:` URL answers a TLS handshake (RFC 8446, section 4.1): then the URL has the wrong scheme. Servers say so in a dozen ways
 * or just hang up, and a handshake tells without reading any of them. Sends no request and no credential; whose certificate it is
 * does not matter, because nothing is entrusted to it. Never rejects.
 */
export function answersTls({ hostname, port }: URL, timeoutMs: number): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 80),
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: false,
    });
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(timeoutMs, () => settle(false));
    socket.once('secureConnect', () => settle(true));
    // An alert, such as for a client certificate that is asked for, is an answer too.
    socket.on('error', (error) => {
      const isAlert = (errorParts(error).code ?? '').startsWith('ERR_SSL_') && kindOfFailure(error, false) !== 'needs-plain';
      settle(isAlert);
    });
    socket.once('close', () => settle(false));
  });
}
