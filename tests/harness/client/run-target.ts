import type { ClientCertificate } from './client-certificate';
import type { Proxies } from './proxy';

/** Where a run asks, and as whom. */
export interface RunTarget {
  readonly url: URL;
  /** By part: `key` from TARGET_API_KEY, `token` from TARGET_TOKEN. The key is used where both are given. */
  readonly credentials: { readonly key?: string; readonly token?: string };
  /** Value of the scope header, from TARGET_PROJECT_UID. */
  readonly scope?: string;
  /** A second scope whose items must not appear in the first. */
  readonly secondScope?: string;
  /** Shown to a target that asks for it, and to nobody else; absent: none. */
  readonly certificate?: ClientCertificate;
  /** The proxies on the way; absent: none. */
  readonly proxies?: Proxies;
}
