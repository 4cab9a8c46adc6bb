import { refuseEndless } from '../../harness/contract/endless-schema';
import type { JsonObject } from '../../harness/contract/model';

const a = { $ref: '#/components/schemas/A' };
const b = { $ref: '#/components/schemas/B' };

const judge = (schemas: JsonObject) => () =>
  refuseEndless('rows.yaml', { components: { schemas } }, [{ properties: { row: a } }]);

test.each<[string, JsonObject]>([
  ['itself', { A: a }],
  ['itself by way of another', { A: b, B: a }],
  ['itself among all that hold', { A: { type: 'object', allOf: [a] } }],
  ['itself among those of which one holds', { A: { anyOf: [{ type: 'string' }, a] } }],
  ['itself as what must not hold', { A: { not: a } }],
  ['itself on a condition', { A: { if: { type: 'object' }, then: b }, B: { oneOf: [a] } }],
  ['itself where a property is there', { A: { dependentSchemas: { x: a } } }],
  ['itself below a property', { A: { properties: { next: b } }, B: { allOf: [b] } }],
  ['itself by an anchor', { A: { $dynamicAnchor: 'x', $dynamicRef: '#x' } }],
])('a schema that applies %s is refused', (_, schemas) => {
  expect(judge(schemas)).toThrow(
    expect.objectContaining({
      code: 'CONTRACT_SCHEMA',
      message: expect.stringMatching(
        /^Expected schemas in rows\.yaml that come to an end; found one that applies itself to the same value, by way of #\S+.*, which never ends\. Take /,
      ) as string,
    }) as Error,
  );
});

test('the circle is named, without what led to it', () => {
  const schemas = { A: { allOf: [b] }, B: { not: { $ref: '#/components/schemas/C' } }, C: { ...b } };
  expect(judge(schemas)).toThrow(/by way of #\/components\/schemas\/C and #\/components\/schemas\/B, which/);
});

test.each<[string, JsonObject]>([
  ['in its properties', { A: { properties: { next: a } } }],
  ['in its items', { A: { items: { allOf: [a, b] } }, B: { prefixItems: [a] } }],
  ['in any other member', { A: { additionalProperties: a, patternProperties: { x: a } } }],
  ['behind a schema used twice', { A: { allOf: [b, { not: b }] }, B: { properties: { up: a } } }],
  ['in a property that is called like a keyword', { A: { properties: { allOf: a, not: a, $ref: a } } }],
])('a schema that holds itself %s is lawful', (_, schemas) => {
  expect(judge(schemas)).not.toThrow();
});

test.each<[string, JsonObject, RegExp]>([
  [
    'a dynamic one without its anchor',
    { A: { $dynamicRef: '#x' } },
    /^Expected a schema with \$dynamicAnchor: "x" in rows\.yaml .* found none\. /,
  ],
  [
    'one of an earlier draft',
    { A: { $recursiveRef: '#' } },
    /found \$recursiveRef, which is of an earlier draft\. Write \$ref: "#", /,
  ],
])('a reference that leads nowhere is refused: %s', (_, schemas, says) => {
  expect(judge(schemas)).toThrow(says);
});

test('a dynamic one is lawful where a schema has its anchor', () => {
  const schemas = { A: { properties: { up: { $dynamicRef: '#x' } } }, B: { $dynamicAnchor: 'x', type: 'object' } };
  expect(judge(schemas)).not.toThrow();
});
