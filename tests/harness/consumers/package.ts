import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contractOf } from '../contract/contract-of';
import { repository } from '../contract/directories';
import { listingOperation } from '../contract/listing';
import type { Json, JsonObject } from '../contract/model';
import { listAt } from '../contract/place/list';
import { isObject, textOf } from '../contract/pointer';
import { clauseOperators } from '../contract/roles';
import { keyword, schemaAt } from '../contract/schema-walk';
import { ConfigError, ContractError } from '../errors';
import { bundled } from './bundle';
import { declarations, type TypeNames } from './declarations';
import { enumerationModule, enumerationsOf } from './enumerations';
import { componentOf, quoted, schemaName } from './names';
import { openTypes } from './open-types';
import { packageReadme } from './package-readme';
import { askedOperators } from './runtime/filter';
import { listingData, type ListingData } from './runtime/listing-data';
import { keyTemplate } from '../grammar/write';
import { type Validated, validatorCode, validatorModule, validatorTypes } from './validators';

/** What a package is made of. */
export interface PackageSource {
  /** The document as the user named it. */
  readonly file: string;
  readonly document: JsonObject;
  /** Which listing of the document; `undefined`: its only one. */
  readonly operation: string | undefined;
  /** Name of the package; `undefined`: it is made from the title. */
  readonly name: string | undefined;
  /** Markdown, what changed with each version. */
  readonly changelog: string;
}

/** Libraries of which a part stands in each package. */
const libraries = ['ajv', 'ajv-formats', 'fast-deep-equal', 'http-link-header'] as const;

/**
 * The files of a package that consumers of a listing install, by name: types, values of enumerations, validators, and `listAll` with orders,
 * filters and projections as its grammar writes them. The same bytes from the same document. Throws `ContractError`.
 */
export async function packageFiles(source: PackageSource): Promise<ReadonlyMap<string, string>> {
  const { file, document, operation, changelog } = source;
  const found = listingOperation(file, document, operation);
  // The variables of the path stay: each query fills them.
  const variables = Object.fromEntries([...found.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => [name, name]));
  const { model, bodies } = contractOf(file, document, { operation, path: variables });
  const data = listingData(model, found.path);
  const names = typeNames(document, model, bodies, found.path);
  const enumerations = enumerationsOf(document);
  const all = validated(document, bodies, names, listAt(found.listing.items.at).within);
  const manifest = packageManifest(source, data);
  const notice = `${textOf(manifest.name)} ${textOf(manifest.version)}, made from ${path.basename(file)} by listing-conformance. Not to be edited.`;
  const { code, types } = enumerationModule(enumerations);
  const main = await bundled(mainModule(data), { './listing.json': JSON.stringify(data), './values': code }, notice);
  const validators = await bundled(
    validatorModule(all).replace("'runtime-validator'", "'./validator'"),
    { compiled: validatorCode(file, document, all) },
    notice,
  );
  const stated = (text: string): string => `// ${notice}\n${text}`;
  return new Map([
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['index.js', main.cjs],
    ['index.mjs', main.esm],
    ['index.d.ts', stated(declarations(data, names))],
    ['index.d.mts', stated(`export * from './index.js';\n`)],
    ['api.d.ts', readFileSync(path.join(__dirname, 'runtime', 'api.ts'), 'utf8')],
    ['types.d.ts', stated(openTypes(file, document))],
    ['values.d.ts', stated(types === '' ? 'export {};\n' : types)],
    ['validators.js', validators.cjs],
    ['validators.mjs', validators.esm],
    [
      'validators.d.ts',
      stated(`import type { ${all.map(({ name }) => name).join(', ')} } from './index';\n\n${validatorTypes(all)}`),
    ],
    ['validators.d.mts', stated(`export * from './validators.js';\n`)],
    ['contract.json', `${JSON.stringify({ ...document, 'x-source': path.basename(file) }, null, 2)}\n`],
    ['README.md', packageReadme(textOf(manifest.name), data, all)],
    ['CHANGELOG.md', changelog],
    ['LICENSES.md', licences()],
  ]);
}

