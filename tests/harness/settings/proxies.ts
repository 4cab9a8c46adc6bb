import type { Proxies } from '../client/proxy';
import { ConfigError } from '../errors';
import type { Environment } from './environment';

/**
 * The proxies that the environment names, by the names that curl and others read; `undefined` where it names none. A URL without a scheme is one
 * of http. Throws `ConfigError` for one that is no URL; it never repeats it, because it may hold a password.
 */
export function readProxies(environment: Environment): Proxies | undefined {
  const read = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const url = (name: string): string => {
    const text = read(name).trim();
    const whole = text === '' || text.includes('://') ? text : `http://${text}`;
    if (whole === '' || (/^https?:\/\/[^/]/i.test(whole) && URL.canParse(whole))) return whole;
    throw new ConfigError(
      'CONFIG_PROXY',
      `Expected the URL of a proxy in ${name.toUpperCase()}, such as http://proxy.example.com:3128, with http: or https:; found something else. Set it again, or unset it.`,
    );
  };
  const [http, https] = [url('http_proxy'), url('https_proxy')];
  return http === '' && https === '' ? undefined : { http, https, no: read('no_proxy') };
}
