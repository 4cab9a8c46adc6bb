import { ContractError } from '../errors';

/** Values of path variables, by name. */
export type PathVariables = { readonly [name: string]: string };

/**
 * The path of a listing with its variables filled in, percent-encoded, so that no value adds a segment. Throws `ContractError` for a
 * variable without a value, and for a value that would lead out of its place: a URL has no spelling for a segment of one or two dots
 * (URL Standard, section 4.4: `%2e` is a dot there). The variable of the scope stays: each request fills it.
 */
export function filledPath(file: string, template: string, values: PathVariables, scope?: string): string {
  if (/[\u0000-\u001f\u007f]/.test(template))
    throw new ContractError(
      'CONTRACT_PATH',
      `Expected the path of the listing in ${file} to be one that a request can carry; found ${JSON.stringify(template.slice(0, 100))}, which holds a control character, such as a line break. Correct the path.`,
    );
  const filled = template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    if (name === scope) return whole;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined && value !== '') return encodeURIComponent(value);
    throw wrong(file, template, `none for ${name}`, `Give it in the file of --config, as path: { ${name}: VALUE }.`);
  });
  if (!filled.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) return filled;
  throw wrong(file, template, 'dots that would lead to another path', 'Correct path in the file of --config.');
}

function wrong(file: string, template: string, found: string, next: string): ContractError {
  return new ContractError(
    'CONTRACT_PATH',
    `Expected a value for each variable of the path ${template} in ${file}; found ${found}. ${next}`,
  );
}
