import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { type BehaviourOverride, behaviourWith } from './behaviour';
import type { IncomingRequest, Reply, RequestContext, World } from './context';
import { makeProjects, projectUids } from './data';
import { Refusal } from './errors';
import type { ServedListing } from './served-listing';
import { clusters as clusterListing, servedListings } from './served-listings';
import { answer, answerRefusal } from './pipeline';
import type { SpectroCluster } from './types';

export interface ReferenceOptions {
  /** Items in the first project of each listing; default 117. */
  readonly size?: number;
  /** Seed of the data; default 1. */
  readonly seed?: number;
  /** Default: a free port. */
  readonly port?: number;
  readonly behaviour?: BehaviourOverride | readonly BehaviourOverride[];
  /** Stands before the path of each listing, as in `/api`; default none. */
  readonly basePath?: string;
  /** Clusters of the first project, in place of generated ones. */
  readonly clusters?: readonly SpectroCluster[];
}

export interface Reference {
  /** With the base path, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  readonly token: string;
  readonly projectUid: string;
  readonly secondProjectUid: string;
  /** Requests that arrived so far. */
  requests(): number;
  /** Stops listening and ends every connection at once. */
  close(): Promise<void>;
}

/** Starts the embedded target on a loopback port. Rejects with the error of `listen` where the port is taken. */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const { size = 117, seed = 1, port = 0, behaviour = [], basePath = '', clusters } = options;
  const secrets = {
    apiKey: randomBytes(24).toString('hex'),
    token: randomBytes(48).toString('hex'),
    secret: randomBytes(24).toString('hex'),
  };
  // At each request, because few runs ask for more than one listing, and large data takes seconds to make.
  const worldOf = (listing: ServedListing): World => {
    const [first, second] = makeProjects(listing, { size, seed });
    const given = listing === clusterListing ? clusters : undefined;
    return { listing, projects: [given === undefined ? first : { ...first, items: given }, second], ...secrets };
  };
  const steps = behaviourWith([behaviour].flat());
  let requests = 0;
  const contextOf = (request: FastifyRequest, listing = clusterListing): RequestContext => {
    requests += 1;
    return { behaviour: steps, world: worldOf(listing), request: incoming(request), index: requests, now: Date.now() };
  };

  const app = Fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: (_error, request, reply) => void send(reply, answerRefusal(notFound(), contextOf(request))),
  });
  for (const listing of servedListings)
    app.get(basePath + listing.path, async (request, reply) => send(reply, answer(contextOf(request, listing))));
  app.setNotFoundHandler((request, reply) => {
    const context = contextOf(request);
    const known = servedListings.some(({ path }) => context.request.path === basePath + path);
    const refusal = known ? new Refusal(405, 'MethodNotAllowed', 'The listing can only be read, with GET.') : notFound();
    return send(reply, answerRefusal(refusal, context));
  });
  app.setErrorHandler((error, request, reply) => send(reply, answerRefusal(error, contextOf(request))));

  await app.listen({ host: '127.0.0.1', port });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The reference server listens on no port.');
  return {
    url: `http://127.0.0.1:${address.port}${basePath}`,
    apiKey: secrets.apiKey,
    token: secrets.token,
    projectUid: projectUids[0],
    secondProjectUid: projectUids[1],
    requests: () => requests,
    close: () => app.close(),
  };
}

function notFound(): Refusal {
  return new Refusal(404, 'NotFound', 'There is nothing at this path.');
}

function incoming(request: FastifyRequest): IncomingRequest {
  const [path = '', ...query] = (request.raw.url ?? '').split('?');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  return {
    method: request.method,
    path,
    rawQuery: query.join('?'),
    headers: Object.fromEntries(headers) as IncomingRequest['headers'],
  };
}

async function send(reply: FastifyReply, answered: Promise<Reply>): Promise<FastifyReply> {
  const { status, headers, body } = await answered;
  return reply
    .code(status)
    .headers(headers)
    .send(typeof body === 'string' ? Buffer.from(body) : body);
}
