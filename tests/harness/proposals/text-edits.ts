import { isScalar, type Node, type Pair, parse, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Json } from '../contract/model';
import type { Edit, Placed } from './source-files';

const isJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** A value as the file would write it. */
export function written(value: Json, text: string): string {
  if (typeof value !== 'string' || isJson(text)) return JSON.stringify(value);
  if (/^[A-Za-z_][\w.-]*$/.test(value) && parse(value) === value) return value;
  return /['"\\\p{Cc}\p{Zl}\p{Zp}]/u.test(value) ? JSON.stringify(value) : `'${value}'`;
}

const rangeOf = (node: unknown): readonly [start: number, end: number] => {
  const [start = 0, end = start] = (node as Node | null)?.range ?? [];
  return [start, end];
};

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The end of a line without its break, a comment included. */
function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  const end = found === -1 ? text.length : found;
  return text[end - 1] === '\r' ? end - 1 : end;
}

const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Adds a value behind the last one of a list. */
export function appended({ file, node }: Placed, value: string, text: string): Edit {
  const list = node as YAMLSeq;
  const [last, before] = [list.items.at(-1), list.items.at(-2)];
  const [lastStart, lastEnd] = rangeOf(last);
  if (last === undefined) return { file, start: rangeOf(node)[1] - 1, end: rangeOf(node)[1] - 1, text: value };
  if (list.flow === true) {
    const between = before === undefined ? ', ' : text.slice(rangeOf(before)[1], lastStart);
    return { file, start: lastEnd, end: lastEnd, text: (/^\s*,\s*$/.test(between) ? between : ', ') + value };
  }
  const at = lineEnd(text, lastEnd);
  const dash = text.slice(lineStart(text, lastStart), lastStart);
  return { file, start: at, end: at, text: `${lineBreak(text)}${dash.replace(/[^-\s]/g, ' ')}${value}` };
}

/** Takes an element out of a list that keeps others. */
export function removed({ file, node }: Placed, index: number, text: string): Edit {
  const list = node as YAMLSeq;
  const [start, end] = rangeOf(list.items[index]);
  if (list.flow !== true)
    return { file, start: lineStart(text, start), end: Math.min(text.length, lineEnd(text, end) + 1), text: '' };
  const [next, before] = [list.items[index + 1], list.items[index - 1]];
  if (next !== undefined) return { file, start, end: rangeOf(next)[0], text: '' };
  return { file, start: rangeOf(before)[1], end, text: '' };
}

/** Takes a member out of an object that keeps others. */
export function withoutMember({ file, node }: Placed, key: string, text: string): Edit {
  const map = node as YAMLMap;
  const index = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const span = (pair: Pair | undefined): readonly [number, number] => [rangeOf(pair?.key)[0], rangeOf(pair?.value)[1]];
  const [start, end] = span(map.items[index]);
  if (map.flow !== true)
    return { file, start: lineStart(text, start), end: Math.min(text.length, lineEnd(text, end) + 1), text: '' };
  const next = map.items[index + 1];
  if (next !== undefined) return { file, start, end: span(next)[0], text: '' };
  return { file, start: span(map.items[index - 1])[1], end, text: '' };
}

/** Adds a member behind another one of the same object. */
export function memberBehind({ file, node }: Placed, behind: string, key: string, value: string, text: string): Edit {
  const map = node as YAMLMap;
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === behind);
  const [, end] = rangeOf(pair?.value);
  const name = isJson(text) ? JSON.stringify(key) : key;
  if (map.flow === true) {
    const multiline = text.slice(rangeOf(node)[0], end).includes('\n');
    const indent = multiline
      ? `${lineBreak(text)}${' '.repeat(rangeOf(pair?.key)[0] - lineStart(text, rangeOf(pair?.key)[0]))}`
      : ' ';
    return { file, start: end, end, text: `,${indent}${name}: ${value}` };
  }
  const at = lineEnd(text, end);
  const [keyStart] = rangeOf(pair?.key);
  const indent = ' '.repeat(keyStart - lineStart(text, keyStart));
  return { file, start: at, end: at, text: `${lineBreak(text)}${indent}${name}: ${value}` };
}

/** Another text in place of a node. */
export function replaced({ file, node }: Placed, value: string): Edit {
  const [start, end] = rangeOf(node);
  return { file, start, end, text: value };
}
