import type { ErrorObject } from 'ajv';
import type { SchemaFailureKind, Json } from './model';
import { valueAt } from './pointer';

export interface Classified {
  readonly error: ErrorObject;
  readonly kind: SchemaFailureKind;
}

/** More failures of one body than any page has places that fail; only a target that means harm has more. */
const mostFailures = 5000;

/**
 * Says of what kind each failure is. Alternatives (`anyOf`, `oneOf`, `if`) fail as a whole beside their parts: where one alternative
 * fails by nothing but nulls and values that are not listed, these are what is wrong, and the rest is left out. Where none does, what
 * fails inside the alternatives is no finding of its own kind, because another alternative may have been meant.
 */
export function classified(body: Json, errors: readonly ErrorObject[]): readonly Classified[] {
  let found: Classified[] = [];
  for (const error of errors.slice(0, mostFailures)) {
    const kind = ownKind(body, error);
    const base = baseOf(error);
    // A null fails every alternative for being one, and is told as that.
    if (kind === 'null' || base === undefined) found.push({ error, kind });
    else found = withAlternatives(found, { error, kind }, base);
  }
  return found;
}

/** Whether a value stands in a list that holds nothing but nulls: no value is left out there, it is another list. */
function isAmongNulls(body: Json, at: string): boolean {
  const list = at === '' ? undefined : valueAt(body, at.slice(0, at.lastIndexOf('/')));
  return Array.isArray(list) && list.every((member) => member === null);
}

function ownKind(body: Json, { keyword, instancePath, params }: ErrorObject): SchemaFailureKind {
  const value = valueAt(body, instancePath);
  // What may not be there at all is wrong whatever it holds.
  if (value === null && keyword !== 'false schema' && !isAmongNulls(body, instancePath)) return 'null';
  const listed = keyword === 'enum' && (params.allowedValues as readonly Json[]).some((one) => typeof one === typeof value);
  // A value of another type than all that are listed is no further value of that enumeration.
  return listed && typeof value !== 'object' ? 'enumeration' : 'shape';
}

/** Adds the failure of alternatives, held against what failed inside them, which always stands before it. */
function withAlternatives(before: Classified[], whole: Classified, base: string): Classified[] {
  const { error } = whole;
  const isInside = ({ error: { schemaPath, instancePath } }: Classified): boolean =>
    schemaPath.startsWith(`${base}/`) && isAtOrBelow(instancePath, error.instancePath);
  const inside = before.filter(isInside);
  const outside = before.filter((one) => !isInside(one));
  const branchOf = ({ error: { schemaPath } }: Classified): string => schemaPath.slice(base.length + 1).split('/')[0] ?? '';
  // Under `then` and `else` there is one alternative; that more than one of `oneOf` matches is no fault of any.
  const branches = new Map<string, Classified[]>();
  const isAmbiguous = error.keyword === 'oneOf' && error.params.passingSchemas !== null;
  for (const one of isAmbiguous || error.keyword === 'contains' ? [] : inside) {
    const branch = error.keyword === 'if' ? '' : branchOf(one);
    branches.set(branch, [...(branches.get(branch) ?? []), one]);
  }
  const meant = [...branches.values()].find((branch) => branch.every(({ kind }) => kind !== 'shape'));
  if (meant !== undefined) return [...outside, ...meant];
  if (error.keyword === 'if') return [...before, whole];
  return [...outside, ...inside.map((one): Classified => ({ ...one, kind: 'shape' })), whole];
}

/** Where the alternatives of a failed keyword stand in the schema; `undefined` for a keyword that has none. */
function baseOf({ keyword, schemaPath, params }: ErrorObject): string | undefined {
  switch (keyword) {
    case 'anyOf':
    case 'oneOf':
    case 'contains':
      return schemaPath;
    case 'if':
      return schemaPath.replace(/if$/, String(params.failingKeyword));
    default:
      return undefined;
  }
}

const isAtOrBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`);
