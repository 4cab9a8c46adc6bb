import LinkHeader from 'http-link-header';

/** The target of the first link of a relation type; `undefined` where the header has none, or is no `Link` header (RFC 8288, section 3). */
export function linkOf(header: string | undefined, relation: string): string | undefined {
  if (header === undefined) return undefined;
  try {
    return LinkHeader.parse(header).rel(relation)[0]?.uri;
  } catch {
    // It throws an error of no class of its own for whatever is malformed.
    return undefined;
  }
}
