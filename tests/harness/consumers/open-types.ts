import ts from 'typescript';
import { documentTypes } from '../contract/document-types';
import type { Json, JsonObject } from '../contract/model';
import { textsIn } from './enumerations';

/**
 * The types of a document, with the enumerations in responses open to values that later versions add: `'a' | 'b' | (string & {})`, which
 * editors still complete. What a request may hold stays closed.
 */
export const openTypes = (file: string, document: JsonObject): string =>
  documentTypes(file, document, (schema, { path = '' }) =>
    path.includes('/parameters/') ? undefined : openEnumeration(schema as unknown as Json),
  );

function openEnumeration(schema: Json): ts.TypeNode | undefined {
  const values = textsIn(schema);
  if (values.length === 0) return undefined;
  const { factory } = ts;
  const literal = (value: string) => factory.createLiteralTypeNode(factory.createStringLiteral(value));
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const other = factory.createParenthesizedType(factory.createIntersectionTypeNode([text, factory.createTypeLiteralNode([])]));
  const hasNull = ((schema as JsonObject).enum as readonly Json[]).includes(null);
  return factory.createUnionTypeNode([
    ...values.map(literal),
    other,
    ...(hasNull ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}
