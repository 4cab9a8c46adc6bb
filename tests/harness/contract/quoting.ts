import type { FieldKind } from './model';
import type { FilterRole, Template } from './roles';

/** How a value is written, and what the text around it is. */
export interface Quoting {
  readonly before: string;
  readonly behind: string;
}

/** Quotes that a template writes itself, around text with the value in it (`'%{value}%'`). */
export const quotesIn = (template: Template | undefined): RegExpExecArray | null =>
  typeof template === 'string' ? /(["'`])(?:(?!\1).)*\{values?(?::[^{}]*)?\}(?:(?!\1).)*\1/s.exec(template) : null;

/** The quotes of a kind: those that stand around the value in the clause, or its own; `undefined`: its values are bare. */
export function quotingOf(
  kind: FieldKind,
  { quote, operators }: Pick<FilterRole, 'quote' | 'operators'>,
  template: Template | undefined = operators.eq,
): Quoting | undefined {
  const around = quotesIn(template)?.[1];
  if (around !== undefined) return { before: around, behind: around };
  const own = /^(.*)\{value\}(.*)$/s.exec(quote?.[kind] ?? '');
  return own?.[1] === undefined || own[2] === undefined ? undefined : { before: own[1], behind: own[2] };
}
