import type { JsonObject } from '../contract/model';
import type { Json } from '../contract/model';
import { isObject } from '../contract/pointer';

/** Names that a package has of its own, or takes from the language. */
const taken: ReadonlySet<string> = new Set(
  'Client Page Listed ListOptions ListQuery ListingError Filter Clause Conjunction Disjunction Key Picked FilterValues OrderField OrderKey ProjectionPath Error TypeError Date Promise Pick Record Symbol AsyncIterable NonNullable'.split(
    ' ',
  ),
);

/** Words as the name of a type: `cloud-type` gives `CloudType`. */
export function typeName(words: string): string {
  const name = words
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  if (/^\p{L}/u.test(name) && !taken.has(name)) return name;
  return /^\p{L}/u.test(name) ? `${name}Body` : `Body${name}`;
}

/** What a schema is called: as its component is, else as given. */
export function schemaName(schema: Json | undefined, otherwise: string): string {
  const reference = isObject(schema) ? schema.$ref : undefined;
  const component = typeof reference === 'string' ? componentOf(reference) : undefined;
  return typeName(component ?? otherwise);
}

/** The component that a reference leads to. */
export const componentOf = (reference: string): string | undefined =>
  /^#\/components\/schemas\/([^/]+)$/.exec(decodeURIComponent(reference))?.[1];

export const componentsOf = (document: JsonObject): JsonObject => {
  const { components } = document;
  return isObject(components) && isObject(components.schemas) ? components.schemas : {};
};

/** A text as TypeScript and JavaScript write it. */
export const quoted = (text: string): string => JSON.stringify(text);
export const union = (texts: readonly string[]): string => (texts.length === 0 ? 'never' : texts.map(quoted).join(' | '));
