import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as generated from '../../../generated/validators';
import { HarnessError } from '../errors';
import { compileValidators, validatorsOf } from './compile';
import { contractOf } from './contract-of';
import { type ListingChoice, takenAsJudged } from './listing';
import { generatedDirectory, repository } from './directories';
import { checkedDocument, readDocument } from './document';
import type { Contract, JsonObject } from './model';
import { textOf } from './pointer';

/** A bundled document, and what its user calls it. */
export interface LoadedDocument {
  readonly file: string;
  readonly document: JsonObject;
}

/**
 * Loads the contract in `file`, or the shipped one without it. The shipped contract is served from `generated/`, any other is
 * read, validated and compiled now. Throws `ContractError` where the document or its `x-listing` is wrong.
 */
export async function loadContract(file?: string, choice: ListingChoice = {}): Promise<Contract> {
  const shipped = shippedDocument();
  if (file === undefined || isShipped(file, shipped)) return shippedContract(file ?? shipped.file, shipped.document, choice);
  return compiled(file, await readDocument(file), choice);
}

/** The contract in a document that is at hand, judged as one that is read; `file` is what messages call it. */
export async function contractIn(file: string, root: JsonObject, choice: ListingChoice = {}): Promise<Contract> {
  return compiled(file, await checkedDocument(file, structuredClone(root)), choice);
}

function shippedContract(file: string, document: JsonObject, choice: ListingChoice): Contract {
  const { model, bodies } = contractOf(file, document, choice);
  return { ...model, validators: validatorsOf(generated, bodies.members) };
}

function compiled(file: string, document: JsonObject, choice: ListingChoice): Contract {
  const { model, bodies } = contractOf(file, document, choice);
  return { ...model, validators: compileValidators(file, document, bodies) };
}

/** The bundled document behind `loadContract(file)`. */
export async function loadDocument(file?: string): Promise<LoadedDocument> {
  const shipped = shippedDocument();
  if (file === undefined) return shipped;
  return { file, document: isShipped(file, shipped) ? shipped.document : await readDocument(file) };
}

/** `npm run generate` keeps the name of the source beside the bundle, and makes none of a listing that is wrong. */
function shippedDocument(): LoadedDocument {
  const bundle = path.join(generatedDirectory, 'contract.json');
  try {
    const document = JSON.parse(readFileSync(bundle, 'utf8')) as JsonObject;
    return { file: textOf(document['x-source']), document: takenAsJudged(document) };
  } catch (cause) {
    throw new HarnessError(
      'HARNESS_NOT_GENERATED',
      'Expected generated/contract.json to be readable JSON; it is not. Run "npm run generate".',
      {
        cause,
      },
    );
  }
}

function isShipped(file: string, shipped: LoadedDocument): boolean {
  return path.resolve(file) === path.join(repository, shipped.file);
}
