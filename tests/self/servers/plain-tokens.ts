import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Choices } from './plain-choices';
import type { PlainRecord } from './plain-data';

/** What a continue token stands for. */
export interface Position {
  /** Index of the next item. */
  readonly offset: number;
  readonly count: number;
  /** The query the token belongs to; empty where it belongs to none. */
  readonly token: string;
  /** Keyset tokens: the last item of the page before, cut down to what it is ordered by. */
  readonly after?: PlainRecord;
}

export interface Tokens {
  readonly issue: (position: Position) => string;
  /** `undefined`: not a token of this server. */
  readonly read: (text: string) => Position | undefined;
}

function isRecord(value: unknown): value is PlainRecord {
  const record = value as Partial<PlainRecord> | null;
  return (
    typeof record === 'object' && typeof record?.position === 'number' && typeof record.item === 'object' && record.item !== null
  );
}

function parsePosition(json: string): Position | undefined {
  try {
    const { offset, count, token, after } = JSON.parse(json) as Partial<Position>;
    if (!Number.isSafeInteger(offset) || Number(offset) < 0 || typeof count !== 'number' || typeof token !== 'string')
      return undefined;
    if (after !== undefined && !isRecord(after)) return undefined;
    return { offset: Number(offset), count, token, ...(after === undefined ? {} : { after }) };
  } catch {
    return undefined;
  }
}

function readable(): Tokens {
  const issue = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64');
  return {
    issue,
    // Node skips characters that are no base64: only what comes back the same was one.
    read: (text) => {
      const bytes = Buffer.from(text, 'base64');
      return bytes.toString('base64') === text ? parsePosition(bytes.toString('utf8')) : undefined;
    },
  };
}

function stateful(): Tokens {
  const issued = new Map<string, Position>();
  return {
    issue: (position) => {
      const token = randomBytes(12).toString('hex');
      issued.set(token, position);
      return token;
    },
    read: (text) => issued.get(text),
  };
}

function encrypted(): Tokens {
  const key = randomBytes(32);
  return {
    issue: (position) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(position), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    read: (text) => {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length < 28) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAuthTag(bytes.subarray(12, 28));
        return parsePosition(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
      } catch {
        return undefined;
      }
    },
  };
}

const makers: { readonly [kind in Choices['token']]: () => Tokens } = { readable, stateful, encrypted, keyset: readable };

/** The tokens of one server: they do not outlive it. */
export function newTokens(kind: Choices['token']): Tokens {
  return makers[kind]();
}
