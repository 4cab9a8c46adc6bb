import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import { ContractError } from '../../harness/errors';

const ledgers = readFileSync(path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml'), 'utf8');

/** The error with which a contract is refused. */
export async function refusalOf(file: string): Promise<ContractError> {
  const error: unknown = await loadContract(file).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(ContractError);
  return error as ContractError;
}

/** One line that says what was expected, what arrived and what to do, without a stack trace. */
export function expectSentence(error: ContractError, code: string, parts: readonly string[]): void {
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^Expected [^\n]+[.:] [A-Z][^\n]+\.$/);
  expect(error.message).not.toMatch(/ at \S+:\d+:\d+/);
  for (const part of parts) expect(error.message).toContain(part);
}

/** Sets, or with `undefined` removes, a place in a copy of the invented contract. */
export function ledgersWith(at: readonly (string | number)[], value: unknown): string {
  const copy: unknown = parse(ledgers);
  const parent = at.slice(0, -1).reduce((node, name) => (node as Record<string, unknown>)[name], copy) as Record<string, unknown>;
  const last = String(at.at(-1));
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return stringify(copy);
}

/** A part of the invented contract, for tests that move it. */
export function ledgersPart(at: readonly (string | number)[]): unknown {
  return at.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], parse(ledgers));
}
