import { ContractError } from '../errors';
import type { ListingOperation } from './listing';
import type { CredentialScheme, Json, JsonObject } from './model';
import { type LimitRole, queryRoles } from './roles';
import { isObject, textOf } from './pointer';
import { keyword, resolved } from './schema-walk';

/**
 * Throws `ContractError` unless each role that stands there is played by a query parameter of its own, and the scope by a header
 * parameter.
 */
export function checkParameters(file: string, { parameters, listing }: ListingOperation): void {
  const played = queryRoles.flatMap((role) => {
    const name = listing[role]?.parameter;
    return name === undefined ? [] : [{ role, name }];
  });
  for (const { role, name } of played) {
    requireParameter(file, parameters, 'query', name, `x-listing/${role}/parameter`);
    const twin = played.find((other) => other.role !== role && other.name === name);
    if (twin !== undefined)
      throw new ContractError(
        'CONTRACT_PARAMETER',
        `Expected each role of x-listing in ${file} to name a parameter of its own; found ${name} as ${role} and as ${twin.role}. Correct one.`,
      );
  }
  if (listing.scope !== undefined)
    requireParameter(file, parameters, 'header', listing.scope.parameter, 'x-listing/scope/parameter');
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

/** The page size, with default and maximum as the schema of its parameter has them; `undefined` where there is no such role. */
export function limitOf(file: string, document: JsonObject, { parameters, listing }: ListingOperation): LimitRole | undefined {
  if (listing.limit === undefined) return undefined;
  const { parameter: name } = listing.limit;
  const schema = parameterNamed(parameters, 'query', name)?.schema;
  const number = (rule: 'default' | 'maximum'): number | undefined => {
    const value = keyword(document, schema, rule);
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value > 0)) return value;
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the ${rule} of parameter ${name} in ${file} to be a whole number above zero; found ${JSON.stringify(value)}. Mend "${rule}" in its schema, or leave it out.`,
    );
  };
  const [standard, maximum] = [number('default'), number('maximum')];
  if (standard !== undefined && maximum !== undefined && standard > maximum)
    throw new ContractError(
      'CONTRACT_LIMIT',
      `Expected the default of parameter ${name} in ${file} not to exceed its maximum; found ${standard} above ${maximum}. Mend one of them.`,
    );
  return { ...listing.limit, ...(standard !== undefined && { default: standard }), ...(maximum !== undefined && { maximum }) };
}

/** The headers that carry a credential, from the security schemes that `x-listing/credential` names. */
export function credentialsOf(file: string, document: JsonObject, { listing }: ListingOperation): readonly CredentialScheme[] {
  const components = isObject(document.components) ? document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  return (['key', 'token'] as const).flatMap((part) => {
    const scheme = listing.credential?.[part];
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
      `Expected x-listing/credential/${part} to name a security scheme in ${file} that travels in a header (type apiKey in header, or type http); found ${arrived}. Correct the name or the scheme.`,
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
