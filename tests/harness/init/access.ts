import type { Json, JsonObject } from '../contract/model';
import { isObject, textOf } from '../contract/pointer';
import { keyword, resolved } from '../contract/schema-walk';
import type { Draft } from './draft';
import { firstNamed, type ListFacts, shapeOf } from './facts';
import { credentialName, parameterNames, scopeName } from './names';
import { enumerated } from './order';

/** Security schemes and what is asked for, as the written document has them. */
export interface Access {
  readonly security: readonly Json[];
  readonly schemes: JsonObject;
}

/** Recognises what selects a scope. */
export function recogniseScope({ headers }: ListFacts, draft: Draft): void {
  const scope = headers.find(({ name }) => scopeName.test(name));
  if (scope !== undefined) draft.listing.scope = { parameter: scope.name };
}

/** Recognises which credentials are asked for: those of `security`, else header parameters that are called like one. */
export function recogniseCredential(facts: ListFacts, draft: Draft): Access {
  const { document, operation, headers } = facts;
  const components = isObject(document.components) ? document.components : {};
  const declared = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const required = operation.security ?? document.security;
  const alternatives = (Array.isArray(required) ? (required as readonly Json[]) : []).filter(isObject);
  const inHeaders = headers.filter(({ name }) => credentialName.test(name));
  if (alternatives.length === 0 && inHeaders.length > 0) {
    const schemes = Object.fromEntries(inHeaders.map(({ name }) => [name, { type: 'apiKey', in: 'header', name }]));
    draft.say('credential', `${Object.keys(schemes).join(', ')}, header parameters there, are security schemes here.`);
    return nameParts(draft, { security: Object.keys(schemes).map((name) => ({ [name]: [] })), schemes });
  }
  const names = [...new Set(alternatives.flatMap((one) => Object.keys(one)))];
  const schemes = Object.fromEntries(
    names.flatMap((name) => {
      const scheme = Object.hasOwn(declared, name) ? resolved(document, declared[name]) : undefined;
      return scheme !== undefined && isSendable(scheme) ? [[name, scheme] as const] : [];
    }),
  );
  const security = alternatives.filter(
    (one) => Object.keys(one).length <= 1 && Object.keys(one).every((name) => Object.hasOwn(schemes, name)),
  );
  const lost = alternatives.filter((one) => !security.includes(one)).map((one) => Object.keys(one).join(' with '));
  if (lost.length > 0)
    draft.say('credential', `a run sends one credential, as apiKey, http bearer or basic; ${lost.join(', or ')} is left out.`);
  return nameParts(draft, { security, schemes });
}

const isSendable = ({ type, scheme }: JsonObject): boolean =>
  type === 'apiKey' ||
  type === 'oauth2' ||
  type === 'openIdConnect' ||
  (type === 'http' && /^(bearer|basic)$/i.test(textOf(scheme)));

/** The key is long-lived, the token is what stands in `Authorization`, where another one does not. */
function nameParts(draft: Draft, access: Access): Access {
  const names = access.security.flatMap((one) => Object.keys(isObject(one) ? one : {}));
  const isToken = (name: string): boolean => {
    const scheme = access.schemes[name];
    if (!isObject(scheme) || scheme.type === undefined) return false;
    if (scheme.type === 'apiKey') return /^authorization$/i.test(textOf(scheme.name)) && names.length > 1;
    return !/^basic$/i.test(textOf(scheme.scheme));
  };
  const [token, key] = [names.find(isToken), names.find((name) => !isToken(name))];
  if (token !== undefined || key !== undefined)
    draft.listing.credential = { ...(key !== undefined && { key }), ...(token !== undefined && { token }) };
  return access;
}

/** Recognises what an item can be asked for in parts. */
export function recogniseProjection(facts: ListFacts, draft: Draft, taken: ReadonlySet<string>): readonly string[] {
  const free = facts.query.filter(({ name }) => !taken.has(name));
  const parameter =
    free.find(({ name }) => /^fields\[[^\]]+\]$/.test(name)) ?? firstNamed(facts.document, free, parameterNames.projection);
  if (parameter === undefined) return [];
  const isList = shapeOf(facts.document, parameter.schema) === 'list';
  const isJoined = !isList || parameter.declared.explode === false;
  const listed = enumerated(facts, parameter.schema).filter((name) => facts.leaves.some(({ path }) => path === name));
  draft.listing.projection = {
    ...(isJoined ? { parameter: parameter.name, separator: ',' } : { path: `${parameter.name}={field}` }),
    ...(listed.length > 0 && { fields: listed }),
  };
  const words = [
    textOf(parameter.declared.description ?? ''),
    ...(typeof parameter.declared.example === 'string' ? [parameter.declared.example] : []),
  ].join(' ');
  if (isJoined && !/comma|,/.test(words))
    draft.guess('projection', `${parameter.name} is taken for paths that are joined by commas.`);
  return [parameter.name];
}

/** Parameters that must be sent and play no role: with their one value where the document has one. */
export function recogniseConstants(facts: ListFacts, draft: Draft, taken: ReadonlySet<string>): void {
  const must = facts.query.filter(({ name, declared }) => declared.required === true && !taken.has(name));
  const constants = must.flatMap(({ name, schema, declared }): (readonly [string, string])[] => {
    const [only, ...others] = enumerated(facts, schema);
    const value = keyword(facts.document, schema, 'default') ?? (others.length === 0 ? only : undefined) ?? declared.example;
    if (value === undefined || value === null || typeof value === 'object') {
      draft.say('with', `${name} must be sent, and no value is known; write with: { ${name}: VALUE }.`);
      return [];
    }
    draft.say('with', `${name} must be sent; ${String(value)} goes with every request.`);
    return [[name, String(value)]];
  });
  if (constants.length > 0) draft.listing.with = Object.fromEntries(constants);
}
