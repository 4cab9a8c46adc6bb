import type { Behaviour } from '../behaviour';

/** What a terminal or a runner acts upon. */
const acting = [
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b2J',
  '\u202eesrever\u2066\u200e\u061c',
  '\u0000\u0001\b\u007f\u0085',
  '::error file=x::forged',
  '::stop-commands::token',
  '##[error]forged',
  '##[group]forged',
  '##vso[task.setvariable variable=x]forged',
  '##teamcity[buildProblem description=x]',
  'section_start:1560896352:forged',
  'first\n::error::second\r\n##[error]third',
  '| a | b |',
  '</script><img src=x onerror=alert(1)>',
];

/** What a header can hold of them. */
const inHeader = acting.map((text) => text.replace(/[^\t\x20-\x7e]/g, ' '));
const header = (number: number): string => inHeader[number % inHeader.length] ?? '';

export const texts: readonly Behaviour[] = [
  {
    name: 'as names of items',
    answer: async ({ response, honest }) => {
      const { status, headers, body } = await honest();
      let index = 0;
      const hostile = body.replace(/"name":"[^"]*"/g, () => `"name":${JSON.stringify(acting[index++ % acting.length])}`);
      response.writeHead(status, headers).end(hostile);
    },
    first: { exit: 1, says: /\S/ },
    later: { exit: 1, says: /\S/ },
  },
  {
    name: 'in an error',
    answer: ({ response }) =>
      response
        .writeHead(500, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ code: acting[5], message: acting.join('\n') })),
    first: { exit: 3, says: /received status 500/ },
    later: { exit: 4, says: /500/ },
  },
  {
    name: 'as the title of a page',
    answer: ({ response }) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<html><title>${acting.join(' ')}</title></html>`),
    first: { exit: 3, says: /a page for people/ },
    later: { exit: 4, says: /a page for people/ },
  },
  {
    name: 'as the type of a body',
    answer: ({ response, number }) => response.writeHead(200, { 'Content-Type': header(number) }).end('[]'),
    first: { exit: 3, says: /that is no JSON object/ },
    later: { exit: 1, says: /Expected a JSON object; received \[\]/ },
  },
  {
    name: 'as the place of a redirect',
    answer: ({ response }) => response.writeHead(302, { Location: `http://other.invalid/ ${inHeader.join(' ')}` }).end(),
    first: { exit: 3, says: /a redirect with status 302 to/ },
    later: { exit: 4, says: /answers with a redirect to/ },
  },
  {
    name: 'as the time to wait',
    answer: ({ response }) => response.writeHead(503, { 'Retry-After': header(5) }).end(),
    first: { exit: 3, says: /received status 503/ },
    later: { exit: 4, says: /503/ },
  },
  {
    name: 'as a challenge',
    answer: ({ response }) => response.writeHead(401, { 'WWW-Authenticate': inHeader.join(', ') }).end(inHeader.join('\n')),
    first: { exit: 3, says: /credential refused with status 401/ },
    later: { exit: 3, says: /refused with 401 since request 20/ },
  },
  {
    name: 'as a line of 100,000 letters',
    answer: ({ response }) =>
      response.writeHead(500, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message: 'x'.repeat(100_000) })),
    first: { exit: 3, says: /received status 500/ },
    later: { exit: 4, says: /500/ },
  },
];
