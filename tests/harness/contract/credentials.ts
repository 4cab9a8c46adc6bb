import { ContractError } from '../errors';
import { checkHeaderName } from './header-name';
import type { ListingOperation } from './listing';
import type { CredentialScheme, Json, JsonObject } from './model';
import { isObject, textOf } from './pointer';
import { resolved } from './schema-walk';

type Part = CredentialScheme['part'];
type SchemeCarrier = Pick<CredentialScheme, 'in' | 'name' | 'http'>;

const carriers = 'type apiKey, http with bearer or basic, oauth2 or openIdConnect';

/** What a listing asks of whoever reads it. */
export interface Credentials {
  readonly credentials: readonly CredentialScheme[];
  /** It may be read without a credential as well: `{}` is one of the alternatives (OpenAPI 3.1, section 4.8.30). */
  readonly anonymous: boolean;
}

/**
 * The credentials a request may carry: those that `x-listing/credential` names, else those of the operation's `security`, or the
 * document's. Throws `ContractError` for a scheme that is unknown or cannot be sent.
 */
export function credentialsOf(file: string, document: JsonObject, { operation, listing }: ListingOperation): Credentials {
  const schemes = schemesOf(document);
  const declared = operation.security ?? document.security;
  const alternatives = (Array.isArray(declared) ? (declared as readonly Json[]) : []).filter(isObject);
  const anonymous = alternatives.some((schemes) => Object.keys(schemes).length === 0);
  const named = listing.credential;
  if (named === undefined) return { credentials: derived(file, document, alternatives), anonymous };
  const credentials = (['key', 'token'] as const).flatMap((part) => {
    const scheme = named[part];
    if (scheme === undefined) return [];
    const found = Object.hasOwn(schemes, scheme) ? resolved(document, schemes[scheme]) : undefined;
    const carrier = found && carrierOf(file, scheme, found);
    if (carrier !== undefined) return [{ part, scheme, ...carrier }];
    const arrived = found
      ? `${scheme}, ${kindOf(found)}`
      : `${scheme}, which is none of ${Object.keys(schemes).join(', ') || 'them'}`;
    throw new ContractError(
      'CONTRACT_CREDENTIAL',
      `Expected x-listing/credential/${part} to name a security scheme in ${file} that a request can carry (${carriers}); found ${arrived}. Correct the name or the scheme.`,
    );
  });
  return { credentials, anonymous };
}

/** The first alternative of each part. One that asks for two schemes at once is none that a run could send. */
function derived(file: string, document: JsonObject, alternatives: readonly JsonObject[]): readonly CredentialScheme[] {
  const schemes = schemesOf(document);
  const sendable = alternatives.flatMap((alternative): readonly CredentialScheme[] => {
    const [scheme, ...others] = Object.keys(alternative);
    if (scheme === undefined || others.length > 0) return [];
    const found = Object.hasOwn(schemes, scheme) ? resolved(document, schemes[scheme]) : undefined;
    const carrier = found && carrierOf(file, scheme, found);
    return carrier === undefined ? [] : [{ part: partOf(carrier), scheme, ...carrier }];
  });
  const asked = alternatives.filter((alternative) => Object.keys(alternative).length > 0);
  if (sendable.length === 0 && asked.length > 0 && asked.length === alternatives.length)
    throw new ContractError(
      'CONTRACT_CREDENTIAL',
      `Expected the security of the listing in ${file} to have an alternative of one scheme that a request can carry (${carriers}); found ${asked.map((alternative) => Object.keys(alternative).join(' with ')).join(', or ')}. Declare the scheme, or name one under x-listing/credential.`,
    );
  return (['key', 'token'] as const).flatMap((part) => sendable.find((one) => one.part === part) ?? []);
}

function schemesOf({ components }: JsonObject): JsonObject {
  return isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
}

/** What is sent as a bearer token is short-lived as a rule, a key or a password long-lived. */
const partOf = ({ http }: SchemeCarrier): Part => (http === 'Bearer' ? 'token' : 'key');

function carrierOf(file: string, called: string, { type, in: place, name, scheme }: JsonObject): SchemeCarrier | undefined {
  switch (type) {
    case 'apiKey':
      if (typeof name !== 'string' || name === '') return undefined;
      if (place === 'header' || place === 'cookie') checkHeaderName(file, `the security scheme ${called}`, name, place);
      return place === 'header' || place === 'query' || place === 'cookie' ? { in: place, name } : undefined;
    case 'http': {
      // The names of authentication schemes have no case (RFC 9110, section 11.1).
      const http = (['Bearer', 'Basic'] as const).find((known) => known.toLowerCase() === textOf(scheme).toLowerCase());
      return http && { in: 'header', name: 'Authorization', http };
    }
    // Whatever grants them, access tokens are sent as bearer tokens (RFC 6750, section 2.1).
    case 'oauth2':
    case 'openIdConnect':
      return { in: 'header', name: 'Authorization', http: 'Bearer' };
    default:
      return undefined;
  }
}

function kindOf({ type, in: place, scheme }: JsonObject): string {
  const where = place === undefined ? '' : ` in ${textOf(place)}`;
  return `which has type ${textOf(type)}${where}${scheme === undefined ? '' : ` with scheme ${textOf(scheme)}`}`;
}
