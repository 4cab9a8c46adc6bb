import type { Json, JsonObject } from '../contract/model';
import { isObject } from '../contract/pointer';
import { componentsOf, quoted, typeName, union } from './names';

/** An enumeration of texts, and what a package calls it. */
export interface Enumeration {
  readonly name: string;
  readonly values: readonly string[];
}

/** Every enumeration of texts that a component declares, named after the component and the properties that lead to it. */
export function enumerationsOf(document: JsonObject): readonly Enumeration[] {
  const found = new Map<string, Enumeration>();
  const visit = (schema: Json | undefined, words: readonly string[]): void => {
    if (!isObject(schema)) return;
    const values = textsIn(schema);
    const name = typeName(words.join(' '));
    if (values.length > 0 && !found.has(name)) found.set(name, { name, values });
    for (const [property, inner] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
      visit(inner, [...words, property]);
    for (const below of [schema.items, schema.additionalProperties]) visit(below, words);
    for (const part of ['allOf', 'anyOf', 'oneOf']) asList(schema[part]).forEach((inner) => visit(inner, words));
  };
  for (const [component, schema] of Object.entries(componentsOf(document))) visit(schema, [component]);
  return [...found.values()];
}

const asList = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);

/** The values of an enumeration of texts; none where there is none, or a value is no text. */
export function textsIn(schema: Json | undefined): readonly string[] {
  const values = isObject(schema) ? asList(schema.enum).filter((value) => value !== null) : [];
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === values.length ? texts : [];
}

/** The values as a module, and the types of that. */
export function enumerationModule(all: readonly Enumeration[]): { readonly code: string; readonly types: string } {
  return {
    code: all.map(({ name, values }) => `export const ${name} = ${JSON.stringify(values)};\n`).join(''),
    types: all
      .map(
        ({ name, values }) =>
          `/** The values that this version of the contract lists. */\nexport declare const ${name}: readonly [${values.map(quoted).join(', ')}];\n/** One of them, or one that a later version adds. */\nexport type ${name} = ${union(values)} | (string & {});\n`,
      )
      .join('\n'),
  };
}
