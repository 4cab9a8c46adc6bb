/** What a server that asks for it is shown at the TLS handshake (RFC 8446, section 4.4.2): certificate and key in PEM. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
  /** Of the key. */
  readonly passphrase?: string;
}
