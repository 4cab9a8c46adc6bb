import { settingNames, settingOf, type SettingValues } from './setting-table';

const text = { type: 'string', minLength: 1 } as const;
const variable = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } as const;

/** How a configuration file writes each kind of setting. */
const kinds: { readonly [kind in keyof SettingValues]: object } = {
  text,
  path: text,
  list: { type: 'array', minItems: 1, items: text },
  switch: { type: 'boolean' },
  number: { type: 'number', exclusiveMinimum: 0 },
  integer: { type: 'integer', minimum: 0 },
  policies: { type: 'object', additionalProperties: text },
  variables: { type: 'object', additionalProperties: text },
  disabled: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'reason'],
      properties: { id: text, reason: { type: 'string', pattern: '\\S' } },
    },
  },
  certificate: {
    type: 'object',
    additionalProperties: false,
    required: ['certificate', 'key'],
    properties: { certificate: text, key: text, passphrase: variable },
  },
};

/** The JSON Schema of a configuration file; `generated/config.schema.json` is this. */
export const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Configuration of a conformance run',
  description:
    'The same keys as the flags, and what no flag can say. Flags and environment win over it; paths are relative to it.',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(
      settingNames.flatMap((name) => {
        const { file, kind, meaning } = settingOf(name);
        return file ? [[name, { description: meaning, ...kinds[kind] }]] : [];
      }),
    ),
    credentials: {
      description: 'Names of environment variables that hold the credentials; never the credentials themselves.',
      type: 'object',
      additionalProperties: false,
      properties: { key: variable, token: variable },
    },
  },
};
