import { HarnessError } from '../errors';
import type { OrderKey } from '../grammar/order-key';
import type { Client } from '../client/client';
import type { Ask, Exchange } from '../client/exchange';
import { share } from '../client/sharing';
import type { Contract } from '../contract/model';
import { queryRoles, type QueryRole } from '../contract/roles';
import type { Expression } from '../grammar/expression';
import { writeFilter, writeOrder, writeProjection } from '../grammar/write';
import type { Reply } from './reply';
import { readReply } from './reply';
import type { Walk } from './walk';
import { walkThrough } from './walk';
import { walkByOffset } from './ways/offset';

/** What to ask the listing for, by role. A string is sent as it stands: for probes that are no lawful expression. */
export interface ListQuery {
  readonly filter?: Expression | string;
  readonly order?: readonly OrderKey[] | string;
  readonly projection?: readonly string[] | string;
  readonly limit?: number | string;
  /** The number of items to leave out, whatever number the first item has. */
  readonly offset?: number | string;
  /** The number of pages to leave out, whatever number the first one has. */
  readonly page?: number | string;
  /** The token of a page; where the contract has no parameter for one, the URL of it, which keeps of the rest what it keeps. */
  readonly next?: string;
  /** Further parameters by their real names, after the others. */
  readonly extra?: readonly (readonly [name: string, value: string])[];
}

/** A string is sent as it stands, anything else is written first. */
function text<T extends object | number>(value: T | string | undefined, write: (value: T) => string): string | undefined {
  return value === undefined || typeof value === 'string' ? value : write(value);
}

/** A role that a query asks by. Throws `HarnessError` where it is not promised: then it must not be asked. */
function roleOf<Role extends QueryRole>(contract: Contract, role: Role): NonNullable<Contract[Role]> {
  const found = contract[role];
  if (found !== undefined) return found;
  throw new HarnessError(
    'HARNESS_ROLE',
    `Expected to ask only what ${contract.file} promises; asked by ${role}, which it does not.`,
  );
}

function parameterOf(contract: Contract, role: QueryRole): string {
  const { parameter } = roleOf(contract, role);
  if (parameter !== undefined) return parameter;
  throw new HarnessError(
    'HARNESS_ROLE',
    `Expected to send what ${contract.file} has a parameter for; sent a token, which it has not.`,
  );
}

/** What a query stands for: a URL is followed as it stands, all else is written. */
const askOf = (query: ListQuery, contract: Contract): Pick<Ask, 'query' | 'url'> =>
  query.next !== undefined && contract.next !== undefined && contract.next.parameter === undefined
    ? { url: query.next }
    : { query: parametersOf(query, contract) };

