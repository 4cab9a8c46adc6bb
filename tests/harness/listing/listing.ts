import type { OrderKey } from './order-key';
import type { Client } from '../client/client';
import type { Ask, Exchange } from '../client/exchange';
import { share } from '../client/sharing';
import type { Contract, Role } from '../contract/model';
import type { Expression } from './expression';
import { writeFilter } from './expression';
import type { Reply } from './reply';
import { readReply } from './reply';
import type { Walk } from './walk';
import { walkByContinue, walkByOffset } from './walk';

/** What to ask the listing for, by role. A string is sent as it stands: for probes that are no lawful expression. */
export interface ListQuery {
  readonly filter?: Expression | string;
  readonly order?: readonly OrderKey[] | string;
  readonly projection?: readonly string[] | string;
  readonly limit?: number | string;
  readonly offset?: number | string;
  readonly continue?: string;
  /** Further parameters by their real names, after the others. */
  readonly extra?: readonly (readonly [name: string, value: string])[];
}

export function writeOrder(keys: readonly OrderKey[], contract: Contract): string {
  const { separator, assignment, ...sign } = contract.order;
  return keys.map(({ field, direction }) => `${field.path}${assignment}${sign[direction]}`).join(separator);
}

/** A string is sent as it stands, anything else is written first. */
function text<T extends object | number>(value: T | string | undefined, write: (value: T) => string): string | undefined {
  return value === undefined || typeof value === 'string' ? value : write(value);
}

/** The query parameters by their real names, always in the same order, so that equal queries are equal requests. */
export function parametersOf(query: ListQuery, contract: Contract): readonly (readonly [string, string])[] {
  const written: { readonly [role in Role]: string | undefined } = {
    filter: text(query.filter, (filter) => writeFilter(filter, contract.filter)),
    order: text(query.order, (keys) => writeOrder(keys, contract)),
    projection: text(query.projection, (paths) => paths.join(contract.projection.separator)),
    limit: text(query.limit, String),
    offset: text(query.offset, String),
    continue: query.continue,
  };
  const named = Object.entries(written).flatMap(([role, value]) =>
    value === undefined ? [] : [[contract.parameters[role as Role], value] as const],
  );
  return [...named, ...(query.extra ?? [])];
}

export type As = Pick<Ask, 'credential' | 'credentialHeader' | 'scope'>;

/** How the fresh views of one target spell their requests: each otherwise than the one before, until the target refuses that. */
export class Spelling {
  /** Enough that one comes again after minutes only. */
  private static readonly most = 64;
  private last = 0;
  private isRefused = false;

  next(): number {
    this.last = (this.last % Spelling.most) + 1;
    return this.isRefused ? 0 : this.last;
  }

  /** From now on every request is spelled plainly. */
  refuse(): void {
    this.isRefused = true;
  }
}

type Sending = Pick<Client, 'send'>;

/**
 * One view of a target: within it, identical requests are asked once and a walk is walked once. A fresh view of the same target
 * asks everything anew, and past the caches on the way: an answer that a cache kept would show the data as it was.
 */
export class Listing {
  private readonly sending: Sending;
  private readonly shared: Sending;
  private readonly walks = new Map<string, Promise<Walk>>();

  /** `spelled`: how the view spells its requests, as `Ask.fresh`; `undefined`: as anybody would. `after`: runs after each of them. */
  constructor(
    readonly contract: Contract,
    private readonly client: Sending,
    readonly spelling: Spelling = new Spelling(),
    private readonly spelled?: number,
    after?: () => Promise<void>,
  ) {
    this.sending = {
      async send(ask) {
        const exchange = await client.send(spelled === undefined ? ask : { ...ask, fresh: spelled });
        await after?.();
        return exchange;
      },
    };
    this.shared = share(this.sending);
  }

  /** Whether its requests are spelled otherwise than anybody would spell them. */
  get isRespelled(): boolean {
    return this.spelled !== undefined && this.spelled > 0;
  }

  /** The same target, with nothing asked yet; `after` runs after each request that is sent through it. */
  fresh(after?: () => Promise<void>): Listing {
    return new Listing(this.contract, this.client, this.spelling, this.spelling.next(), after);
  }

  async ask(query: ListQuery, as: As = {}): Promise<Reply> {
    return this.read(this.shared.send({ query: parametersOf(query, this.contract), ...as }));
  }

  /** As `ask`, but sent even where the same request was sent before. */
  async askAgain(query: ListQuery, as: As = {}): Promise<Reply> {
    return this.read(this.sending.send({ query: parametersOf(query, this.contract), ...as }));
  }

  /** Sends a query string as it stands. */
  async askRaw(rawQuery: string): Promise<Reply> {
    return this.read(this.shared.send({ rawQuery }));
  }

  /** Every page of a query, by its continue tokens, or as many pages as hold the wanted number of items. */
  walk(query: ListQuery = {}, wanted = Infinity): Promise<Walk> {
    const key = `continue ${wanted} ${JSON.stringify(parametersOf(query, this.contract))}`;
    return this.once(key, () => walkByContinue(this, query, wanted));
  }

  /** Given pages by offset, as one walk. */
  walkByOffset(queries: readonly ListQuery[]): Promise<Walk> {
    const key = JSON.stringify(queries.map((query) => parametersOf(query, this.contract)));
    return this.once(`offset ${key}`, () => walkByOffset(this, queries));
  }

  private once(key: string, start: () => Promise<Walk>): Promise<Walk> {
    const known = this.walks.get(key) ?? start();
    this.walks.set(key, known);
    return known;
  }

  private async read(exchange: Promise<Exchange>): Promise<Reply> {
    return readReply(await exchange, this.contract);
  }
}
