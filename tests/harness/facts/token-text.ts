/** Text as a token carries it: what can be read, and nothing that a cipher would give. */
const isReadable = (text: string): boolean => text.length >= 2 && /^[\x20-\x7e]+$/.test(text);

/** What a token holds that is base64 of text, whole or up to its first dot. */
export interface TokenText {
  readonly text: string;
  readonly encoding: 'base64' | 'base64url';
  /** What stands behind the text: a signature. */
  readonly rest: readonly string[];
}

export function textIn(token: string): TokenText | undefined {
  const [content = '', ...rest] = token.split('.');
  const encoding = /[+/=]/.test(content) ? 'base64' : 'base64url';
  const text = Buffer.from(content, encoding).toString();
  const isSame = Buffer.from(text).toString(encoding).replaceAll('=', '') === content.replaceAll('=', '');
  return isSame && isReadable(text) ? { text, encoding, rest } : undefined;
}

export const tokenOf = (text: string, { encoding, rest }: TokenText): string =>
  [Buffer.from(text).toString(encoding), ...rest].join('.');