/** The query parameters by their real names, always in the same order, so that equal queries are equal requests. */
export function parametersOf(query: ListQuery, contract: Contract): readonly (readonly [string, string])[] {
  const written: { readonly [role in QueryRole]: string | undefined } = {
    filter: text(query.filter, (filter) => writeFilter(filter, roleOf(contract, 'filter'))),
    order: text(query.order, (keys) => writeOrder(keys, roleOf(contract, 'order'))),
    projection: text(query.projection, (paths) => writeProjection(paths, roleOf(contract, 'projection'))),
    limit: text(query.limit, String),
    offset: text(query.offset, (position) => String(roleOf(contract, 'offset').first + position)),
    page: text(query.page, (pages) => String(roleOf(contract, 'page').first + pages)),
    next: query.next ?? (query.offset === undefined && query.page === undefined ? contract.next?.first : undefined),
  };
  const named = queryRoles.flatMap((role) => {
    const value = written[role];
    return value === undefined ? [] : [[parameterOf(contract, role), value] as const];
  });
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

/** Hears what is asked by role, so that a report need not find it in URLs: every answered query, and each walk once. */
export interface Journal {
  asked(exchange: Exchange, query: ListQuery): void;
  walked(walk: Walk): void;
}

/** What all who ask through one view of a target share. */
interface View {
  readonly client: Sending;
  readonly sending: Sending;
  readonly shared: Sending;
  readonly walks: Map<string, Promise<Walk>>;
  readonly spelling: Spelling;
  readonly journal: Journal | undefined;
  /** How the view spells its requests, as `Ask.fresh`; `undefined`: as anybody would. */
  readonly spelled: number | undefined;
}

/** A view with nothing asked yet. `after` runs after each request that is sent through it. */
function openView(
  { client, spelling, journal }: Pick<View, 'client' | 'spelling' | 'journal'>,
  spelled?: number,
  after?: () => Promise<void>,
): View {
  const sending: Sending = {
    async send(ask) {
      const exchange = await client.send(spelled === undefined ? ask : { ...ask, fresh: spelled });
      await after?.();
      return exchange;
    },
  };
  return { client, sending, shared: share(sending), walks: new Map(), spelling, journal, spelled };
}

/** Told of every reply that is read, with the query it answers; `undefined` for a query string that was sent as it stands. */
export type Note = (reply: Reply, query: ListQuery | undefined) => void;

/** What a check does with a listing. `Query`: the roles that it may ask by. */
export interface Asking<Query extends ListQuery = ListQuery> {
  readonly contract: Contract;
  ask(query: Query, as?: As): Promise<Reply>;
  askAgain(query: Query, as?: As): Promise<Reply>;
  askRaw(rawQuery: string): Promise<Reply>;
  repeat(exchange: Exchange): Promise<Reply>;
  walk(query?: Query, wanted?: number): Promise<Walk>;
  walkByOffset(queries: readonly Query[]): Promise<Walk>;
}

/** What a page was asked for by what led to it: only the target can read that in a URL that it made. */
const followed = new WeakMap<Exchange, ListQuery>();
export const followedFor = (exchange: Exchange): ListQuery | undefined => followed.get(exchange);

/**
 * One view of a target: within it, identical requests are asked once and a walk is walked once. A fresh view of the same target
 * asks everything anew, and past the caches on the way: an answer that a cache kept would show the data as it was.
 */
export class Listing implements Asking {
  private constructor(
    readonly contract: Contract,
    private readonly view: View,
    private readonly note: Note | undefined,
  ) {}

  /** The first view of a target. */
  static open(contract: Contract, client: Sending, journal?: Journal): Listing {
    return new Listing(contract, openView({ client, spelling: new Spelling(), journal }), undefined);
  }

  get spelling(): Spelling {
    return this.view.spelling;
  }

  /** Whether its requests are spelled otherwise than anybody would spell them. */
  get isRespelled(): boolean {
    return (this.view.spelled ?? 0) > 0;
  }

  /** The same view, with nothing to be asked twice; `note` hears of every reply, also of one that was asked for before. */
  noting(note: Note): Listing {
    return new Listing(this.contract, this.view, note);
  }

  /** The same target, with nothing asked yet; `after` runs after each request that is sent through it. */
  fresh(after?: () => Promise<void>): Listing {
    return new Listing(this.contract, openView(this.view, this.spelling.next(), after), this.note);
  }

  async ask(query: ListQuery, as: As = {}): Promise<Reply> {
    return this.read(this.view.shared.send({ ...askOf(query, this.contract), ...as }), query);
  }

  /** As `ask`, but sent even where the same request was sent before. */
  async askAgain(query: ListQuery, as: As = {}): Promise<Reply> {
    return this.read(this.view.sending.send({ ...askOf(query, this.contract), ...as }), query);
  }

  /** Sends a query string as it stands. */
  async askRaw(rawQuery: string): Promise<Reply> {
    return this.read(this.view.shared.send({ rawQuery }));
  }

  /** Sends a request to a URL of the target as it stands. */
  async askUrl(url: string): Promise<Reply> {
    return this.read(this.view.shared.send({ url }));
  }

  /** Sends the request of an exchange once more. */
  async repeat({ request }: Exchange): Promise<Reply> {
    return this.read(this.view.sending.send({ url: request.url, credential: request.credential }));
  }

  /** Every page of a query by the way that the contract promises, or as many pages as hold the wanted number of items. */
  walk(query: ListQuery = {}, wanted = Infinity): Promise<Walk> {
    const key = `through ${wanted} ${JSON.stringify(parametersOf(query, this.contract))}`;
    return this.once(key, () => walkThrough(this, query, wanted));
  }

  /** Given pages by offset, as one walk. */
  walkByOffset(queries: readonly ListQuery[]): Promise<Walk> {
    const key = JSON.stringify(queries.map((query) => parametersOf(query, this.contract)));
    return this.once(`offset ${key}`, () => walkByOffset(this, queries));
  }

  private async once(key: string, start: () => Promise<Walk>): Promise<Walk> {
    const { walks } = this.view;
    const known = walks.get(key) ?? this.walked(start());
    walks.set(key, known);
    const walk = await known;
    if (walk.stop !== undefined) this.note?.(walk.stop, walk.query);
    return walk;
  }

  /** Part of what is stored, so that whoever asks for a known walk is not told as one more. */
  private async walked(walking: Promise<Walk>): Promise<Walk> {
    const walk = await walking;
    this.view.journal?.walked(walk);
    return walk;
  }

  private async read(asked: Promise<Exchange>, query?: ListQuery): Promise<Reply> {
    const exchange = await asked;
    if (query !== undefined) this.view.journal?.asked(exchange, query);
    if (query?.next !== undefined && !followed.has(exchange)) followed.set(exchange, query);
    const reply = readReply(exchange, this.contract);
    this.note?.(reply, query);
    return reply;
  }
}
