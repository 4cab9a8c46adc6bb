import type { OrderKey } from '../grammar/order-key';
import type { Client } from '../client/client';
import type { Ask, Exchange } from '../client/exchange';
import { share } from '../client/sharing';
import { plainUrl } from '../client/url';
import type { Contract } from '../contract/model';
import type { Expression } from '../grammar/expression';
import type { Spelled } from '../grammar/fragment';
import { askOf, carriersOf, constantAsk, headersOf, parametersOf } from './request';
import type { Reply } from './reply';
import { readReply } from './reply';
import { Spelling } from './spelling';
import type { Walk } from './walk';
import { walkThrough } from './walk';
import { walkGiven } from './ways/given';

/** What to ask the listing for, by role. What is spelled, or a string, is sent as it stands: for probes that are no lawful expression. */
export interface ListQuery {
  readonly filter?: Expression | Spelled;
  readonly order?: readonly OrderKey[] | Spelled;
  readonly projection?: readonly string[] | Spelled;
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

/** No parameter at all. One object, so that whoever asks for it again is known by it. */
export const everything: ListQuery = {};

/** What goes with a request beside its query; `headers` stand beside the header parameters of the query. */
export type As = Pick<Ask, 'credential' | 'credentialPlace' | 'credentialWord' | 'scope' | 'headers'>;

/** An ask with what goes beside its query. */
const askAs = (ask: Ask, as: As): Ask =>
  as.headers === undefined ? { ...ask, ...as } : { ...ask, ...as, headers: [...(ask.headers ?? []), ...as.headers] };

type Sending = Pick<Client, 'send'>;

/** Hears what is asked by role, so that a report need not find it in URLs: every answered query, and each walk once. */
export interface Journal {
  /** `spelled`: its URL is another spelling than the grammar's, or holds more. */
  asked(exchange: Exchange, query: ListQuery, as: 'written' | 'spelled'): void;
  /** The request of another exchange was sent once more. */
  repeated(exchange: Exchange, first: Exchange): void;
  walked(walk: Walk): void;
}

/** What was chosen by asking, and the replies that were read for it. */
interface Planned {
  readonly made: unknown;
  readonly heard: readonly Parameters<Note>[];
}

/** What all who ask through one view of a target share. */
interface ListingView {
  readonly client: Sending;
  readonly sending: Sending;
  /** What runs after a request of the view, and may end all that goes by it; what was asked is told before. */
  readonly afterwards: WeakMap<Exchange, Promise<void>>;
  readonly shared: Sending;
  readonly walks: Map<string, Promise<Walk>>;
  /** What was asked before, by the query itself: to write it costs more than to find its answer. */
  readonly asked: WeakMap<ListQuery, Promise<Exchange>>;
  readonly written: WeakMap<ListQuery, string>;
  readonly plans: WeakMap<object, Map<unknown, Planned>>;
  readonly spelling: Spelling;
  readonly journal: Journal | undefined;
  /** How the view spells its requests, as `Ask.fresh`; `undefined`: as anybody would. */
  readonly spelled: number | undefined;
}

/** A view with nothing asked yet. `after` runs after each request that is sent through it. */
function openView(
  { client, spelling, journal }: Pick<ListingView, 'client' | 'spelling' | 'journal'>,
  spelled?: number,
  after?: () => Promise<void>,
): ListingView {
  const afterwards = new WeakMap<Exchange, Promise<void>>();
  const sending: Sending = {
    async send(ask) {
      const exchange = await client.send(spelled === undefined ? ask : { ...ask, fresh: spelled });
      if (after !== undefined) afterwards.set(exchange, after());
      return exchange;
    },
  };
  return {
    ...{ client, sending, afterwards, shared: share(sending), spelling, journal, spelled },
    ...{ walks: new Map(), asked: new WeakMap(), written: new WeakMap(), plans: new WeakMap() },
  };
}

/** Told of every reply that is read, with the query it answers; `undefined` for a query string that was sent as it stands. */
export type Note = (reply: Reply, query: ListQuery | undefined) => void;

/** What a check does with a listing. `Query`: the roles that it may ask by. */
export interface Asking<Query extends ListQuery = ListQuery> {
  readonly contract: Contract;
  ask(query: Query, as?: As): Promise<Reply>;
  askAgain(query: Query, as?: As): Promise<Reply>;
  askSpelled(query: Query, spell: (text: string) => string): Promise<Reply>;
  askTwice(first: Query, second: Query, as?: As): Promise<Reply>;
  askRaw(rawQuery: string): Promise<Reply>;
  askUrl(url: string, like?: Exchange): Promise<Reply>;
  repeat(exchange: Exchange): Promise<Reply>;
  repeatIf(exchange: Exchange, tag: string): Promise<Reply>;
  walk(query?: Query, wanted?: number): Promise<Walk>;
  walkGiven(way: 'offset' | 'page', queries: readonly Query[]): Promise<Walk>;
  planned<Made>(plan: object, key: unknown, make: () => Promise<Made>): Promise<Made>;
}

/**
 * One view of a target: within it, identical requests are asked once and a walk is walked once. A fresh view of the same target
 * asks everything anew, and past the caches on the way: an answer that a cache kept would show the data as it was.
 */
export class Listing implements Asking {
  /** What is told of while a plan is made. */
  private readonly hearing = new Set<Parameters<Note>[]>();

