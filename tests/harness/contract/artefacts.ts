import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type BodySchemas, compileValidators, validatorModule, validatorNames } from './compile';
import { contractOf } from './contract-of';
import { readDocument } from './document';
import { documentTypes } from './document-types';
import type { JsonObject } from './model';

/** File names and contents. */
export type Artefacts = ReadonlyMap<string, string>;

const notice = 'Made from spec/ by "npm run generate". Not to be edited.';
const ending = '.openapi.yaml';

interface Compilable {
  readonly source: string;
  readonly document: JsonObject;
  readonly bodies: BodySchemas;
}

/** A directory of documents, and the one of them that is judged by where no other is named. */
interface Documents {
  readonly directory: string;
  /** File name below the directory. */
  readonly shipped: string;
}

/**
 * What the documents are turned into: the shipped one into types, validators and the bundled document, each other one into types. Those
 * are compiled when they are named with `--contract`, and here for the sake of their errors. The same bytes from the same files.
 * Rejects with `ContractError` where one of them is missing or wrong.
 */
export async function contractArtefacts({ directory, shipped }: Documents): Promise<Artefacts> {
  const siblings = readdirSync(directory).filter((name) => name.endsWith(ending) && name !== shipped);
  const artefacts = new Map(await shippedArtefacts(directory, shipped));
  for (const name of siblings.sort()) {
    const { source, document, bodies } = await read(directory, name);
    compileValidators(source, document, bodies);
    artefacts.set(`${name.slice(0, -ending.length)}.types.ts`, typesOf(source, document));
  }
  return artefacts;
}

async function shippedArtefacts(directory: string, shipped: string): Promise<Artefacts> {
  const { source, document, bodies } = await read(directory, shipped);
  return new Map([
    ['contract.json', `${JSON.stringify({ ...document, 'x-source': source }, null, 2)}\n`],
    ['types.ts', typesOf(source, document)],
    ['validators.js', `// ${notice}\n${validatorModule(source, document, bodies)}\n`],
    ['validators.d.ts', validatorTypes(validatorNames(document, bodies))],
  ]);
}

async function read(directory: string, name: string): Promise<Compilable> {
  const source = `${path.basename(directory)}/${name}`;
  const document = await readDocument(path.join(directory, name));
  return { source, document, bodies: contractOf(source, document).bodies };
}

/** The artefacts whose file in a directory is missing or differs, by name. */
export function staleArtefacts(directory: string, artefacts: Artefacts): readonly string[] {
  return [...artefacts].filter(([name, content]) => contentOf(path.join(directory, name)) !== content).map(([name]) => name);
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const typesOf = (source: string, document: JsonObject): string => `// ${notice}\n${documentTypes(source, document)}`;

function validatorTypes(names: readonly string[]): string {
  const schemas = names.map((name) => `export declare const ${name}: CompiledSchema;\n`);
  return `// ${notice}\nimport type { CompiledSchema } from '../tests/harness/contract/schema-failure';\n\n${schemas.join('')}`;
}
