import Ajv from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { firstBroken } from '../broken-rule';
import { ContractError } from '../errors';
import { boundedFormat, boundedPattern, patternBudget, type PatternBudget } from './bounded-pattern';
import { dateTime } from './date-time';
import { equalValues, hasUnaskable } from './equal-values';
import { late } from '../late';
import { standaloneSchema } from './json-schema';
import type { Contract, Json, JsonObject, Validator } from './model';
import { type CompiledSchema, type MemberPlace, validatorInParts, validatorOf } from './schema-failure';
import { partsOf } from './schema-parts';
import { uniqueItems } from './unique-items';

/** The schemas of a listing's bodies, as they stand in the document. */
export interface BodySchemas {
  readonly page: Json;
  /** Absent where the document describes no error body in JSON. */
  readonly error?: Json;
  /** Where the list of items stands in a page, and what tells its members apart. */
  readonly members: MemberPlace;
}

const pageNames = ['page', 'projectedPage'] as const;
type PageName = (typeof pageNames)[number];
/** Parts are absent where a page cannot be judged in parts. */
type OptionalName = 'error' | `${PageName}Around` | `${PageName}Member`;
export type CompiledSchemas = { readonly [name in PageName]: CompiledSchema } & {
  readonly [name in OptionalName]?: CompiledSchema;
};

/**
 * Strict but for two rules that would refuse lawful documents: OpenAPI 3.1 writes "or null" as a list of types, and a
 * `required` may name a property that another part of an `allOf` declares.
 */
const options = { strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, addUsedSchema: false } as const;

/** The engine of validators that are compiled at run time; Ajv writes its name into those compiled ahead, which need no bound. */
const engineOf = (budget: PatternBudget) =>
  Object.assign((source: string, flags: string) => boundedPattern(source, flags, budget), { code: 'boundedPattern' });

/** The formats of texts, so that each always answers: one takes the square of a text's length. */
function boundFormats({ formats }: Ajv, budget: PatternBudget): void {
  for (const [name, format] of Object.entries(formats))
    if (format instanceof RegExp) formats[name] = boundedFormat(name, format, budget);
}

const inherited = new RegExp(`"(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})"`);

/** Whether a schema names a member that every object inherits from JavaScript, which then counts as present only where a body holds it. */
export const namesInherited = (schema: Json): boolean => inherited.test(JSON.stringify(schema));

/** Every schema that is compiled, by the name of its validator. */
function schemasOf(document: JsonObject, bodies: BodySchemas): ReadonlyMap<PageName | OptionalName, JsonObject> {
  const { at } = bodies.members;
  const pages = { page: standaloneSchema(document, bodies.page), projectedPage: standaloneSchema(document, bodies.page, at) };
  return new Map<PageName | OptionalName, JsonObject>([
    ...pageNames.flatMap((name) => {
      const parts = partsOf(pages[name], at);
      return [
        [name, pages[name]] as const,
        ...(parts === undefined
          ? []
          : ([
              [`${name}Around`, parts.around],
              [`${name}Member`, parts.member],
            ] as const)),
      ];
    }),
    ['error', standaloneSchema(document, bodies.error ?? true)],
  ]);
}

/** The names under which the module of a listing exports its validators. */
export const validatorNames = (document: JsonObject, bodies: BodySchemas): readonly string[] => [
  ...schemasOf(document, bodies).keys(),
];

/** What many runs ask of no page, as a projection, is compiled when it is asked; it holds no rule that the others lack. */
const isJudgedAlways = (name: PageName | OptionalName): boolean => !name.startsWith('projected');

/** `budget`: of patterns and formats; absent where the validators are compiled ahead. */
function ajvWith(file: string, document: JsonObject, bodies: BodySchemas, budget?: PatternBudget): Ajv {
  const isAhead = budget === undefined;
  const schemas = schemasOf(document, bodies);
  // It costs time, and few schemas need it.
  const ownProperties = namesInherited([...schemas.values()]);
  const ajv = new Ajv({
    ...options,
    ownProperties,
    code: { source: isAhead, esm: false, ...(!isAhead && { regExp: engineOf(budget), optimize: false }) },
  });
  addFormats(ajv);
  ajv.addFormat('date-time', dateTime);
  if (!isAhead) {
    boundFormats(ajv, budget);
    const own = [uniqueItems, ...([...schemas.values()].some(hasUnaskable) ? equalValues : [])];
    for (const { keyword } of own) ajv.removeKeyword(String(keyword));
    for (const keyword of own) ajv.addKeyword(keyword);
  }
  for (const [name, schema] of schemas) {
    const what = `the ${name === 'error' ? 'error' : 'page'} schema`;
    if (ajv.validateSchema(schema) !== true)
      throw new ContractError(
        'CONTRACT_SCHEMA',
        `Expected response schemas in ${file} that are JSON Schema 2020-12; in ${what}, ${firstBroken(ajv.errors, 'the whole')}. Mend the schema.`,
      );
    try {
      ajv.addSchema(schema, name, undefined, false);
      if (isAhead || isJudgedAlways(name)) ajv.getSchema(name);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
      throw new ContractError(
        'CONTRACT_SCHEMA',
        `Expected response schemas in ${file} that compile as JSON Schema 2020-12; the compiler says of ${what}: ${reason}. Mend the schema.`,
        { cause },
      );
    }
  }
  return ajv;
}

/** Compiles the validators of a listing at run time. */
export function compileValidators(file: string, document: JsonObject, bodies: BodySchemas): Contract['validators'] {
  const unjudged = new Set<string>();
  const ajv = ajvWith(
    file,
    document,
    bodies,
    patternBudget((source) => unjudged.add(source)),
  );
  const names = validatorNames(document, bodies).filter((name) => name !== 'error' || bodies.error !== undefined);
  const compiled = Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { get: late(() => ajv.getSchema(name)) }])),
  ) as CompiledSchemas;
  const schemas = schemasOf(document, bodies);
  return {
    ...validatorsOf(compiled, bodies.members),
    unjudged: (body) => [...unjudged].find((pattern) => holdsText(schemas.get(body), pattern)),
  };
}

/** Whether a schema holds a text anywhere: as a pattern, or as the name of some properties. */
const holdsText = (schema: JsonObject | undefined, text: string): boolean =>
  schema !== undefined && JSON.stringify(schema).includes(JSON.stringify(text));

/** The same validators as a CommonJS module that exports one compiled schema under each name. */
export function validatorModule(file: string, document: JsonObject, bodies: BodySchemas): string {
  const ajv = ajvWith(file, document, bodies);
  return standaloneCode(ajv, Object.fromEntries(validatorNames(document, bodies).map((name) => [name, name])));
}

export function validatorsOf(compiled: CompiledSchemas, members: MemberPlace): Contract['validators'] {
  const of = (name: PageName): Validator => {
    const made = late((): Validator => {
      const [around, member] = [compiled[`${name}Around`], compiled[`${name}Member`]];
      const whole = validatorOf(compiled[name]);
      return around === undefined || member === undefined ? whole : validatorInParts(whole, { around, member }, members);
    });
    return (body) => made()(body);
  };
  return {
    page: of('page'),
    projectedPage: of('projectedPage'),
    ...(compiled.error && { error: validatorOf(compiled.error) }),
  };
}
