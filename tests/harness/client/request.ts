import { unescape } from 'node:querystring';
import { HarnessError } from '../errors';
import { acceptEncoding } from './body';
import { type Carried, type ConfiguredCredential, type CredentialPlace, carry, isSendableInHeader } from './credential';
import type { Ask, CredentialUse, SentRequest } from './exchange';
import { configuredPlaceholder, inventedPlaceholder, type Redactor } from './redaction';
import { askedUrl, encodeQuery, longestUrl, recordedCarrier } from './url';

/** What every request carries, unless the contract has pages of another media type. */
export const common = { accept: 'application/json', 'accept-encoding': acceptEncoding, 'user-agent': 'listing-conformance' };

/** What a request says that no cache may answer. */
const uncached = { 'cache-control': 'no-cache' } as const;

/** The parameter that selects a scope, and the value to send unless an ask names another; without a value, none is sent. */
export interface ConfiguredScope {
  readonly in: 'header' | 'query' | 'path';
  readonly name: string;
  readonly value?: string;
}

type Headers = { readonly [name: string]: string };

export interface RequestParts {
  /** Absolute, without a query; a scope in the path stands there as its variable. */
  readonly listingUrl: string;
  readonly credential: ConfiguredCredential | undefined;
  readonly scope: ConfiguredScope | undefined;
  /** The media type of a page; absent: plain JSON. */
  readonly accept?: string | undefined;
  readonly invented: (place: CredentialPlace) => string;
  readonly redactor: Redactor;
}

export interface BuiltRequest {
  /** What goes over the wire. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** What may be seen of it. */
  readonly sent: SentRequest;
  /** Why it is not sent; a target can make up a token that nothing can carry. */
  readonly unsendable: string | undefined;
}

/** The request an ask stands for, and its record without credentials. Throws `HarnessError` for an ask that cannot be sent. */
export function buildRequest(ask: Ask, parts: RequestParts): BuiltRequest {
  const use = ask.credential ?? 'configured';
  const credential = credentialIn(ask, use, parts);
  const place = ask.credentialPlace ?? parts.credential;
  const parameter = place?.in === 'query' ? place.name : undefined;
  const fresh: Headers = ask.fresh === undefined ? {} : uncached;
  const { asked, listingUrl, headers: scope } = scoped(ask, parts);
  const given = headersIn(ask);
  const own: Headers = { ...commonBeside(ask, parts), ...fresh, ...given };
  const url = askedUrl(asked, listingUrl, { parameter, pair: credential.pair });
  const bare = askedUrl(asked, listingUrl, { parameter });
  return {
    url,
    unsendable: whyUnsendable(url, given) ?? whyIncomplete(bare, given),
    headers: { ...own, ...credential.wire, ...scope },
    sent: {
      method: 'GET',
      url: recordedCarrier(parts.redactor.redact(bare)),
      headers: Object.fromEntries(
        Object.entries({ ...own, ...credential.record, ...scope }).map(([name, value]) => [
          name,
          recordedCarrier(parts.redactor.redact(value)),
        ]),
      ),
      credential: use,
      ...(use === 'configured' && parts.credential?.variable !== undefined
        ? { credentialVariable: parts.credential.variable }
        : {}),
      ...(credential.pair !== undefined && parameter !== undefined && { credentialParameter: parameter }),
    },
  };
}

const nothing: Carried = { wire: {}, record: {} };

function credentialIn(ask: Ask, use: CredentialUse, { credential, invented }: RequestParts): Carried {
  if (use === 'none') return nothing;
  if (use === 'configured')
    return credential === undefined ? nothing : carry(credential, credential.value, configuredPlaceholder);
  const place = ask.credentialPlace ?? credential;
  if (place === undefined) {
    throw new HarnessError(
      'CLIENT_CREDENTIAL_PLACE',
      `Expected a place to send the ${use} credential in; none is configured and the ask names none. Set credentialPlace.`,
    );
  }
  const { credentialWord: word = '' } = ask;
  return use === 'empty' ? carry(place, word, word) : carry(place, invented(place), inventedPlaceholder);
}

