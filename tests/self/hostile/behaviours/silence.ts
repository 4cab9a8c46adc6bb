import type { Behaviour, Turn } from '../behaviour';

/** Goes on with something as long as the connection is open. */
const forEver =
  (begin: (turn: Turn) => void, each: (turn: Turn) => void, ms: number): Behaviour['answer'] =>
  (turn) => {
    begin(turn);
    const timer = setInterval(() => each(turn), ms);
    turn.request.socket.once('close', () => clearInterval(timer));
  };

const nothing = (): void => undefined;
const raw =
  (text: string) =>
  ({ request: { socket } }: Turn): void =>
    void socket.write(text);

const json = 'Content-Type: application/json\r\n';

/** An answer that does not come to its end: the run does. */
const mute = (name: string, answer: Behaviour['answer'], why: RegExp, more: Partial<Behaviour> = {}): Behaviour => ({
  name,
  answer,
  timeout: 2,
  first: { exit: 3, says: why },
  later: { exit: 4, says: new RegExp(`(does not answer any more|gives no answer any more that can be read): [^]*${why.source}`) },
  isLong: true,
  ...more,
});

const whole = /the response was not complete within \d+(\.\d+)? s/;
/** Short waits are told to no less than a second, and the bound of the whole comes first then. */
const late = /headers did not arrive within|the response was not complete within/;

const answered =
  (status: number, wait?: string): Behaviour['answer'] =>
  ({ response }) =>
    response.writeHead(status, wait === undefined ? {} : { 'Retry-After': wait }).end();

const nextYear = new Date(Date.now() + 365 * 86_400_000).toUTCString();

/** A target that asks for more patience than a run has. */
const waits = (name: string, status: number, wait: string): Behaviour => ({
  name,
  answer: answered(status, wait),
  first: { exit: 3, says: /to the only attempt[^]*until/ },
  later: { exit: 4, says: /asks to wait until/ },
});

export const silence: readonly Behaviour[] = [
  // A test waits for a fifth of a second, which a lawful answer may take, too.
  mute('no answer at all', nothing, late, { isLong: 'later' }),
  mute(
    'a byte of the headers at a time',
    forEver(raw('HTTP/1.1 200 OK\r\nX: '), raw('x'), 100),
    /headers did not arrive|not complete within|headers are larger than/,
  ),
  mute(
    'a body that stalls',
    raw(`HTTP/1.1 200 OK\r\n${json}Content-Length: 500\r\n\r\n{`),
    /the body did not go on for|the response was not complete within/,
    {
      isLong: 'later',
    },
  ),
  mute(
    'a byte of the body at a time',
    forEver(raw(`HTTP/1.1 200 OK\r\n${json}Content-Length: 500000\r\n\r\n{`), raw(' '), 100),
    whole,
  ),
  mute(
    'early hints without end',
    forEver(nothing, raw('HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'), 20),
    whole,
  ),
  mute('"processing" without end', forEver(nothing, raw('HTTP/1.1 102 Processing\r\n\r\n'), 20), whole),
  mute('"continue" without end', forEver(nothing, raw('HTTP/1.1 100 Continue\r\n\r\n'), 20), whole),
  mute('a reason phrase without end', forEver(raw('HTTP/1.1 200 '), raw('R'.repeat(60_000)), 5), /1 MiB arrived without the end/),
  mute(
    'an extension of a chunk without end',
    forEver(raw(`HTTP/1.1 200 OK\r\n${json}Transfer-Encoding: chunked\r\n\r\n5;`), raw('e'.repeat(2_000_000)), 5),
    /129 MiB arrived for a body of at most 16 MiB/,
    { timeout: 20 },
  ),
  mute(
    'chunks of nothing, for ever',
    forEver(raw(`HTTP/1.1 200 OK\r\n${json}Transfer-Encoding: chunked\r\n\r\n`), raw('1\r\n \r\n'), 50),
    whole,
  ),
  { ...mute('503 for ever', answered(503), /status 503 to each of 5 attempts/), first: { exit: 3, says: /received status 503/ } },
  { ...mute('429 for ever', answered(429), /status 429 to each of 5 attempts/), first: { exit: 3, says: /received status 429/ } },
  waits('503 until eleven days from now', 503, '999999'),
  waits('429 until a year from now', 429, nextYear),
  waits('503 until the end of time', 503, '9'.repeat(400)),
];
