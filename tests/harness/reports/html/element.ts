import { type ComponentChildren, type VNode, createElement } from 'preact';

export type Element = VNode;
export type Children = ComponentChildren;

type Attributes = { readonly [name: string]: string | number | boolean | undefined };

/** An element of the page. Preact escapes every text and every attribute when it is rendered. */
export function h(tag: string, attributes: Attributes | null, ...children: readonly Children[]): Element {
  return createElement(tag, attributes, ...children);
}

/** What this project's own files hold, such as its style sheet, goes in as it is: never what a target sent. */
export function own(tag: 'style' | 'script', text: string): Element {
  return createElement(tag, { dangerouslySetInnerHTML: { __html: text } }) as Element;
}
