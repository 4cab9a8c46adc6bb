import { validateHeaderValue } from 'node:http';
import { ConfigError, HarnessError } from '../errors';
import { acceptEncoding } from './body';
import type { Ask, CredentialUse, SentRequest } from './exchange';
import { configuredPlaceholder, inventedPlaceholder, type Redactor } from './redaction';
import { askedUrl } from './url';

/** What every request carries. */
export const common = { accept: 'application/json', 'accept-encoding': acceptEncoding, 'user-agent': 'listing-conformance' };

/** What a request says that no cache may answer. */
const uncached = { 'cache-control': 'no-cache' } as const;

/** The credential that `configured` requests carry. */
export interface ConfiguredCredential {
  readonly header: string;
  readonly value: string;
  /** The environment variable it came from, for curl lines. */
  readonly variable?: string;
}

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
  readonly invented: (header: string) => string;
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
  const url = askedUrl(ask, parts.listingUrl);
  const fresh = ask.fresh === undefined ? {} : uncached;
  const use = ask.credential ?? 'configured';
  const credential = credentialHeader(ask, use, parts);
  const scope = scopeHeader(ask, parts.scope);
  return {
    url,
    headers: { ...common, ...fresh, ...credential.wire, ...scope },
    sent: {
      method: 'GET',
      url: parts.redactor.redact(url),
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
    },
  };
}

interface CredentialHeader {
  readonly wire: { readonly [name: string]: string };
  readonly record: { readonly [name: string]: string };
}

function credentialHeader(ask: Ask, use: CredentialUse, parts: RequestParts): CredentialHeader {
  const header = use === 'configured' ? parts.credential?.header : (ask.credentialHeader ?? parts.credential?.header);
  switch (use) {
    case 'none':
      return { wire: {}, record: {} };
    case 'configured':
      if (header === undefined || parts.credential === undefined) return { wire: {}, record: {} };
      return { wire: { [header]: parts.credential.value }, record: { [header]: configuredPlaceholder } };
    case 'invented':
    case 'empty': {
      if (header === undefined) {
        throw new HarnessError(
          'CLIENT_CREDENTIAL_HEADER',
          `Expected the header to send the ${use} credential in; none is configured and the ask names none. Set credentialHeader.`,
        );
      }
      if (use === 'empty') return { wire: { [header]: '' }, record: { [header]: '' } };
      return { wire: { [header]: parts.invented(header) }, record: { [header]: inventedPlaceholder } };
    }
  }
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
  if (!isSendable(value)) {
    throw new HarnessError(
      'CLIENT_UNSENDABLE_SCOPE',
      `Expected a scope of characters a header can carry; received ${JSON.stringify(value)}.`,
    );
  }
  return { [scope.header]: value };
}

/** Throws `ConfigError` where a configured value holds a line break or another character no header can carry. Never shows the value. */
export function checkHeaderValue(what: string, header: string, value: string): void {
  if (isSendable(value)) return;
  throw new ConfigError(
    'CONFIG_UNSENDABLE_HEADER',
    `Expected a ${what} that the header ${header} can carry; it holds a character that no header may, such as a line break. Check how it is set.`,
  );
}

function isSendable(value: string): boolean {
  try {
    validateHeaderValue('value', value);
    return true;
  } catch {
    return false;
  }
}
