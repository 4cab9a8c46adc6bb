import { Document, isMap } from 'yaml';
import type { Json, JsonObject } from '../contract/model';
import { printable } from '../reports/printable';
import type { Draft } from './draft';
import { typedCommand } from '../typed-command';

const said = (draft: Draft): readonly string[] =>
  draft.doubts.map(({ about, sentence }) => `${about}: ${printable(sentence, 600)}`);

const roles = 'items limit offset page next more count order filter projection scope credential with'.split(' ');

/** A contract as YAML, with what is unsure as comments at its head. No text of the document can end a comment. */
export function yamlOf(from: string, written: JsonObject, draft: Draft): string {
  const document = new Document(written, { aliasDuplicateObjects: false });
  const doubts = said(draft);
  const head = [
    ` Begun by "${typedCommand('init')}" from ${printable(from)}. What x-listing leaves out is promised by nothing, and nothing is asked of it.`,
    ...(doubts.length === 0 ? [] : [' Unsure:', ...doubts.map((line) => ` - ${line}`)]),
  ];
  document.commentBefore = head.join('\n');
  // One role on a line reads as one promise.
  const listing = document.getIn(listingAt(written), true);
  if (isMap(listing))
    for (const { key, value } of listing.items) if (isMap(value) && !['order', 'filter'].includes(String(key))) value.flow = true;
  return document.toString({ lineWidth: 130, singleQuote: true });
}

function listingAt({ paths }: JsonObject): readonly string[] {
  const [path = ''] = Object.keys((paths ?? {}) as { readonly [path: string]: Json });
  return ['paths', path, 'get', 'x-listing'];
}

/** What the command prints. */
export function told(out: string, path: string, draft: Draft, isTried: boolean): string {
  const found = roles.filter((role) => Object.hasOwn(draft.listing, role));
  const doubts = said(draft);
  return `${[
    `Wrote ${printable(out)}: GET ${printable(path)}`,
    `Recognised  ${found.join(', ')}${isTried ? '; tried on the target' : ''}`,
    ...(doubts.length === 0 ? [] : ['Unsure', ...doubts.map((line) => `  ${line}`)]),
    `Next  ${typedCommand('conformance', `--contract ${printable(out)} --target URL`)}`,
  ].join('\n')}\n`;
}
