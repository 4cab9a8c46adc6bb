import { ContractError } from '../errors';
import type { ListingOperation } from './listing';
import type { Json, JsonObject } from './model';
import { type LimitRole, queryRoles } from './roles';
import { textOf } from './pointer';
import { keyword } from './schema-walk';

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
