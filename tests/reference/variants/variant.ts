import type { ReferenceOptions } from '../server';

/** The reference server with another lawful choice: it conforms. */
export interface Variant {
  readonly id: string;
  /** What it does otherwise, in one line. */
  readonly choice: string;
  /** How the server is started; nothing of it may break the contract. */
  readonly options: Omit<ReferenceOptions, 'port' | 'seed'>;
  /** How it is asked, where that differs: default with the key, in the first project, with the second project known. */
  readonly asked?: Asked;
}

/** Who asks, and for what. */
export interface Asked {
  readonly credential?: 'key' | 'token';
  /** `tenant`: no project is named, so all projects are listed. */
  readonly scope?: 'project' | 'tenant';
  readonly secondProject?: 'known' | 'unknown';
  /** What the user pins. */
  readonly policies?: { readonly [key: string]: string };
}
