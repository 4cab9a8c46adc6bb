import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key, in PEM, for tests: made anew, so that no key is kept in the repository. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly name: string;
}

/** A value of DER: its tag, its length, its content (ITU-T X.690, section 8.1). */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  const length = body.length < 0x80 ? size : Buffer.concat([Buffer.from([0x80 + size.length]), size]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const isTrue = der(0x01, Buffer.from([0xff]));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const time = (year: number): Buffer => der(0x18, Buffer.from(`${year}0101000000Z`));
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));

/** Issues a certificate (RFC 5280, section 4.1) for 127.0.0.1 and localhost; without an issuer that of an authority. */
export function issue(name: string, issuer?: Issued): Issued {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = [der(0x87, Buffer.from([127, 0, 0, 1])), der(0x82, Buffer.from('localhost'))];
  const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), der(0x04, value));
  const extensions = [
    ...(issuer === undefined ? [sequence(oid('551d13'), isTrue, der(0x04, sequence(isTrue)))] : []),
    extension('551d11', sequence(...names)),
  ];
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), keys.publicKey.export({ type: 'spki', format: 'der' }).subarray(-8)])),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? name),
    sequence(time(2020), time(2120)),
    nameOf(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', content, issuer?.keys.privateKey ?? keys.privateKey);
  const whole = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    keys,
    name,
  };
}
