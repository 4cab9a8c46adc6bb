import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ResultFinding } from '../harness/reports/results';

/** What a peer is known to break, decided by hand against the peer itself. */
export interface Expectation {
  /** The requirement. */
  readonly id: string;
  readonly outcome: 'fail' | 'warn';
  /** Why it is the peer's fault, in a sentence that its users could not refute. */
  readonly reason: string;
  /** Where its makers were told; absent where no such thread was found. */
  readonly issue?: string;
}

const schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'outcome', 'reason'],
    additionalProperties: false,
    properties: {
      id: { type: 'string' },
      outcome: { enum: ['fail', 'warn'] },
      reason: { type: 'string', minLength: 20 },
      issue: { type: 'string', pattern: '^https://github\\.com/[^/]+/[^/]+/(issues|pull)/[0-9]+$' },
    },
  },
};

/** Reads an `expected.yaml`. Throws where it is not a list of expectations. */
export function readExpectations(file: string): readonly Expectation[] {
  const list: unknown = parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: true });
  if (!ajv.validate<readonly Expectation[]>(schema, list)) {
    const place = path.join(path.basename(path.dirname(file)), path.basename(file));
    throw new Error(`Expected ${place} to list what its peer breaks; found that ${ajv.errorsText(ajv.errors)}.`);
  }
  return list;
}

type Broken = Pick<ResultFinding, 'id' | 'outcome' | 'message'>;

/** A sentence for each difference between what a peer is expected to break and what it broke. */
export function differencesOf(peer: string, expected: readonly Expectation[], findings: readonly Broken[]): readonly string[] {
  const news = findings.flatMap(({ id, outcome, message }) => {
    if (!['fail', 'warn', 'error'].includes(outcome)) return [];
    const known = expected.find((one) => one.id === id);
    if (known?.outcome === outcome) return [];
    return [
      `${peer}: expected ${known === undefined ? `no failure of ${id}` : `${id} to ${known.outcome}`}; it is ${outcome}. ${message} Decide by hand whose fault it is.`,
    ];
  });
  const gone = expected.flatMap(({ id, outcome }) => {
    const found = findings.find((one) => one.id === id)?.outcome ?? 'not judged';
    if (['fail', 'warn', 'error'].includes(found)) return [];
    return [`${peer}: expected ${id} to ${outcome}; it is ${found}. Delete it from expected.yaml, or find why it is not seen.`];
  });
  return [...news, ...gone];
}
