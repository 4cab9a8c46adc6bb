/** Forms in which a credential can be found, each made here by hand and not by the harness's own replacing. */

const percentOf = (text: string, digit: (hex: string) => string): string =>
  [...Buffer.from(text)].map((byte) => `%${digit(byte.toString(16).padStart(2, '0'))}`).join('');

const lower = (text: string): string => text.toLowerCase();
const upper = (text: string): string => text.toUpperCase();

/** Percent-encoding whose digits are small, or large; the letters of the text stay. */
const digits = (text: string, digit: (hex: string) => string): string => text.replace(/%../g, (one) => digit(one));

const base64Of = (secret: string, shift: number, alphabet: 'base64' | 'base64url'): string => {
  const text = Buffer.concat([Buffer.alloc(shift, 'x'), Buffer.from(secret), Buffer.from('yyy')]).toString(alphabet);
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + Buffer.byteLength(secret)) * 8) / 6));
};

const codes = (secret: string, of: (code: number) => string): string =>
  [...secret].map((sign) => of(sign.charCodeAt(0))).join('');

/** By name: a form that no byte of an output may hold. */
export const forms: { readonly [name: string]: (secret: string) => string } = {
  plain: (secret) => secret,
  'lower case': lower,
  'upper case': upper,
  'case turned': (secret) => secret.replace(/[a-z]/gi, (sign) => (sign === lower(sign) ? upper(sign) : lower(sign))),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex in large letters': (secret) => upper(Buffer.from(secret).toString('hex')),
  percent: (secret) => digits(encodeURIComponent(secret), upper),
  'percent, small': (secret) => digits(encodeURIComponent(secret), lower),
  'percent, every byte': (secret) => percentOf(secret, upper),
  'percent, every byte, small': (secret) => percentOf(secret, lower),
  'percent twice': (secret) => encodeURIComponent(digits(encodeURIComponent(secret), upper)),
  'percent twice, small': (secret) => encodeURIComponent(digits(encodeURIComponent(secret), lower)),
  'percent in lower case': (secret) => lower(encodeURIComponent(secret)),
  'JSON escapes': (secret) => codes(secret, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'JSON escapes in large letters': (secret) => codes(secret, (code) => `\\u${upper(code.toString(16).padStart(4, '0'))}`),
  'JSON slashes': (secret) => secret.replaceAll('/', '\\/'),
  'HTML, decimal': (secret) => codes(secret, (code) => `&#${code};`),
  'HTML, hexadecimal': (secret) => codes(secret, (code) => `&#x${code.toString(16)};`),
  'HTML, hexadecimal in large letters': (secret) => codes(secret, (code) => `&#X${upper(code.toString(16))};`),
  'HTML, decimal with zeros': (secret) => codes(secret, (code) => `&#${String(code).padStart(7, '0')};`),
  'HTML, hexadecimal with zeros': (secret) => codes(secret, (code) => `&#x${code.toString(16).padStart(5, '0')};`),
  'HTML within percent': (secret) => encodeURIComponent(codes(secret, (code) => `&#${code};`)),
  'percent within HTML': (secret) => codes(encodeURIComponent(secret), (code) => `&#x${code.toString(16)};`),
  'HTML within JSON': (secret) => codes(secret, (code) => `\\u0026#${code};`),
  'NUL between letters': (secret) => [...secret].join('\0'),
  'escaped NUL between letters': (secret) => [...secret].join('\\u0000'),
  'blanks without a width between letters': (secret) => [...secret].join('\u200b'),
  'backspaces between letters, escaped': (secret) => [...secret].join('\\b'),
  'colours between letters': (secret) => [...secret].join('\u001b[31m'),
  'escaped colours between letters': (secret) => [...secret].join('\\u001B[0;1m'),
  ...Object.fromEntries(
    [0, 1, 2].flatMap((shift) =>
      (['base64', 'base64url'] as const).map((alphabet) => [
        `${alphabet}, offset ${shift}`,
        (secret: string) => base64Of(secret, shift, alphabet),
      ]),
    ),
  ),
};

/** The names of the forms of a secret that a text holds. */
export const leaksIn = (text: string, secret: string): readonly string[] =>
  Object.entries(forms).flatMap(([name, form]) => (text.includes(form(secret)) ? [name] : []));
