import type { ErrorObject } from 'ajv';
import type { Json, Pointer, SchemaFailure, Validator } from './model';
import { type Classified, classified } from './failure-kind';
import { pointerOf, valueAt } from './pointer';

/** What Ajv compiles a schema to, ahead of time or at run time. */
export interface CompiledSchema {
  (body: unknown): boolean;
  errors?: readonly ErrorObject[] | null | undefined;
}

/** Wraps a compiled schema so that failures are values, hold what was found and say of what kind they are. */
export function validatorOf(compiled: CompiledSchema): Validator {
  return (body) => (compiled(body) ? [] : classified(body, compiled.errors ?? []).map((one) => failureOf(body, one)));
}

/** Where the list stands in a page; `identity`: places in a member whose values tell it from the others. */
export interface MemberPlace {
  readonly at: Pointer;
  readonly identity: readonly Pointer[];
}

/**
 * The same failures, but a page is judged in parts first: what surrounds its list, and each member that was not judged before. Where that
 * shows nothing wrong, nothing is. Members are the same values wherever they come again, and equal ones share an identity.
 */
export function validatorInParts(
  whole: Validator,
  { around, member }: { readonly around: CompiledSchema; readonly member: CompiledSchema },
  { at, identity }: MemberPlace,
): Validator {
  const sound = new WeakSet<object>();
  const isSound = (one: Json): boolean => {
    if (typeof one !== 'object' || one === null) return false;
    if (sound.has(one)) return true;
    const isKept = member(one);
    if (isKept) sound.add(one);
    return isKept;
  };
  const areDistinct = (members: readonly Json[]): boolean => {
    const told = members.map((one) => identity.map((pointer) => valueAt(one, pointer)));
    const isTold = told.every((values) => values.every((value) => typeof value === 'string' || typeof value === 'number'));
    return (
      isTold && new Set(told.map((values) => (values.length === 1 ? values[0] : JSON.stringify(values)))).size === members.length
    );
  };
  return (body) => {
    const members = valueAt(body, at);
    const isKept =
      Array.isArray(members) &&
      around(body) &&
      (members as readonly Json[]).every(isSound) &&
      areDistinct(members as readonly Json[]);
    return isKept ? [] : whole(body);
  };
}

function failureOf(body: Json, { error, kind }: Classified): SchemaFailure {
  const { keyword, schemaPath } = error;
  // Points at the property that is missing, not at the object that lacks it, which may be large.
  const missing = keyword === 'required' ? String(error.params.missingProperty) : undefined;
  const instancePath = error.instancePath + (missing === undefined ? '' : pointerOf([missing]));
  return {
    kind,
    instancePath,
    schemaPath: schemaPath.replace(/^#/, ''),
    keyword,
    message: sentence(error),
    value: valueAt(body, instancePath),
  };
}

/** What a schema expected, in words that name the allowed values. */
export function sentence(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'must be present';
    case 'enum':
      return `must be one of ${(error.params.allowedValues as readonly Json[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'additionalProperties':
      return `must not have the key "${String(error.params.additionalProperty)}"`;
    case 'uniqueItems':
      return `must not hold equal members (numbers ${String(error.params.j)} and ${String(error.params.i)} are)`;
    case 'type':
      return `must be ${[error.params.type as string | readonly string[]].flat().join(' or ')}`;
    default:
      return error.message ?? `must keep the rule "${error.keyword}"`;
  }
}
