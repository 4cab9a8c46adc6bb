import { validateHeaderValue } from 'node:http';
import type { CredentialScheme } from '../contract/model';
import { ConfigError } from '../errors';
import { encodeStrictly } from './url';

/** Where and how a request carries a credential. */
export type CredentialPlace = Pick<CredentialScheme, 'in' | 'name' | 'http'>;

/** The credential that `configured` requests carry. */
export interface ConfiguredCredential extends CredentialPlace {
  /** As it was configured: without the authentication scheme, or with it. Of `Basic`, user and password with a colon between them. */
  readonly value: string;
  /** The environment variable it came from, for curl lines. */
  readonly variable?: string;
}

type Headers = { readonly [name: string]: string };

/** A credential on its request: on the wire, and as it may be seen. */
export interface Carried {
  readonly wire: Headers;
  readonly record: Headers;
  /** The encoded pair of the query, on the wire alone. */
  readonly pair?: string;
}

/** Puts a credential where it belongs; `shown` stands for it in the record. */
export function carry(place: CredentialPlace, value: string, shown: string): Carried {
  const { in: where, name } = place;
  switch (where) {
    case 'query':
      return { wire: {}, record: {}, pair: `${encodeStrictly(name)}=${encodeStrictly(value)}` };
    case 'cookie':
      return { wire: { Cookie: `${name}=${value}` }, record: { Cookie: `${name}=${shown}` } };
    case 'header':
      return { wire: { [name]: headerValue(place, value) }, record: { [name]: recorded(place, value, shown) } };
  }
}

/** A value that begins with its scheme is sent as it is. */
const saysScheme = ({ http }: CredentialPlace, value: string): boolean =>
  http !== undefined && value.toLowerCase().startsWith(`${http.toLowerCase()} `);

function headerValue(place: CredentialPlace, value: string): string {
  const { http } = place;
  if (http === undefined || saysScheme(place, value)) return value;
  // RFC 7617, section 2: user and password in base64.
  return `${http} ${http === 'Basic' ? Buffer.from(value).toString('base64') : value}`.trimEnd();
}

function recorded(place: CredentialPlace, value: string, shown: string): string {
  return place.http === undefined || saysScheme(place, value) ? shown : `${place.http} ${shown}`.trimEnd();
}

/** Everything that gives a credential away: what was configured, and what servers make of it. */
export function secretsOf({ http, value }: Pick<ConfiguredCredential, 'http' | 'value'>): readonly string[] {
  if (http !== 'Basic') return [value];
  const pair = /^basic /i.test(value) ? Buffer.from(value.slice('basic '.length), 'base64').toString() : value;
  return [value, pair, pair.slice(pair.indexOf(':') + 1)];
}

/** Throws `ConfigError` where a credential cannot be sent in its place. Never shows it. */
export function checkCredential(credential: ConfiguredCredential): void {
  const { in: where, name, http, value, variable = 'The credential' } = credential;
  if (where === 'query') return;
  if (http === 'Basic' && !saysScheme(credential, value) && !value.includes(':'))
    throw new ConfigError(
      'CONFIG_CREDENTIAL_BASIC',
      `Expected ${variable} to hold a user name and a password as user:password, because the contract asks for HTTP basic authentication; it has no colon. Write it so; without a password, end it with the colon.`,
    );
  // RFC 6265, section 4.1.1: a semicolon or a blank would end the value.
  if (where === 'cookie' && /[;\s]/.test(value))
    throw new ConfigError(
      'CONFIG_CREDENTIAL_COOKIE',
      `Expected ${variable} to hold a value that the cookie ${name} can carry; it holds a semicolon or a blank. Give the value as the cookie has it.`,
    );
  checkHeaderValue('credential', where === 'cookie' ? 'Cookie' : name, value);
}

/** Throws `ConfigError` where a configured value holds a line break or another character no header can carry. Never shows the value. */
export function checkHeaderValue(what: string, header: string, value: string): void {
  if (isSendableInHeader(value)) return;
  throw new ConfigError(
    'CONFIG_UNSENDABLE_HEADER',
    `Expected a ${what} that the header ${header} can carry; it holds a character that no header may, such as a line break. Check how it is set.`,
  );
}

export function isSendableInHeader(value: string): boolean {
  try {
    validateHeaderValue('value', value);
    return true;
  } catch {
    return false;
  }
}