/** An ask may name a header that every request carries, and then means it. */
function commonBeside({ headers = [] }: Ask, { accept = common.accept }: RequestParts): Headers {
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  return Object.fromEntries(Object.entries({ ...common, accept }).filter(([name]) => !named.has(name)));
}

const tooLong = (what: string, length: number): string =>
  `${what} would have ${length.toLocaleString('en')} characters, and none of more than ${longestUrl.toLocaleString('en')} is sent`;

/** Why no request has this URL and these header parameters; `undefined` where one may. */
function whyUnsendable(url: string, given: Headers): string | undefined {
  if (url.length > longestUrl) return tooLong('the URL', url.length);
  for (const [name, value] of Object.entries(given)) {
    if (value.length > longestUrl) return tooLong(`the header ${name}`, value.length);
    if (!isSendableInHeader(value)) return `the header ${name} would hold a character that no header can carry, and is not sent`;
  }
  return undefined;
}

const holdsPlaceholder = (text: string): boolean =>
  [configuredPlaceholder, inventedPlaceholder].some((placeholder) => text.includes(placeholder));

/**
 * Why a request would not be the one that the target named: what it told, such as a token, held a credential, which was taken out of it.
 * `url`: without the parameter that carries one.
 */
function whyIncomplete(url: string, given: Headers): string | undefined {
  const isIncomplete = [unescape(url.replaceAll('+', ' ')), ...Object.values(given)].some(holdsPlaceholder);
  return isIncomplete
    ? 'the request would repeat the credential that an answer told, which is not written down, and is not sent'
    : undefined;
}

/** The header parameters of an ask. */
function headersIn({ headers = [] }: Ask): Headers {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const known = joined.get(name);
    joined.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  return Object.fromEntries(joined);
}

interface Scoped {
  readonly asked: Ask;
  readonly listingUrl: string;
  readonly headers: Headers;
}

/** An ask with its scope where the contract has it. Throws `HarnessError` for a scope that cannot stand there. */
function scoped(ask: Ask, { scope, listingUrl }: RequestParts): Scoped {
  const value = ask.scope === undefined ? scope?.value : ask.scope;
  const unscoped = { asked: ask, listingUrl, headers: {} };
  // A URL of the target is sent as it stands.
  if (ask.url !== undefined && scope?.in !== 'header') return unscoped;
  if (scope?.in === 'path') return { ...unscoped, listingUrl: pathOfScope(listingUrl, scope.name, value) };
  if (value === undefined || value === null) return unscoped;
  if (scope === undefined) {
    throw new HarnessError(
      'CLIENT_SCOPE_HEADER',
      'Expected a scope parameter to send the scope in; the contract declares none. Leave the scope out.',
    );
  }
  if (scope.in === 'query') return { ...unscoped, asked: withPair(ask, scope.name, value) };
  if (!isSendableInHeader(value)) {
    throw new HarnessError(
      'CLIENT_UNSENDABLE_SCOPE',
      `Expected a scope of characters a header can carry; received ${JSON.stringify(value)}.`,
    );
  }
  return { ...unscoped, headers: { [scope.name]: value } };
}

/** A pair before all others; a parameter that the ask sets itself is left alone. */
function withPair(ask: Ask, name: string, value: string): Ask {
  const { query = [], rawQuery } = ask;
  const pair = encodeQuery({ query: [[name, value]] });
  if (rawQuery !== undefined) return { ...ask, rawQuery: rawQuery === '' ? pair : `${pair}&${rawQuery}` };
  return query.some(([other]) => other === name) ? ask : { ...ask, query: [[name, value], ...query] };
}

/** The URL with a scope in its path. Dots would lead to another path (URL Standard, section 4.4). */
function pathOfScope(url: string, name: string, value: string | null | undefined): string {
  if (value !== undefined && value !== null && !/^\.{0,2}$/.test(value))
    return url.replace(encodeURI(`{${name}}`), encodeURIComponent(value));
  throw new HarnessError(
    'CLIENT_SCOPE_PATH',
    `Expected a scope for ${name} in the path; received ${value === undefined || value === null ? 'none' : JSON.stringify(value)}.`,
  );
}