function packageManifest({ document, file, name }: PackageSource, { title }: ListingData): JsonObject {
  const info = isObject(document.info) ? document.info : {};
  const given = textOf(info.version);
  const version = /^\d+(\.\d+)?$/.test(given) ? `${given}${given.includes('.') ? '.0' : '.0.0'}` : given;
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(version))
    throw new ContractError(
      'CONTRACT_INFO_VERSION',
      `Expected info/version in ${file} to be a version that a package can have, such as 1.0.0; found ${given}. Correct it.`,
    );
  // As the registry has it, for new packages: github.com/npm/validate-npm-package-name
  if (name !== undefined && (name.length > 214 || !/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)))
    throw new ConfigError(
      'CONFIG_PACKAGE_NAME',
      `Expected a name that a package can have, such as things-client or @acme/things; found --name ${JSON.stringify(name.slice(0, 100))}.`,
    );
  const licence = isObject(info.license) ? info.license.identifier : undefined;
  const entry = (stem: string): JsonObject => ({
    import: { types: `./${stem}.d.mts`, default: `./${stem}.mjs` },
    require: { types: `./${stem}.d.ts`, default: `./${stem}.js` },
  });
  return {
    name:
      name ??
      `${
        title
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '') || 'listing'
      }-client`,
    version,
    description: `Types, validators and an iterator: ${title}`,
    license: typeof licence === 'string' ? licence : 'UNLICENSED',
    sideEffects: false,
    main: './index.js',
    module: './index.mjs',
    types: './index.d.ts',
    exports: {
      '.': entry('index'),
      './validators': entry('validators'),
      './contract.json': './contract.json',
      './package.json': './package.json',
    },
    engines: { node: '>=18' },
  };
}

/** The names that the declarations use for what the document calls otherwise. */
function typeNames(
  document: JsonObject,
  { success, items }: ReturnType<typeof contractOf>['model'],
  bodies: ReturnType<typeof contractOf>['bodies'],
  template: string,
): TypeNames {
  const item = itemSchema(document, bodies, items.within);
  const byValues = new Map(enumerationsOf(document).map(({ name, values }) => [JSON.stringify(values), name]));
  const page = schemaName(bodies.page, 'ItemPage');
  const named = schemaName(item, 'Item');
  const errorName = bodies.error === undefined ? undefined : schemaName(bodies.error, 'ErrorBody');
  const error = componentType(bodies.error);
  return {
    page,
    item: named === page ? `${named}Item` : named,
    pageType:
      componentType(bodies.page) ??
      `paths[${quoted(template)}]["get"]["responses"][${success.status}]["content"][${quoted(success.mediaType)}]`,
    ...(errorName !== undefined && error !== undefined && { error: { name: errorName, type: error } }),
    enumeration: (values) => byValues.get(JSON.stringify(values)),
  };
}

function componentType(schema: Json | undefined): string | undefined {
  const reference = isObject(schema) ? schema.$ref : undefined;
  const component = typeof reference === 'string' ? componentOf(reference) : undefined;
  return component === undefined ? undefined : `components["schemas"][${quoted(component)}]`;
}

type Bodies = ReturnType<typeof contractOf>['bodies'];

const itemSchema = (document: JsonObject, { page, members }: Bodies, within: string): Json | undefined => {
  const member = keyword(document, schemaAt(document, page, members.at), 'items');
  return within === '' ? member : schemaAt(document, member, within);
};

function validated(document: JsonObject, bodies: Bodies, names: TypeNames, within: string): readonly Validated[] {
  return [
    { name: names.page, schema: bodies.page },
    { name: names.item, schema: itemSchema(document, bodies, within) ?? true },
    ...(names.error === undefined ? [] : [{ name: names.error.name, schema: bodies.error ?? true }]),
  ];
}

/** Exports what the contract promises and nothing else. */
function mainModule({ order, filter }: ListingData): string {
  const directions = (['ascending', 'descending'] as const).filter((direction) =>
    order?.fields.some((field) => keyTemplate({ field, direction }, order) !== undefined),
  );
  const comparisons =
    filter === undefined ? [] : askedOperators(filter, clauseOperators).map((one) => (one === 'in' ? 'oneOf' : one));
  const joints = (['and', 'or'] as const).filter((one) => filter?.[one] !== undefined);
  return [
    `import { ListingError, listingOf } from './index';`,
    `import data from './listing.json';`,
    `export * from './values';`,
    `export { ListingError };`,
    `export const { ${['listAll', ...directions, ...comparisons, ...joints].join(', ')} } = listingOf(data);`,
  ].join('\n');
}

function licences(): string {
  const texts = libraries.map((name) => {
    const directory = path.join(repository, 'node_modules', name);
    const file = ['LICENSE', 'LICENSE.md'].map((one) => path.join(directory, one)).find((one) => isReadable(one));
    return `## ${name}\n\n${file === undefined ? '' : readFileSync(file, 'utf8').trim()}\n`;
  });
  return `# Licences of the libraries of which a part stands in this package\n\n${texts.join('\n')}`;
}

function isReadable(file: string): boolean {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
}
