/** Parts of the JSON Schema by which lines of a ledger are read. */

export const text = { type: 'string' };
export const flag = { type: 'boolean' };
export const number = { type: 'number' };
/** Milliseconds that a run can take: less than a year. */
export const duration = { type: 'number', minimum: 0, maximum: 31_536_000_000 };
export const id = { type: 'integer', minimum: 1 };
export const ids = { type: 'array', items: id };
/** As `KeptText`. */
export const keptText = {
  anyOf: [
    text,
    {
      type: 'array',
      items: { anyOf: [text, { type: 'array', minItems: 3, maxItems: 3, items: { type: 'integer', minimum: 0 } }] },
    },
  ],
};
export const texts = { type: 'object', additionalProperties: text };

/** An object of these members, all required but those named. Others are let through: a newer harness may add some. */
export function record(properties: { readonly [name: string]: object }, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}
