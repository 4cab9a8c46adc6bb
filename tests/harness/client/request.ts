import { HarnessError } from '../errors';
import { acceptEncoding } from './body';
import { type Carried, type ConfiguredCredential, type CredentialPlace, carry, isSendableInHeader } from './credential';
import type { Ask, CredentialUse, SentRequest } from './exchange';
import { configuredPlaceholder, inventedPlaceholder, type Redactor } from './redaction';
import { askedUrl } from './url';

/** What every request carries. */
export const common = { accept: 'application/json', 'accept-encoding': acceptEncoding, 'user-agent': 'listing-conformance' };

/** What a request says that no cache may answer. */
const uncached = { 'cache-control': 'no-cache' } as const;

/** The header that selects a scope, and the value to send unless an ask names another; without a value, none is sent. */
export interface ConfiguredScope {
  readonly header: string;
  readonly value?: string;
}

export interface RequestParts {
  /** Absolute, without a query. */
  readonly listingUrl: string;
  readonly credential: ConfiguredCredential | undefined;
  readonly scope: ConfiguredScope | undefined;
  readonly invented: (place: CredentialPlace) => string;
  readonly redactor: Redactor;
}

export interface BuiltRequest {
  /** What goes over the wire. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** What may be seen of it. */
  readonly sent: SentRequest;
}

/** The request an ask stands for, and its record without credentials. Throws `HarnessError` for an ask that cannot be sent. */
export function buildRequest(ask: Ask, parts: RequestParts): BuiltRequest {
  const use = ask.credential ?? 'configured';
  const credential = credentialIn(ask, use, parts);
  const parameter = parts.credential?.in === 'query' ? parts.credential.name : undefined;
  const fresh = ask.fresh === undefined ? {} : uncached;
  const scope = scopeHeader(ask, parts.scope);
  return {
    url: askedUrl(ask, parts.listingUrl, { parameter, pair: credential.pair }),
    headers: { ...common, ...fresh, ...credential.wire, ...scope },
    sent: {
      method: 'GET',
      url: parts.redactor.redact(askedUrl(ask, parts.listingUrl, { parameter })),
      headers: Object.fromEntries(
        Object.entries({ ...common, ...fresh, ...credential.record, ...scope }).map(([name, value]) => [
          name,
          parts.redactor.redact(value),
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
  const { credentialHeader: name } = ask;
  const place: CredentialPlace | undefined = name === undefined ? credential : { in: 'header', name };
  if (place === undefined) {
    throw new HarnessError(
      'CLIENT_CREDENTIAL_HEADER',
      `Expected the header to send the ${use} credential in; none is configured and the ask names none. Set credentialHeader.`,
    );
  }
  return use === 'empty' ? carry(place, '', '') : carry(place, invented(place), inventedPlaceholder);
}

function scopeHeader(ask: Ask, scope: ConfiguredScope | undefined): { readonly [name: string]: string } {
  const value = ask.scope === undefined ? scope?.value : ask.scope;
  if (value === undefined || value === null) return {};
  if (scope === undefined) {
    throw new HarnessError(
      'CLIENT_SCOPE_HEADER',
      'Expected a scope header to send the scope in; the contract declares none. Leave the scope out.',
    );
  }
  if (!isSendableInHeader(value)) {
    throw new HarnessError(
      'CLIENT_UNSENDABLE_SCOPE',
      `Expected a scope of characters a header can carry; received ${JSON.stringify(value)}.`,
    );
  }
  return { [scope.header]: value };
}
