import { type Json, withoutValue } from '../json';
import type { ListContext } from '../context';
import type { BehaviourOverride } from '../behaviour';
import { whenPage } from '../when';
import { isClamped } from './conditions';

/** The list of items as it stands in the body, changed. */
export function itemsAs(
  change: (items: readonly Json[]) => Json | undefined,
  condition: (context: ListContext) => boolean = () => true,
): BehaviourOverride {
  return whenPage(condition, {
    envelope: (original) => (items, listmeta, context) => {
      const body = original(items, listmeta, context);
      const changed = change(items);
      return changed === undefined ? withoutValue(body, 'items') : { ...body, items: changed };
    },
  });
}

/** One item of a clamped page, where no other check compares what it holds. */
export const lastOfClamped = (change: (item: Json, first: Json) => readonly Json[]): BehaviourOverride =>
  itemsAs((items) => {
    const [first, last] = [items[0], items.at(-1)];
    return first === undefined || last === undefined ? items : [...items.slice(0, -1), ...change(last, first)];
  }, isClamped);

export const reply = (headers: { readonly [name: string]: string }, status = 200): BehaviourOverride => ({
  pageReply: (original) => (text, context) => ({ ...original(text, context), status, headers }),
});

export const body = (
  change: (text: string) => string | Buffer,
  condition: (context: ListContext) => boolean,
): BehaviourOverride =>
  whenPage(condition, {
    pageReply: (original) => (text, context) => ({ ...original(text, context), body: change(text) }),
  });
