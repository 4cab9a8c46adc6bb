import type { Proxies } from '../client/proxy';
import type { RunTarget } from '../client/run-target';
import { ConfigError } from '../errors';
import { readClientCertificate } from './client-certificate';
import type { Given } from './layer';
import { requireSet } from './named-variable';
import type { SettingValues } from './setting-table';

/** What the sources say about the target, not yet judged. */
export interface TargetGiven {
  readonly url: Given<string> | undefined;
  readonly key: Given<string> | undefined;
  readonly token: Given<string> | undefined;
  readonly project: Given<string> | undefined;
  readonly secondProject: Given<string> | undefined;
  readonly certificate?: Given<SettingValues['certificate']> | undefined;
}

const example = 'such as https://staging.example.com';

/** Ports have 16 bits (RFC 9293, section 3.1). */
const highestPort = 65_535;

function readUrl({ value, source }: Given<string>): URL {
  const text = value.trim();
  if (text === '') {
    throw new ConfigError(
      'CONFIG_TARGET_EMPTY',
      `${source} is set but empty. Set it to the base URL of the server under test, ${example}, or unset it to test the embedded server.`,
    );
  }
  // What stands before an @ or behind a ? may be a secret, so such a value is not repeated.
  const shown = /[@?#]/.test(text) ? '' : `; received ${JSON.stringify(text.slice(0, 200))}`;
  const port = /^https?:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(text)?.[1];
  if (port !== undefined && Number(port) > highestPort)
    throw new ConfigError('CONFIG_TARGET_URL', `Expected a port of at most ${highestPort} in ${source}, ${example}${shown}.`);
  // `http:/host` and `http:host` are URLs to the WHATWG parser, but typing errors to a person.
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    throw new ConfigError('CONFIG_TARGET_URL', `Expected a URL with http:// or https:// in ${source}, ${example}${shown}.`);
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new ConfigError(
      'CONFIG_TARGET_USERINFO',
      `The URL in ${source} holds a user name or password. Take it out; give the credential in TARGET_API_KEY or TARGET_TOKEN.`,
    );
  }
  if (text.includes('?') || text.includes('#')) {
    throw new ConfigError(
      'CONFIG_TARGET_QUERY',
      `The URL in ${source} has a query or a fragment. Give the base URL alone, ${example}.`,
    );
  }
  return url;
}

/** Characters of a value that goes into a request header. */
const longestValue = 8192;

/** A value that goes into a request header. RFC 9110, section 5.5: visible characters, with blanks between them only. */
function readHeaderValue({ value, source, ...named }: Given<string>): string {
  requireSet(named);
  if (value.trim() === '') {
    throw new ConfigError(
      'CONFIG_HEADER_EMPTY',
      `${source} is set but empty. Is a secret of the pipeline unset? Set it, or unset the variable.`,
    );
  }
  if (!/^[\x21-\x7e]+( +[\x21-\x7e]+)*$/.test(value)) {
    throw new ConfigError(
      'CONFIG_HEADER_VALUE',
      `${source} holds characters that no request header can carry (a line break or blank at an end, a control or non-ASCII character). Set it again without them.`,
    );
  }
  if (value.length > longestValue) {
    throw new ConfigError(
      'CONFIG_HEADER_LENGTH',
      `Expected at most ${longestValue} characters in ${source}, because servers take no longer header; found ${value.length}. Check how it is set: it may hold a whole file.`,
    );
  }
  return value;
}

/** What is not a credential is told and recorded: it must not hold one. */
function refuseCredential(
  given: Given<string> | undefined,
  texts: readonly (string | undefined)[],
  credentials: readonly (string | undefined)[],
): void {
  const holds = credentials.some((credential) => credential !== undefined && texts.some((text) => text?.includes(credential)));
  if (given === undefined || !holds) return;
  throw new ConfigError(
    'CONFIG_CREDENTIAL_MISPLACED',
    `${given.source} holds the credential, and would be shown in reports. Give the credential in TARGET_API_KEY or TARGET_TOKEN alone.`,
  );
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

const header = (given: Given<string> | undefined): string | undefined =>
  given === undefined ? undefined : readHeaderValue(given);

/**
 * The target that the settings name; `undefined` where nothing names one: the embedded server. Throws `ConfigError` for a URL that is none,
 * for an unset secret, and for a credential in another place than its own. So is a credential or project refused that has no URL to go to.
 */
export function readTarget(
  { url, key, token, project, secondProject, certificate }: TargetGiven,
  proxies?: Proxies,
): RunTarget | undefined {
  if (url === undefined) {
    const lonely = key ?? token ?? project ?? secondProject ?? certificate;
    if (lonely === undefined) return undefined;
    throw new ConfigError(
      'CONFIG_NO_TARGET',
      `${lonely.source} is set, but no target. Set TARGET_URL or --target, or unset ${lonely.source} to test the embedded server.`,
    );
  }
  const target = readUrl(url);
  const parts = { key: header(key), token: header(token), scope: header(project), secondScope: header(secondProject) };
  if (secondProject !== undefined && (project === undefined || parts.scope === parts.secondScope)) {
    throw new ConfigError(
      'CONFIG_SECOND_PROJECT',
      `${secondProject.source} needs a first project beside it that differs from it. Set TARGET_PROJECT_UID, or project in the configuration.`,
    );
  }
  refuseCredential(url, [url.value, decoded(url.value), target.href, decoded(target.href)], [parts.key, parts.token]);
  refuseCredential(project, [parts.scope], [parts.key, parts.token]);
  refuseCredential(secondProject, [parts.secondScope], [parts.key, parts.token]);
  return {
    url: target,
    ...(proxies !== undefined && { proxies }),
    ...(certificate !== undefined && { certificate: readClientCertificate(certificate) }),
    credentials: { ...(parts.key !== undefined && { key: parts.key }), ...(parts.token !== undefined && { token: parts.token }) },
    ...(parts.scope !== undefined && { scope: parts.scope }),
    ...(parts.secondScope !== undefined && { secondScope: parts.secondScope }),
  };
}
