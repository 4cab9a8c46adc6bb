import { isIP, isIPv6 } from 'node:net';
import { type Client as Connection, Client, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { NoTunnel } from './failure';
import type { Wire } from './wire';

/** The proxies that the environment names; an empty text is none. `no`: hosts that are asked without one, separated by commas. */
export interface Proxies {
  readonly http: string;
  readonly https: string;
  readonly no: string;
}

/** The URL of the proxy on the way to a target, by its scheme; `undefined` where there is none, or `no` names the target. */
export function proxyFor({ http, https, no }: Proxies, target: URL): URL | undefined {
  const url = target.protocol === 'https:' && https !== '' ? https : http;
  return url === '' || goesRound(no, target) ? undefined : new URL(url);
}

/** The same as a reader may see it: without user and password. */
export const proxyShown = (proxies: Proxies, target: URL): string | undefined => proxyFor(proxies, target)?.origin;

/**
 * Whether NO_PROXY names a target: `*`, or its host, or a suffix of it (`a.example`, `.a.example`, `*.a.example`), each with a port or without, an address
 * of IPv6 in brackets or, without a port, as it is. No standard says so; this is what curl and undici read.
 */
function goesRound(no: string, { protocol, hostname, port }: URL): boolean {
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return no.split(/[,\s]+/).some((entry) => {
    if (entry === '*') return true;
    const { host = '', port: only } =
      /^(?:\*?\.)?(?<host>\[[^\]]*\]|.*:.*:.*|[^:]*)(?::(?<port>\d+))?$/.exec(entry)?.groups ?? {};
    if (host === '' || (only !== undefined && Number(only) !== Number(ownPort))) return false;
    const named = canonical(isIPv6(host) ? `[${host}]` : host);
    return hostname === named || hostname.endsWith(`.${named}`);
  });
}

/** A host as a URL writes it: in lower case, an international name in ASCII, an address of IPv6 at its shortest (URL Standard, 3.5). */
const canonical = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host);

/** What no report may hold of the proxies: the password, and how it is sent (RFC 7617). */
export function proxySecrets({ http, https }: Proxies): readonly string[] {
  return [http, https].flatMap((text) => {
    const { username, password } = text === '' ? { username: '', password: '' } : new URL(text);
    if (password === '') return [];
    const [name, word] = [decodeURIComponent(username), decodeURIComponent(password)];
    return [...new Set([password, word, Buffer.from(`${name}:${word}`).toString('base64')])];
  });
}

/** undici names the host of a proxy to it, and no name of TLS is an address (RFC 6066, section 3): Node warns of that. */
const unnamed = (options: Pool.Options): Pool.Options => {
  const { connect } = options;
  if (typeof connect !== 'function') return options;
  return { ...options, connect: (asked, done) => connect({ ...asked, servername: '' }, done) };
};

const isAddress = ({ hostname }: URL): boolean => isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;

/** Connections to a proxy that is asked for tunnels. undici would wait 300 s for its answer, and ask again without end where it hangs up. */
function tunnelsOf(proxy: URL, options: Pool.Options): Pool {
  const pool = new Pool(proxy, isAddress(proxy) ? unnamed(options) : options);
  const connect = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect: (asked: Dispatcher.ConnectOptions) =>
      connect(asked).catch((error: unknown) => {
        throw new NoTunnel(error);
      }),
  });
}

/**
 * A connection by way of a proxy, one request at a time. What is sent to an `http:` target goes through the proxy as it is (RFC 9112,
 * section 3.2.2), because many let nothing else through; for `https:` the proxy makes a tunnel (RFC 9110, section 9.3.6).
 */
export function throughProxy(proxy: URL, options: Connection.Options, wire: Wire, disconnected: () => void): Dispatcher {
  const { connect, ...bounds } = options;
  const tls = typeof connect === 'object' ? connect : undefined;
  const timeout = tls?.timeout ?? undefined;
  return new ProxyAgent({
    ...options,
    uri: proxy.href,
    proxyTunnel: false,
    clientFactory: (origin: URL, own: Pool.Options) => tunnelsOf(origin, { ...bounds, ...own }),
    // A client certificate is for the target behind the tunnel, and not for the proxy.
    ...(tls !== undefined && { requestTls: tls }),
    ...(timeout !== undefined && { proxyTls: { timeout } }),
    factory: (origin, { connect: own }: { readonly connect?: Connection.Options['connect'] }) =>
      new Client(origin, { ...bounds, connect: wire.over(own ?? connect) }).on('disconnect', disconnected),
  });
}
