import type { Exchange, ReceivedResponse } from '../client/exchange';
import { excerpt } from '../listing/value';

/** Words of a path, or of a title, that lead a person to where they sign in. */
export const signIn = /(^|[^a-z])(log[- ]?in|sign[- ]?in|sso|saml2?|oauth2?|authorize|authenticate|captive|portal)([^a-z]|$)/i;

/** A page that is shown to people, whatever its status. */
export const isPage = ({ headers, text }: ReceivedResponse): boolean =>
  /^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype html|html)\b/i.test(text);

const titleOf = ({ text }: ReceivedResponse): string | undefined => /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim() || undefined;

/** What a page for people calls itself, so that it can be recognised. */
export function pageOf(response: ReceivedResponse, name = 'a page for people'): string {
  const title = titleOf(response);
  return title === undefined ? name : `${name}, titled ${excerpt(title, 60)}`;
}

/**
 * What has answered in place of a target that was heard before: a page for people in place of its JSON, or a redirect. `undefined` where
 * it may be the target.
 */
export function othersOf({ request, response, attempts }: Exchange): string | undefined {
  if (response === undefined) return undefined;
  const { status, headers, json } = response;
  const over = attempts.findLast(({ redirectedTo }) => redirectedTo !== undefined)?.redirectedTo;
  const path = (url: string): string => (URL.canParse(url, request.url) ? new URL(url, request.url).pathname : url);
  if (status >= 300 && status < 400 && headers.location !== undefined)
    return headers.location.trim() === ''
      ? 'a redirect without a place'
      : `a redirect to ${headers.location}${signIn.test(headers.location) ? ', where people sign in' : ''}`;
  if (status < 200 || status >= 300 || json !== undefined || !isPage(response)) return undefined;
  const isSignIn = signIn.test(titleOf(response) ?? '') || (over !== undefined && signIn.test(path(over)));
  const name = isSignIn ? 'a sign-in page' : 'a page for people';
  return `${pageOf(response, name)}${over === undefined ? '' : `, behind a redirect to ${over}`}`;
}
