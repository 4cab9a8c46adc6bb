import { type Client as Connection, Client, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { NoTunnel } from './failure';

/** The proxies that the environment names; an empty text is none. `no`: hosts that are asked without one, separated by commas. */
export interface Proxies {
  readonly http: string;
  readonly https: string;
  readonly no: string;
}

/** The URL of the proxy for a target by its scheme, as a reader may see it: without its user and password. */
export function proxyShown({ http, https }: Proxies, { protocol }: URL): string | undefined {
  const url = protocol === 'https:' && https !== '' ? https : http;
  return url === '' ? undefined : new URL(url).origin;
}

/** What no report may hold of the proxies: the password, and how it is sent (RFC 7617). */
export function proxySecrets({ http, https }: Proxies): readonly string[] {
  return [http, https].flatMap((text) => {
    const { username, password } = text === '' ? { username: '', password: '' } : new URL(text);
    if (password === '') return [];
    const [name, word] = [decodeURIComponent(username), decodeURIComponent(password)];
    return [...new Set([password, word, Buffer.from(`${name}:${word}`).toString('base64')])];
  });
}

/** Connections to a proxy that is asked for tunnels. undici would wait 300 s for its answer, and ask again without end where it hangs up. */
function tunnelsOf(proxy: URL, options: Pool.Options): Pool {
  const pool = new Pool(proxy, options);
  const connect = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect: (asked: Dispatcher.ConnectOptions) =>
      connect(asked).catch((error: unknown) => {
        throw new NoTunnel(error);
      }),
  });
}

/**
 * A connection by way of the proxies, one request at a time. What is sent to an `http:` target goes through the proxy as it is (RFC 9112,
 * section 3.2.2), because many let nothing else through; for `https:` the proxy makes a tunnel (RFC 9110, section 9.3.6).
 */
export function throughProxies({ http, https, no }: Proxies, options: Connection.Options, disconnected: () => void): Dispatcher {
  const { connect, ...bounds } = options;
  const tls = typeof connect === 'object' ? connect : undefined;
  const timeout = tls?.timeout ?? undefined;
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: http,
    httpsProxy: https,
    noProxy: no,
    proxyTunnel: false,
    clientFactory: (origin: URL, own: Pool.Options) => tunnelsOf(origin, { ...bounds, ...own }),
    // A client certificate is for the target behind the tunnel, and not for the proxy.
    ...(tls !== undefined && { requestTls: tls }),
    ...(timeout !== undefined && { proxyTls: { timeout } }),
    factory: (origin, { connect: own }: { readonly connect?: Connection.Options['connect'] }) =>
      new Client(origin, { ...bounds, ...((own ?? connect) && { connect: own ?? connect }) }).on('disconnect', disconnected),
  });
}
