import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { ContractError } from '../errors';
import { validatorModule, validatorNames } from './compile';
import { contractOf } from './contract-of';
import { specDirectory } from './directories';
import { readDocument } from './document';
import type { JsonObject } from './model';

/** File names and contents. */
export type Artefacts = ReadonlyMap<string, string>;

const notice = 'Made from spec/ by "npm run generate". Not to be edited.';

/** What the shipped contract is turned into: types, validators and the bundled document. The same bytes from the same files. */
export async function contractArtefacts(): Promise<Artefacts> {
  const source = `spec/${shippedName()}`;
  const document = await readDocument(path.join(specDirectory, shippedName()));
  const { bodies } = contractOf(source, document);
  return new Map([
    ['contract.json', `${JSON.stringify({ ...document, 'x-source': source }, null, 2)}\n`],
    ['types.ts', await typesOf(document)],
    ['validators.js', `// ${notice}\n${validatorModule(source, document, bodies)}\n`],
    ['validators.d.ts', validatorTypes()],
  ]);
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

function shippedName(): string {
  const [name, ...others] = readdirSync(specDirectory).filter((entry) => entry.endsWith('.openapi.yaml'));
  if (name === undefined || others.length > 0)
    throw new ContractError(
      'CONTRACT_UNREADABLE',
      `Expected exactly one *.openapi.yaml in spec/; found ${name === undefined ? 'none' : others.length + 1}. Further documents are loaded with --contract, not generated.`,
    );
  return name;
}

async function typesOf(document: JsonObject): Promise<string> {
  // A default in a response schema does not mean that the server sends the property.
  const ast = await openapiTS(JSON.stringify(document), { defaultNonNullable: false, silent: true });
  return `// ${notice}\n${astToString(ast)}`;
}

function validatorTypes(): string {
  const schemas = validatorNames.map((name) => `export declare const ${name}: CompiledSchema;\n`);
  return `// ${notice}\nimport type { CompiledSchema } from '../tests/harness/contract/schema-failure';\n\n${schemas.join('')}`;
}
