import type { ReceivedResponse } from '../client/exchange';
import { excerpt } from '../listing/value';

/** Words of a path, or of a title, that lead a person to where they sign in. */
export const signIn = /(^|[^a-z])(log[- ]?in|sign[- ]?in|sso|saml2?|oauth2?|authorize|authenticate|captive|portal)([^a-z]|$)/i;

/** A page that is shown to people, whatever its status. */
export const isPage = ({ headers, text }: ReceivedResponse): boolean =>
  /^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype html|html)\b/i.test(text);

export const titleOf = ({ text }: ReceivedResponse): string | undefined =>
  /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim() || undefined;

/** What a page for people calls itself, so that it can be recognised. */
export function pageOf(response: ReceivedResponse, name = 'a page for people'): string {
  const title = titleOf(response);
  return title === undefined ? name : `${name}, titled ${excerpt(title, 60)}`;
}
