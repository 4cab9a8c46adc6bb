import type { Proxies } from '../client/proxy';
import { ConfigError } from '../errors';
import type { Environment } from './environment';

/**
 * The proxies that the environment names, by the names that curl and others read; `undefined` where it names none. A URL without a scheme is one
 * of http. Throws `ConfigError` for one that is no URL or has a path; it never repeats it, because it may hold a password.
 */
export function readProxies(environment: Environment): Proxies | undefined {
  const read = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const [http, https] = [proxyUrl('http_proxy', read('http_proxy')), proxyUrl('https_proxy', read('https_proxy'))];
  return http === '' && https === '' ? undefined : { http, https, no: read('no_proxy') };
}

function proxyUrl(name: string, value: string): string {
  const text = value.trim();
  const whole = text === '' || text.includes('://') ? text : `http://${text}`;
  if (whole === '') return whole;
  const wrong = (found: string, next: string): ConfigError =>
    new ConfigError(
      'CONFIG_PROXY',
      `Expected the URL of a proxy in ${name.toUpperCase()}, such as http://proxy.example.com:3128, with http: or https:; found ${found}. ${next}`,
    );
  if (!/^https?:\/\/[^/]/i.test(whole) || !URL.canParse(whole)) throw wrong('something else', 'Set it again, or unset it.');
  const url = new URL(whole);
  // A password with a / in it looks like one, and its beginning like a port.
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw wrong('a path, or another sign behind the port', 'Leave it out; in a password write / as %2F, ? as %3F and # as %23.');
  for (const part of ['username', 'password'] as const) if (!isDecodable(url[part])) url[part] = url[part].replaceAll('%', '%25');
  return url.href.replace(/\/$/, '');
}

/** Where it is not, its signs of percent stand for themselves. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
