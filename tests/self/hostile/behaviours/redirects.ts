import type { Behaviour, Turn } from '../behaviour';

const to =
  (location: string | ((turn: Turn) => string), status = 302) =>
  (turn: Turn) =>
    turn.response.writeHead(status, { Location: typeof location === 'string' ? location : location(turn) }).end();

/** A redirect that is not followed: told at the first read, and later as a session that has ended. */
const led = (name: string, location: string | ((turn: Turn) => string), says: RegExp): Behaviour => ({
  name,
  answer: to(location),
  first: { exit: 3, says },
  later: { exit: 4, says: /since request \d+ the target answers with a redirect to / },
});

const elsewhere = /a redirect with status 302 to .* another host\. .*The credential is not sent there/;

export const redirects: readonly Behaviour[] = [
  led('to another host', 'http://other.invalid/v1', elsewhere),
  led('to another host, without a scheme', '//other.invalid/v1', elsewhere),
  led('to another port', 'http://127.0.0.1:1/', /a redirect with status 302 to http:\/\/127\.0\.0\.1:1\/\./),
  led('to a file', 'file:///etc/passwd', /a redirect with status 302 to file:\/\/\/etc\/passwd/),
  led('to a script', 'javascript:alert(1)', /a redirect with status 302 to javascript:alert\(1\)/),
  led('to data', 'data:application/json,{"items":[]}', /a redirect with status 302 to data:/),
  led('to a user name', 'http://user:pass@other.invalid/', elsewhere),
  {
    ...led('to nothing', '', /go round in a loop/),
    later: { exit: 4, says: /since request \d+ the target answers with a redirect without a place/ },
  },
  led('to no URL', 'http://[', /a redirect with status 302 to http:\/\/\[/),
  led('to 8,000 letters', `http://other.invalid/${'a'.repeat(8000)}`, /a redirect with status 302/),
  led('to where the credential stands in the path', ({ key }) => `/${encodeURIComponent(key)}`, /<configured credential>/),
  led('to itself', ({ request }) => request.url ?? '', /go round in a loop/),
  led('to ever new places', ({ number }) => `/v1/${number}`, /followed 5 redirects and received another/),
  {
    name: 'without a place',
    answer: ({ response }) => response.writeHead(301).end(),
    first: { exit: 3, says: /a redirect with status 301 to nowhere/ },
    later: { exit: 4, says: /a redirect with 301/ },
  },
];
