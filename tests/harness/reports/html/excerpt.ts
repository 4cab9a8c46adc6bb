import type { Json, Pointer } from '../../contract/model';
import { pointerOf } from '../../contract/pointer';
import { counted } from '../../text/counted';
import { shown } from './shown';

export interface ExcerptLine {
  readonly indent: number;
  readonly text: string;
  /** The offending place. */
  readonly marked: boolean;
}

const shortest = 72;
const mostLines = 48;
const mostSiblings = 6;

/** What is shown of a body: the marked places and the way to them, with some of what stands beside. */
interface View {
  readonly marked: ReadonlySet<Pointer>;
  /** Shown in full, not marked: what tells one item from another. */
  readonly kept: ReadonlySet<Pointer>;
  readonly lines: ExcerptLine[];
}

/** A part in one line where it is short, else its size. */
function brief(json: Json): string {
  if (typeof json !== 'object' || json === null) return shown(JSON.stringify(json), 200);
  const size = Array.isArray(json) ? json.length : Object.keys(json).length;
  const text = size > 20 ? '' : JSON.stringify(json);
  if (text !== '' && text.length <= shortest) return shown(text);
  return Array.isArray(json) ? `[ … ${counted(size, 'item')} ]` : `{ … ${counted(size, 'member')} }`;
}

const leadsTo = (pointers: ReadonlySet<Pointer>, at: Pointer): boolean =>
  [...pointers].some((pointer) => pointer.startsWith(`${at}/`));

function add(view: View, json: Json, at: Pointer, indent: number, name: string, tail: string): void {
  const marked = view.marked.has(at);
  const opens = typeof json === 'object' && json !== null && (indent === 0 || leadsTo(view.marked, at) || leadsTo(view.kept, at));
  if (!opens) {
    view.lines.push({ indent, text: `${name}${brief(json)}${tail}`, marked });
    return;
  }
  const list = Array.isArray(json);
  view.lines.push({ indent, text: `${name}${list ? '[' : '{'}`, marked });
  const entries: readonly (readonly [string, Json])[] = list
    ? (json as readonly Json[]).map((item, index) => [String(index), item] as const)
    : Object.entries(json);
  // The rest of a list looks like what is shown; the rest of an object is named as far as it is short.
  let siblings = list ? 0 : mostSiblings;
  let left = 0;
  const skip = (): void => {
    if (left > 0) view.lines.push({ indent: indent + 1, text: `… ${counted(left, list ? 'item' : 'member')}`, marked: false });
    left = 0;
  };
  for (const [index, [key, value]] of entries.entries()) {
    const inside = pointerOf([key]);
    const here = `${at}${inside}`;
    const wanted = [view.marked, view.kept].some((pointers) => pointers.has(here) || leadsTo(pointers, here));
    if (!wanted && siblings <= 0) {
      left += 1;
      continue;
    }
    if (!wanted) siblings -= 1;
    skip();
    const label = list ? '' : `${shown(JSON.stringify(key), 100)}: `;
    add(view, value, here, indent + 1, label, index < entries.length - 1 ? ',' : '');
  }
  skip();
  view.lines.push({ indent, text: `${list ? ']' : '}'}${tail}`, marked: false });
}

/** The relevant part of a JSON body: the marked places and what leads to them; everything else is counted. */
export function excerptOf(json: Json, marked: readonly Pointer[], kept: readonly Pointer[] = []): readonly ExcerptLine[] {
  const view: View = { marked: new Set(marked), kept: new Set(kept), lines: [] };
  add(view, json, '', 0, '', '');
  const { lines } = view;
  if (lines.length <= mostLines) return lines;
  // Lines around the first mark, so that a cut never takes it away.
  const first = Math.max(0, lines.findIndex((line) => line.marked) - mostLines / 2);
  const part = lines.slice(first, first + mostLines);
  const note = (count: number): readonly ExcerptLine[] =>
    count > 0 ? [{ indent: 0, text: `… ${counted(count, 'line')}`, marked: false }] : [];
  return [...note(first), ...part, ...note(lines.length - first - part.length)];
}
