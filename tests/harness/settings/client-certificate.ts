import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { ClientCertificate } from '../client/client-certificate';
import { errorParts } from '../client/failure';
import { ConfigError } from '../errors';
import { inputText } from '../input-file';
import type { Given } from './layer';
import { requireSet } from './named-variable';
import type { SettingValues } from './setting-table';

const maximumBytes = 256 * 1024;

/**
 * Reads the files of a client certificate, and judges whether they can be used. Throws `ConfigError` where one cannot be read, is no PEM, or
 * where they do not belong together; it repeats nothing that stands in them.
 */
export function readClientCertificate({ value, source }: Given<SettingValues['certificate']>): ClientCertificate {
  const refuse = (why: string): never => {
    throw new ConfigError('CONFIG_CLIENT_CERTIFICATE', `Expected a certificate and its key, in PEM, in ${source}; ${why}.`);
  };
  const read = (file: string): string => {
    try {
      return inputText(file, maximumBytes);
    } catch (error) {
      return refuse(`cannot read ${file}: ${errorParts(error).message}`);
    }
  };
  const [cert, key] = [read(value.certificate), read(value.key)];
  const certificate = ((): X509Certificate => {
    try {
      return new X509Certificate(cert);
    } catch {
      return refuse(`${value.certificate} holds no certificate`);
    }
  })();
  const { passphrase } = value;
  if (passphrase !== undefined) requireSet(passphrase);
  if (passphrase?.value === '') refuse(`${passphrase.source} is set but empty`);
  const own = ((): KeyObject => {
    try {
      return createPrivateKey({ key, ...(passphrase && { passphrase: passphrase.value }) });
    } catch {
      // RFC 7468, section 11, and the older form of OpenSSL; the codes of Node differ.
      if (passphrase === undefined && /-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(key))
        return refuse(`${value.key} has a passphrase; name the variable that holds it under passphrase`);
      return refuse(`${value.key} holds no private key${passphrase === undefined ? '' : ', or its passphrase is another'}`);
    }
  })();
  if (!certificate.checkPrivateKey(own)) refuse(`${value.key} is not the key of ${value.certificate}`);
  return { cert, key, ...(passphrase && { passphrase: passphrase.value }) };
}
