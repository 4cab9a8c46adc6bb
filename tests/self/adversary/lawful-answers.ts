import { each, gate, named, write, type Lawful } from './bending';
import { clusters, scatter, type Item } from './workbench-data';
import { project, refused, type Answer, type Query } from './workbench';

const html = (status: number, title: string): Answer => ({
  status,
  body: `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`,
  headers: { 'content-type': 'text/html' },
});

/** As a firewall reads it: what is no encoding it leaves as it is, and in place of what is no UTF-8 it puts a sign. */
const decoded = ({ target }: Query): string =>
  target
    .replaceAll('+', ' ')
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());

const isPlain = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members from last to first. */
const turned = (value: unknown): unknown =>
  isPlain(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, member]) => [name, turned(member)]),
      )
    : value;

/** Without empty objects. */
const trimmed = (value: unknown): unknown =>
  isPlain(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, member]) => (JSON.stringify(member) === '{}' ? [] : [[name, trimmed(member)]])),
      )
    : value;

const likeExpressions = [
  'a=bANDc=d',
  'xORmetadata.name=y',
  'metadata.name=1',
  '-1',
  'nope=1',
  '%41',
  '%zz',
  '&limit=1',
  '#',
  '?',
  'a,b',
];

export const lawfulAnswers: { readonly [name: string]: Lawful } = {
  'a long query is refused with 431 and a closed connection': {
    steps: {
      write: (response, answer, { target }) => {
        if (target.length <= 4096) write(response, answer);
        else
          response.socket?.end('HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      },
    },
  },
  'a firewall answers what looks like an injection': {
    steps: gate(
      (query) => /\.\.\/|' or |\$\(|\{\{|\$ne|; --|\*\)\(|%27/i.test(decoded(query)),
      () => html(403, 'Forbidden'),
    ),
  },
  'a proxy of another name refuses what is no number': {
    steps: gate(
      ({ limit, offset }) => [limit, offset].some((value) => value !== undefined && !/^\d{0,18}$/.test(value)),
      () => ({ ...html(400, 'Bad Request'), headers: { 'content-type': 'text/html', server: 'edge/1.2' } }),
    ),
  },
  'parameters that are sent twice, and a token beside an offset, are refused before the credential is looked at': {
    steps: gate(
      ({ target, continue: token, offset }) =>
        /[?&](\w+)=[^?]*&\1=/.test(target) || (token !== undefined && offset !== undefined),
      () => refused(400, 'MalformedQuery'),
    ),
  },
  'an empty credential is malformed': {
    steps: gate(
      ({ headers }) => headers.apikey === '',
      () => refused(400, 'EmptyHeader'),
    ),
    warns: ['security.empty-credential'],
  },
  'errors as RFC 9457 has them': {
    steps: {
      write: (response, answer) =>
        write(
          response,
          answer.status < 400
            ? answer
            : {
                status: answer.status,
                body: { type: 'about:blank', title: 'Refused', status: answer.status },
                headers: { 'content-type': 'application/problem+json' },
              },
        ),
    },
  },
  'HTTP/1.0, and the connection closes': {
    steps: {
      write: (response, { status, body }) =>
        void response.socket?.end(`HTTP/1.0 ${status} X\r\nCONTENT-TYPE: application/json\r\n\r\n${JSON.stringify(body)}`),
    },
  },
  'a member of every item ticks with every read': {
    steps: each((item, { fields, number }) =>
      fields ? item : { ...item, metadata: { ...(item.metadata as Item), resourceVersion: String(number) } },
    ),
  },
  'members of objects in another order on every second read': {
    steps: each((item, { number }) => (number % 2 === 0 ? (turned(item) as Item) : item)),
  },
  'projected objects lack their empty members': {
    steps: {
      first: clusters(117).map((item) => ({
        ...item,
        metadata: { ...(item.metadata as Item), labels: {}, annotations: { 'app.kubernetes.io/name': 'x' } },
      })),
      project: (item, paths) => turned(trimmed(project(item, paths))) as Item,
    },
  },
  'one name for all': { steps: { first: clusters(117).map((item) => named(item, 'same')) } },
  'one cloud for all': {
    steps: { first: clusters(117).map((item) => ({ ...item, spec: { ...(item.spec as Item), cloudType: 'aws' } })) },
  },
  'names that look like expressions': {
    steps: {
      first: clusters(117).map((item, index) =>
        index % 3 === 0 ? named(item, likeExpressions[(index / 3) % likeExpressions.length]) : item,
      ),
    },
  },
  'every name in Chinese, with a blank': {
    steps: {
      first: clusters(117).map((item, index) => named(item, `集群 ${'一二三四五六七八九'[index % 9]}${scatter(index, 60)}`)),
    },
  },
};
