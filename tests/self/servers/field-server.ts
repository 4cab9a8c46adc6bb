import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { depots, parcelsOf, type Parcel } from './field-data';
import { Refusal, type Ask } from './field-query';
import { pageOf, parcelKey, readQuery, stepsOf, type FieldOptions, type Steps } from './field-steps';
import { onLoopback } from './on-loopback';

/** A server for `tests/self/fixtures/parcels.openapi.yaml`, made as servers in the field are: with a keyset cursor. It shares no code with the others. */

export interface FieldServer {
  readonly url: string;
  readonly key: string;
  readonly depot: string;
  readonly secondDepot: string;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

function served(steps: Steps, ask: Ask, stored: readonly Parcel[]): Answer {
  steps.admit(ask);
  const query = readQuery(steps, ask);
  const { rows, next, total } = pageOf(steps, query, stored);
  const data = rows.map((parcel) => steps.show(parcel, query));
  const body = steps.write({ data, page: { size: query.size, next, more: next !== null, total } }, query);
  const headers = steps.headersOf(query, body);
  const tag = headers['ETag'];
  return tag !== undefined && ask.headers['if-none-match'] === tag
    ? { status: 304, headers, body: '' }
    : { status: 200, headers, body };
}

/** What the server answers with these steps and parcels. */
export function answered(steps: Steps, ask: Ask, stored: readonly Parcel[]): Answer {
  try {
    return served(steps, ask, stored);
  } catch (error) {
    const { status, code, message } =
      error instanceof Refusal ? error : { status: 500, code: 'internal', message: 'Something broke.' };
    const text = error instanceof Error && status === 500 && error.name === 'FieldError' ? error.message : message;
    return { status, headers: {}, body: JSON.stringify(steps.explain(status, code, text, ask)) };
  }
}

function askOf({ headers, url = '/' }: IncomingMessage): Ask {
  const at = url.indexOf('?');
  const names = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  return { headers: Object.fromEntries(names) as Ask['headers'], raw: at < 0 ? '' : url.slice(at + 1) };
}

function respond(request: IncomingMessage, response: ServerResponse, steps: Steps, stored: readonly Parcel[]): void {
  const ask = askOf(request);
  const known = (request.url ?? '').split('?')[0] === '/v2/parcels' && request.method === 'GET';
  const { status, headers, body } = known
    ? answered(steps, ask, stored)
    : { status: 404, headers: {}, body: JSON.stringify(steps.explain(404, 'not_found', 'There is nothing here.', ask)) };
  response.writeHead(status, { ...(body !== '' && { 'Content-Type': 'application/json' }), ...headers }).end(body);
}

/** Starts the server on the loopback, with some of its steps replaced. */
export async function startFieldServer(
  options: FieldOptions = {},
  change?: (base: Steps) => Partial<Steps>,
): Promise<FieldServer> {
  const steps = stepsOf(options, change);
  const stored = parcelsOf(options.size ?? 130);
  const server = createServer((request, response) => respond(request, response, steps, stored));
  const [depot, secondDepot] = depots;
  return { ...(await onLoopback(server)), key: parcelKey, depot, secondDepot };
}
