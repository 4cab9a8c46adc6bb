import type { Json, JsonObject } from '../contract/model';
import type { Template, TemplateTree, Written } from '../contract/roles';
import { isObject, textOf } from '../contract/pointer';
import { remembered } from '../remembered';
import type { Fragment, Pair } from './fragment';

/** What stands in the places of a template. A list is written with the text between its members that the place names (`{values:|}`). */
export interface Places {
  readonly [name: string]: string | readonly string[];
}

/** A placeholder, and what joins its members. */
const placeholder = /\{(field|value|values|index|clauses|text)(?::([^{}]*))?\}/g;

/** A place of a template: as it is written there, its name, and what joins its members. */
interface Place {
  readonly whole: string;
  readonly name: string;
  readonly joint: string;
}

/** A template as texts and places. Kept, because a contract has few and a run fills each thousands of times. */
const partsOf = remembered((template): readonly (string | Place)[] => {
  const parts: (string | Place)[] = [];
  let end = 0;
  for (const match of template.matchAll(placeholder)) {
    const [whole, name = '', joint = ','] = match;
    parts.push(template.slice(end, match.index), { whole, name, joint });
    end = match.index + whole.length;
  }
  return [...parts, template.slice(end)];
});

/** Puts text in the places of a template; any other brace is itself. */
export function filled(template: string, places: Places): string {
  let text = '';
  for (const part of partsOf(template)) {
    const held = typeof part === 'string' ? part : (places[part.name] ?? part.whole);
    text += typeof held === 'string' ? held : held.join(typeof part === 'string' ? '' : part.joint);
  }
  return text;
}

/** What a template holds beside its placeholders. */
export const literalsOf = (template: string): readonly string[] =>
  template.split(new RegExp(placeholder.source.replaceAll(/\((?!\?)/g, '(?:'))).filter((part) => part !== '');

/** A whole leaf of a tree may be a place that holds more than text: a typed value, a list. */
export type Leaves = { readonly [place: string]: Json };

/** A tree with its places filled. `nested`: the names of a field, each below the one before, where a key is its name alone. */
export function filledTree(template: TemplateTree, places: Places, leaves: Leaves, nested?: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(template).map(([key, inner]) => {
      const value =
        typeof inner === 'object' ? filledTree(inner, places, leaves, nested) : typeof inner === 'string' ? leaf(inner) : inner;
      const [name = filled(key, places), ...below] = key === '{field}' ? (nested ?? []) : [];
      return [name, below.reduceRight<Json>((held, one) => ({ [one]: held }), value)] as const;
    }),
  );
  function leaf(text: string): Json {
    return leaves[text] ?? filled(text, places);
  }
}

/** A template without a parameter: query pairs, each cut at its first `=`. */
export function filledPairs(template: string, places: Places): readonly Pair[] {
  return template.split('&').map((pair) => {
    const cut = pair.indexOf('=');
    return cut < 0 ? [filled(pair, places), ''] : [filled(pair.slice(0, cut), places), filled(pair.slice(cut + 1), places)];
  });
}

/** The name of a parameter, and the text around what it carries. */
export function parameterOf(parameter: string): { readonly name: string; readonly around: string } {
  const cut = parameter.indexOf('=');
  return cut < 0 || !parameter.includes('{text}')
    ? { name: parameter, around: '{text}' }
    : { name: parameter.slice(0, cut), around: parameter.slice(cut + 1) };
}

/** Texts as a parameter carries them: joined, or in a pair each. */
export function placedTexts(
  texts: readonly string[],
  { parameter = '', json }: Written,
  separator: string | undefined,
): readonly Fragment[] {
  const { name, around } = parameterOf(parameter);
  const whole = separator === undefined ? texts : [texts.join(separator)];
  if (json !== undefined) return [{ name, at: json, value: separator === undefined ? whole : (whole[0] ?? ''), around }];
  return whole.map((text) => ({ name, text: filled(around, { text }) }));
}

/** Pairs of which those with one name are joined, where there is a text to join them. */
export function joinedPairs(pairs: readonly Pair[], separator: string | undefined): readonly Pair[] {
  if (separator === undefined) return pairs;
  const texts = new Map<string, string[]>();
  for (const [name, text] of pairs) texts.set(name, [...(texts.get(name) ?? []), text]);
  return [...texts].map(([name, all]) => [name, all.join(separator)]);
}

/** A tree in brackets (`filter[a][_eq]=x`); the members of a list are numbered where they are trees themselves. */
export function bracketed(tree: Json, name?: string): readonly Pair[] {
  const below = (key: string): string => (name === undefined ? key : `${name}[${key}]`);
  if (Array.isArray(tree))
    return (tree as readonly Json[]).flatMap((member, index) =>
      bracketed(member, below(typeof member === 'object' ? String(index) : '')),
    );
  if (isObject(tree)) return Object.entries(tree).flatMap(([key, value]) => bracketed(value, below(key)));
  return name === undefined ? [] : [[name, textOf(tree)]];
}

/** What was numbered by `{index}`, as JSON has it. */
function asJson(tree: Json): Json {
  if (!isObject(tree)) return tree;
  const entries = Object.entries(tree);
  return entries.length > 0 && entries.every(([key], index) => key === String(index))
    ? entries.map(([, value]) => asJson(value))
    : Object.fromEntries(entries.map(([key, value]) => [key, asJson(value)]));
}

/** A tree where its role stands: in JSON, or in brackets. */
export function placedTree(tree: Json, { parameter, json }: Written): readonly Fragment[] {
  if (json === undefined || parameter === undefined) return asFragments(bracketed(tree, parameter));
  const { name, around } = parameterOf(parameter);
  return [{ name, at: json, value: asJson(tree), around }];
}

export const asFragments = (pairs: readonly Pair[]): readonly Fragment[] => pairs.map(([name, text]) => ({ name, text }));

export const isTree = (template: Template | undefined): template is TemplateTree => typeof template === 'object';
