import { isMap, isScalar, isSeq } from 'yaml';
import type { Contract, Json } from '../contract/model';
import { tokensOf } from '../contract/pointer';
import type { Change } from './change';
import { type SchemaNode, schemaNodes } from './schema-nodes';
import type { Edit, Placed, SourceFiles } from './source-files';
import { appended, memberBehind, removed, replaced, withoutMember, written } from './text-edits';

/** The operation and the schema of a page, in the files. */
interface Roots {
  readonly operation: Placed | undefined;
  readonly page: Placed | undefined;
  /** OpenAPI 3.0 has a word of its own for a null. */
  readonly isOld: boolean;
}

function rootsOf(files: SourceFiles, { operationPointer, success }: Contract): Roots {
  const along = (from: Placed | undefined, names: readonly string[]): Placed | undefined =>
    names.reduce((at, name) => files.member(at, name), from);
  const operation = along(files.root, tokensOf(operationPointer));
  const content = along(operation, ['responses', String(success.status), 'content']);
  const version = files.member(files.root, 'openapi')?.node;
  return {
    operation,
    page: along(content, [success.mediaType, 'schema']),
    isOld: isScalar(version) && String(version.value).startsWith('3.0'),
  };
}

const listOf = (files: SourceFiles, { schema }: SchemaNode, keyword: string): Placed | undefined => {
  const list = files.follow(files.member(schema, keyword));
  return list !== undefined && isSeq(list.node) ? list : undefined;
};

const valuesIn = ({ node }: Placed): readonly Json[] =>
  isSeq(node) ? node.items.map((item) => (isScalar(item) ? (item.value as Json) : null)) : [];

/** Adds a value to what lists others: to all lists that must hold, else to the first of the alternatives. */
function addValue(files: SourceFiles, nodes: readonly SchemaNode[], value: Json): readonly Edit[] {
  const lists = nodes.flatMap((node) => {
    const list = listOf(files, node, 'enum');
    return list === undefined || valuesIn(list).includes(value) ? [] : [{ list, isAlternative: node.isAlternative }];
  });
  const binding = lists.filter(({ isAlternative }) => !isAlternative);
  const chosen = new Set((binding.length > 0 ? binding : lists.slice(0, 1)).map(({ list }) => list));
  return [...chosen].map((list) => appended(list, written(value, files.textOf(list)), files.textOf(list)));
}

/** Lets the property itself be null: what it refers to may be used elsewhere, and stays. */
function addNull(files: SourceFiles, [node]: readonly SchemaNode[], isOld: boolean): readonly Edit[] {
  if (node === undefined || !isMap(node.written.node)) return [];
  const { written: at, schema } = node;
  const text = files.textOf(at);
  const own = at.node as { get(key: string): unknown };
  const isReference = typeof own.get('$ref') === 'string';
  const list = isReference ? undefined : listOf(files, node, 'enum');
  const values = list === undefined || isOld || valuesIn(list).includes(null) ? [] : [appended(list, 'null', text)];
  const isQuoted = /^\s*[{[]/.test(text);
  const [word, nothing] = isQuoted ? ['"type"', '"null"'] : ['type', "'null'"];
  if (isReference) {
    const reference = JSON.stringify(own.get('$ref'));
    const [kept, nullable] = isQuoted
      ? [`"$ref": ${reference}`, '"nullable"']
      : [`$ref: '${String(own.get('$ref'))}'`, 'nullable'];
    const all = isQuoted ? '"allOf"' : 'allOf';
    const any = isQuoted ? '"anyOf"' : 'anyOf';
    return [
      replaced(at, isOld ? `{ ${nullable}: true, ${all}: [{ ${kept} }] }` : `{ ${any}: [{ ${kept} }, { ${word}: ${nothing} }] }`),
    ];
  }
  const type = files.member(schema, 'type');
  if (type === undefined) {
    const alternatives = listOf(files, node, 'anyOf') ?? listOf(files, node, 'oneOf');
    if (alternatives !== undefined && !isOld) return [appended(alternatives, `{ ${word}: ${nothing} }`, text)];
    return values;
  }
  if (isOld) return [memberBehind(at, 'type', 'nullable', 'true', text)];
  if (isSeq(type.node)) return [appended(type, nothing, text), ...values];
  return [replaced(type, `[${text.slice(type.node.range?.[0], type.node.range?.[1])}, ${nothing}]`), ...values];
}

function makeOptional(files: SourceFiles, nodes: readonly SchemaNode[], name: string): readonly Edit[] {
  return nodes.flatMap((node) => {
    const list = listOf(files, node, 'required');
    const index = list === undefined ? -1 : valuesIn(list).indexOf(name);
    if (list === undefined || index === -1) return [];
    const text = files.textOf(list);
    // An empty list is no lawful one in OpenAPI 3.0.
    return [valuesIn(list).length === 1 ? withoutMember(node.schema, 'required', text) : removed(list, index, text)];
  });
}

function pinPolicy(files: SourceFiles, operation: Placed | undefined, key: string, value: string): readonly Edit[] {
  const pin = files.member(files.member(files.member(operation, 'x-listing'), 'policies'), key);
  return pin === undefined ? [] : [replaced(pin, written(value, files.textOf(pin)))];
}

/** What of the files a change touches; nothing where it has no place in them, or none that is known. */
export function editsFor(files: SourceFiles, contract: Contract, change: Change): readonly Edit[] {
  const { operation, page, isOld } = rootsOf(files, contract);
  if (change.kind === 'policy') return pinPolicy(files, operation, change.key, change.value);
  if (page === undefined) return [];
  const nodes = schemaNodes(files, page, change.body);
  switch (change.kind) {
    case 'value':
      return addValue(files, nodes, change.value);
    case 'null':
      return addNull(files, nodes, isOld);
    case 'optional':
      return makeOptional(files, nodes, change.name);
  }
}
