import type { Behaviour, Honest, Turn } from '../behaviour';
import { isSendableInHeader } from '../../../harness/client/credential';
import { forms } from '../traces';

const all = (key: string): readonly string[] => Object.values(forms).map((form) => form(key));

/** One form after the other of those that a header can carry. */
const carried = (key: string, number: number): string => {
  const those = all(key).filter(isSendableInHeader);
  return those[number % those.length] ?? '';
};

/** Sends what a lawful server does, with the credential in it. */
const beside =
  (change: (honest: Honest, turn: Turn) => Partial<Honest>): Behaviour['answer'] =>
  async (turn) => {
    const honest = await turn.honest();
    const { status, headers, body } = { ...honest, ...change(honest, turn) };
    turn.response.writeHead(status, headers).end(body);
  };

const told = /no credential in a response/;

/** The page is lawful but for the credential, so that the run is judged, and warns of it. */
const echo = (name: string, change: (honest: Honest, turn: Turn) => Partial<Honest>): Behaviour => ({
  name,
  answer: beside(change),
  first: { exit: 0, says: told },
  later: { exit: 0, says: told },
});

const labelled = ({ body }: Honest, texts: readonly string[]): Partial<Honest> => ({
  body: body
    .replaceAll('"labels":{', `"labels":{${texts.map((text, index) => `"echo${index}":${JSON.stringify(text)},`).join('')}`)
    .replaceAll(',}', '}'),
});

const inHeaders = ({ headers }: Honest, texts: readonly string[]): Partial<Honest> => ({
  headers: { ...headers, ...Object.fromEntries(texts.map((text, index) => [`X-Echo-${index}`, text])) },
});

const escaped = (key: string): string =>
  key
    .split('')
    .map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const percent = (text: string): string => text.replace(/[^]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** So many bytes of the credential in one disguise, beside a number that makes another body of each. */
const filled = (name: string, bytes: number, disguise: (key: string) => string, exits: readonly [number, number]): Behaviour => ({
  name,
  answer: async ({ response, key, honest, number }) => {
    const { status, headers, body } = await honest();
    const one = `${disguise(key)} `;
    const note = `"note":"${number} ${one.repeat(Math.ceil(bytes / one.length))}"`;
    response.writeHead(status, headers).end(status === 200 ? body.replace('{', `{${note},`) : body);
  },
  first: { exit: exits[0], says: exits[0] === 3 ? tooMuch : told },
  later: { exit: exits[1], says: exits[1] === 4 ? tooMuch : told },
  isLong: true,
  isBroad: true,
});
const tooMuch = /the body holds a credential of the run in disguise, in more places than it is taken out of/;

export const echoes: readonly Behaviour[] = [
  ...Object.entries(forms)
    .filter(([, form]) => isSendableInHeader(form('a-credential')))
    .map(([name, form]): Behaviour => ({
      ...echo(`in a header: ${name}`, (honest, { key }) => inHeaders(honest, [form(key)])),
      isNarrow: true,
    })),
  echo('in items, in every form', (honest, { key }) => labelled(honest, all(key))),
  echo('as the name of a header', (honest, { key }) => ({
    headers: { ...honest.headers, [`x-${key.replaceAll(/[/=]/g, '')}`]: '1', [`x-${Buffer.from(key).toString('hex')}`]: '1' },
  })),
  echo('in a cookie', (honest, { key }) => ({
    headers: { ...honest.headers, 'Set-Cookie': `session=${key.toUpperCase()}; Path=/` },
  })),
  {
    name: 'as a coding, in every form',
    answer: ({ response, key, number }) => response.writeHead(200, { 'Content-Encoding': carried(key, number) }).end('{}'),
    first: { exit: 3, says: /content-encoding .*<configured credential>/ },
    later: { exit: 4, says: /content-encoding .*<configured credential>/ },
  },
  {
    name: 'as a type, in every form',
    answer: ({ response, key, number }) => response.writeHead(200, { 'Content-Type': carried(key, number) }).end('[]'),
    first: { exit: 3, says: /received <configured credential>/ },
    later: { exit: 1, says: told },
  },
  {
    name: 'in a redirect, in every form',
    answer: ({ response, key, number }) =>
      response.writeHead(302, { Location: `http://other.invalid/${carried(key, number)}` }).end(),
    first: { exit: 3, says: /a redirect with status 302 to http:\/\/other\.invalid\/<configured credential>/ },
    later: { exit: 4, says: /answers with a redirect to http:\/\/other\.invalid\/<configured credential>/ },
  },
  {
    name: 'in an error for people',
    answer: ({ response, key }) =>
      response.writeHead(500, { 'Content-Type': 'text/html' }).end(`<title>${all(key).join('<br>')}</title>`),
    first: { exit: 3, says: /received status 500/ },
    later: { exit: 4, says: told },
  },
  filled('5 MB of it, escaped, another body each time', 5e6, escaped, [3, 4]),
  filled('5 MB of it in two disguises, another body each time', 5e6, (key) => percent(percent(key)), [3, 4]),
  filled('400 kB of it in two disguises, another body each time', 4e5, (key) => percent(escaped(key)), [4, 4]),
  {
    name: 'in a status line that is none',
    answer: ({ response, key }) => response.socket?.end(`HTTP/1.1 2${key} ${all(key).join(' ')}\r\n${key}\r\n\r\n`),
    first: { exit: 3, says: /no valid HTTP/ },
    later: { exit: 4, says: /no valid HTTP/ },
  },
];
