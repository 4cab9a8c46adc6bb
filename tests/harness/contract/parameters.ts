import { ContractError } from '../errors';
import type { ListingOperation } from './listing';
import { type CredentialScheme, type Json, type JsonObject, type LimitParameter, roles } from './model';
import { isObject, textOf } from './pointer';
import { keyword, resolved } from './schema-walk';

/** Throws `ContractError` unless each role is played by a query parameter of its own, and the scope by a header parameter. */
export function checkParameters(file: string, { parameters, listing }: ListingOperation): void {
  for (const role of roles) {
    requireParameter(file, parameters, 'query', listing.parameters[role], `x-listing/parameters/${role}`);
    const twin = roles.find((other) => other !== role && listing.parameters[other] === listing.parameters[role]);
    if (twin !== undefined)
      throw new ContractError(
        'CONTRACT_PARAMETER',
        `Expected x-listing/parameters in ${file} to name six different parameters; found ${listing.parameters[role]} as ${role} and as ${twin}. Correct one.`,
      );
  }
  if (listing.scope !== undefined) requireParameter(file, parameters, 'header', listing.scope, 'x-listing/scope');
}

/** A declared parameter; header names have no case (RFC 9110, section 5.1). */
export function parameterNamed(
  parameters: readonly JsonObject[],
  place: 'query' | 'header',
  name: string,
): JsonObject | undefined {
  const folded = (text: Json | undefined): string => (place === 'header' ? textOf(text).toLowerCase() : textOf(text));
  return parameters.find((parameter) => parameter.in === place && folded(parameter.name) === folded(name));
}

function requireParameter(
  file: string,
  parameters: readonly JsonObject[],
  place: 'query' | 'header',
  name: string,
  where: string,
): void {
  if (parameterNamed(parameters, place, name)) return;
  const declared = parameters.filter((parameter) => parameter.in === place).map((parameter) => textOf(parameter.name));
  throw new ContractError(
    'CONTRACT_PARAMETER',
    `Expected ${where} to name a ${place} parameter of the operation in ${file}; found ${name}, and the operation declares ${declared.join(', ') || 'none'}. Correct the name or declare the parameter.`,
  );
}

/** Default and maximum of the page size, from the schema of the limit parameter. */
export function limitOf(file: string, document: JsonObject, { parameters, listing }: ListingOperation): LimitParameter {
  const name = listing.parameters.limit;
  const schema = parameterNamed(parameters, 'query', name)?.schema;
  const number = (rule: 'default' | 'maximum'): number => {
    const value = keyword(document, schema, rule);
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    const arrived = value === undefined ? `no ${rule}` : JSON.stringify(value);
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the schema of parameter ${name} in ${file} to have a ${rule} that is a whole number above zero; found ${arrived}. Add "${rule}" there.`,
    );
  };
  const limit = { name, default: number('default'), maximum: number('maximum') };
  if (limit.default > limit.maximum)
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the default of parameter ${name} in ${file} not to exceed its maximum; found ${limit.default} above ${limit.maximum}. Mend one of them.`,
    );
  return limit;
}

/** The headers that carry a credential, from the security schemes that `x-listing/credentials` names. */
export function credentialsOf(file: string, document: JsonObject, { listing }: ListingOperation): readonly CredentialScheme[] {
  const components = isObject(document.components) ? document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  return (['key', 'token'] as const).flatMap((part) => {
    const scheme = listing.credentials[part];
    if (scheme === undefined) return [];
    const declared = Object.hasOwn(schemes, scheme) ? resolved(document, schemes[scheme]) : undefined;
    const header = declared === undefined ? undefined : headerOf(declared);
    if (header !== undefined) return [{ part, scheme, header }];
    const arrived =
      declared === undefined
        ? `${scheme}, which is none of ${Object.keys(schemes).join(', ') || 'them'}`
        : `${scheme}, ${kindOf(declared)}`;
    throw new ContractError(
      'CONTRACT_CREDENTIAL',
      `Expected x-listing/credentials/${part} to name a security scheme in ${file} that travels in a header (type apiKey in header, or type http); found ${arrived}. Correct the name or the scheme.`,
    );
  });
}

function headerOf(scheme: JsonObject): string | undefined {
  if (scheme.type === 'http') return 'Authorization';
  return scheme.type === 'apiKey' && scheme.in === 'header' && typeof scheme.name === 'string' ? scheme.name : undefined;
}

function kindOf(scheme: JsonObject): string {
  return `which has type ${textOf(scheme.type)}${scheme.in === undefined ? '' : ` in ${textOf(scheme.in)}`}`;
}