  private constructor(
    readonly contract: Contract,
    private readonly view: ListingView,
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

  async ask(query: ListQuery, as?: As): Promise<Reply> {
    const { asked, shared } = this.view;
    if (as !== undefined) return this.read(shared.send(askAs(askOf(query, this.contract), as)), query);
    const known = asked.get(query) ?? shared.send(askOf(query, this.contract));
    asked.set(query, known);
    return this.read(known, query);
  }

  /** As `ask`, but sent even where the same request was sent before. */
  async askAgain(query: ListQuery, as: As = {}): Promise<Reply> {
    return this.read(this.view.sending.send(askAs(askOf(query, this.contract), as)), query);
  }

  /** Asks with the values of the pairs spelled in another way; names are as ever, and so is what goes with every request. */
  async askSpelled(query: ListQuery, spell: (text: string) => string): Promise<Reply> {
    const constants = new Set(this.contract.constants.map(([name]) => name));
    const asked = carriersOf(parametersOf(query, this.contract), this.contract);
    const pairs = (asked.query ?? []).map(
      ([name, text]) => `${encodeURIComponent(name)}=${constants.has(name) ? encodeURIComponent(text) : spell(text)}`,
    );
    return this.read(this.view.shared.send({ rawQuery: pairs.join('&'), ...headersOf(asked) }), query, 'spelled');
  }

  /** Asks two queries at once: parameters that both have are sent twice, but for those that go with every request. */
  async askTwice(first: ListQuery, second: ListQuery, as: As = {}): Promise<Reply> {
    const before = parametersOf(first, this.contract);
    const always = parametersOf({}, this.contract);
    const behind = parametersOf(second, this.contract).filter(
      ([name, text]) => !always.some((other) => other[0] === name && other[1] === text),
    );
    const ask = carriersOf([...before, ...behind], this.contract);
    return this.read(this.view.shared.send(askAs(ask, as)), { ...first, ...second }, 'spelled');
  }

  /** Sends a query string as it stands; `like`: the exchange that it asks the same as. */
  async askRaw(rawQuery: string, like?: Exchange): Promise<Reply> {
    return this.readAgain(this.view.shared.send({ rawQuery, ...this.headersLike(like) }), like);
  }

  /** Sends a request to a URL of the target as it stands; `like`: the exchange that it asks the same as. */
  async askUrl(url: string, like?: Exchange): Promise<Reply> {
    return this.readAgain(this.view.shared.send({ url, ...this.headersLike(like) }), like);
  }

  /** Sends the request of an exchange once more. */
  async repeat(exchange: Exchange): Promise<Reply> {
    const { url, credential } = exchange.request;
    return this.readAgain(this.view.sending.send({ url, credential, ...this.headersLike(exchange) }), exchange);
  }

  /** Sends the request of an exchange once more, unless its body still has this entity tag (RFC 9110, section 13.1.2). */
  async repeatIf(exchange: Exchange, tag: string): Promise<Reply> {
    const { url, credential } = exchange.request;
    const { headers = [] } = this.headersLike(exchange);
    // A view spells its URLs itself: another one would have a tag of its own.
    const ask: Ask = { url: plainUrl(url), credential, headers: [...headers, ['If-None-Match', tag]] };
    return this.read(this.view.sending.send(ask));
  }

  /** The header parameters of an exchange; without one, those that go with every request. */
  private headersLike(like: Exchange | undefined): Pick<Ask, 'headers'> {
    if (like === undefined) return headersOf(constantAsk(this.contract));
    const headers = Object.entries(like.request.headers).filter(([name]) => this.contract.headers.has(name.toLowerCase()));
    return headers.length === 0 ? {} : { headers };
  }

  /** Every page of a query by the way that the contract promises, or as many pages as hold the wanted number of items. */
  walk(query: ListQuery = everything, wanted = Infinity): Promise<Walk> {
    const { written } = this.view;
    const text = written.get(query) ?? JSON.stringify(parametersOf(query, this.contract));
    written.set(query, text);
    return this.once(`through ${wanted} ${text}`, () => walkThrough(this, query, wanted));
  }

  /** Given pages, by offset or by number, as one walk. */
  walkGiven(way: 'offset' | 'page', queries: readonly ListQuery[]): Promise<Walk> {
    const key = JSON.stringify(queries.map((query) => parametersOf(query, this.contract)));
    return this.once(`${way} ${key}`, () => walkGiven(this, way, queries));
  }

  private async once(key: string, start: () => Promise<Walk>): Promise<Walk> {
    const { walks } = this.view;
    const known = walks.get(key) ?? this.walked(start());
    walks.set(key, known);
    const walk = await known;
    if (walk.stop !== undefined) this.tell(walk.stop, walk.query);
    return walk;
  }

  /** Part of what is stored, so that whoever asks for a known walk is not told as one more. */
  private async walked(walking: Promise<Walk>): Promise<Walk> {
    const walk = await walking;
    this.view.journal?.walked(walk);
    return walk;
  }

  private async readAgain(asked: Promise<Exchange>, like: Exchange | undefined): Promise<Reply> {
    const exchange = await asked;
    if (like !== undefined) this.view.journal?.repeated(exchange, like);
    return this.read(asked);
  }

  private async read(asked: Promise<Exchange>, query?: ListQuery, as: 'written' | 'spelled' = 'written'): Promise<Reply> {
    const exchange = await asked;
    if (query !== undefined) this.view.journal?.asked(exchange, query, as);
    await this.view.afterwards.get(exchange);
    const reply = readReply(exchange, this.contract);
    this.tell(reply, as === 'written' ? query : undefined);
    return reply;
  }

  private tell(...told: Parameters<Note>): void {
    for (const heard of this.hearing) heard.push(told);
    this.note?.(...told);
  }

  /**
   * What is chosen by asking, by what chooses it and a key: chosen once for all who ask through this view. Who comes later is told of the
   * same replies, as if it had asked itself.
   */
  async planned<Made>(plan: object, key: unknown, make: () => Promise<Made>): Promise<Made> {
    const known = this.view.plans.get(plan) ?? new Map<unknown, Planned>();
    this.view.plans.set(plan, known);
    const before = known.get(key);
    if (before !== undefined) {
      for (const told of before.heard) this.tell(...told);
      return before.made as Made;
    }
    const heard: Parameters<Note>[] = [];
    this.hearing.add(heard);
    try {
      const made = await make();
      known.set(key, { made, heard });
      return made;
    } finally {
      this.hearing.delete(heard);
    }
  }
}
