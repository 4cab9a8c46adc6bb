import type { Json } from '../contract/model';

/** One thing that a document would have to say otherwise. `body`: where in a page, as a JSON Pointer whose positions may be any. */
export type Change =
  | { readonly kind: 'value'; readonly body: string; readonly value: Json }
  | { readonly kind: 'null'; readonly body: string }
  | { readonly kind: 'optional'; readonly body: string; readonly name: string }
  | { readonly kind: 'policy'; readonly key: string; readonly value: string };

const placeOf = (body: string): string => body.replaceAll(/\/\d+(?=\/|$)/g, '/*') || 'the body';

/** What it does, for the person who accepts it. */
export function changeSentence(change: Change): string {
  switch (change.kind) {
    case 'value':
      return `${placeOf(change.body)} may be ${JSON.stringify(change.value)}`;
    case 'null':
      return `${placeOf(change.body)} may be null`;
    case 'optional':
      return `${placeOf(`${change.body}/${change.name}`)} may be left out`;
    case 'policy':
      return `the policy ${change.key} is pinned to ${change.value}`;
  }
}

/** The same change for every item. */
export const changeKey = (change: Change): string => changeSentence(change);
