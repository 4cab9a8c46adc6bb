import { isMap, isSeq } from 'yaml';
import { tokensOf } from '../contract/pointer';
import type { Placed, SourceFiles } from './source-files';

/** A schema that a value is held against. */
export interface SchemaNode {
  /** As it is written where it is used, which may be a reference. */
  readonly written: Placed;
  /** Followed. */
  readonly schema: Placed;
  /** One of several alternatives, so that it need not hold. */
  readonly isAlternative: boolean;
}

/** A schema and all that it is composed of, each once. */
function facets(files: SourceFiles, written: Placed, isAlternative = false, depth = 0): readonly SchemaNode[] {
  const schema = files.follow(written);
  if (schema === undefined || !isMap(schema.node) || depth > 50) return [];
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = files.follow(files.member(schema, keyword));
    if (list === undefined || !isSeq(list.node)) return [];
    return list.node.items.flatMap((_, index) => {
      const part = files.element(list, String(index));
      return part === undefined ? [] : facets(files, part, isAlternative || keyword !== 'allOf', depth + 1);
    });
  });
  return [{ written, schema, isAlternative }, ...parts];
}

function below(files: SourceFiles, { schema, isAlternative }: SchemaNode, token: string): readonly SchemaNode[] {
  const isIndex = /^\d+$/.test(token);
  const member =
    files.member(files.member(schema, 'properties'), token) ??
    (isIndex ? files.member(schema, 'items') : undefined) ??
    files.member(schema, 'additionalProperties');
  return member === undefined ? [] : facets(files, member, isAlternative);
}

/** All schemas that the value at a place of a body is held against, from the schema of the body on. */
export function schemaNodes(files: SourceFiles, body: Placed, pointer: string): readonly SchemaNode[] {
  return tokensOf(pointer).reduce<readonly SchemaNode[]>(
    (nodes, token) => nodes.flatMap((node) => below(files, node, token)),
    facets(files, body),
  );
}
