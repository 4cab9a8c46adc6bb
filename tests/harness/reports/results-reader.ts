import { lastBroken } from '../broken-rule';
import Ajv from 'ajv/dist/2020';
import { errorParts } from '../client/failure';
import { ConfigError } from '../errors';
import { brokenJson, inputBytes, jsonTextOfInput, mostOfRun } from '../input-file';
import { outcomes } from '../findings/finding';
import { contradictionIn } from '../findings/contradiction';
import { exitCodes } from '../findings/verdict';
import type { Results } from './results';
import { late } from '../late';
import { resultsVersion } from './results';

const text = { type: 'string' };
const number = { type: 'number' };
const amount = { type: 'number', minimum: 0 };

/** Others than these members are let through: a harness of the same version may add some. */
const validator = late(() =>
  new Ajv().compile<Results>({
    type: 'object',
    required: ['verdict', 'target', 'contract', 'startedAt', 'observed', 'findings'],
    properties: {
      verdict: { enum: Object.keys(exitCodes) },
      version: { type: 'integer', minimum: 1 },
      durationMs: amount,
      requests: { type: 'integer', minimum: 0 },
      target: text,
      contract: text,
      startedAt: text,
      baseline: {
        type: 'object',
        required: ['accepted'],
        properties: { accepted: { type: 'array', items: { type: 'object' } } },
      },
      sentence: text,
      label: text,
      operation: text,
      observed: { type: 'object', additionalProperties: text },
      latency: {
        type: 'object',
        required: ['samples', 'p25Ms', 'p50Ms', 'p75Ms', 'p95Ms'],
        properties: { samples: number, p25Ms: number, p50Ms: number, p75Ms: number, p95Ms: number },
      },
      findings: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'level', 'outcome', 'title', 'message'],
          properties: { id: text, level: { enum: ['MUST', 'SHOULD'] }, outcome: { enum: outcomes }, title: text, message: text },
        },
      },
    },
  }),
);

function unreadable(file: string, why: string, cause?: unknown): ConfigError {
  return new ConfigError(
    'CONFIG_RESULTS_UNREADABLE',
    `Expected the results of a run in ${file}; ${why}. Name the results.json of a run that ended.`,
    { cause },
  );
}

function parsed(file: string): unknown {
  let content: string;
  try {
    content = jsonTextOfInput(inputBytes(file, mostOfRun));
  } catch (cause) {
    throw unreadable(file, errorParts(cause).message, cause);
  }
  if (content.trim() === '') throw unreadable(file, 'it is empty');
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw unreadable(file, brokenJson(content, cause as SyntaxError), cause);
  }
}

/**
 * Reads `results.json`. Throws `ConfigError` (`CONFIG_RESULTS_UNREADABLE`), naming the file and what is wrong, for one that is
 * missing, truncated, of another kind or of a newer version.
 */
export function readResults(file: string): Results {
  const content = parsed(file);
  const version: unknown =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : resultsVersion;
  if (typeof version === 'number' && version > resultsVersion)
    throw unreadable(file, `it is of version ${version}, and this harness reads version ${resultsVersion}`);
  const validate = validator();
  if (!validate(content)) {
    throw unreadable(file, `it is something else: ${lastBroken(validate.errors, 'the whole')}`);
  }
  if (Number.isNaN(Date.parse(content.startedAt)))
    throw unreadable(file, `it does not say when it began, but ${JSON.stringify(content.startedAt.slice(0, 40))}`);
  const { verdict, exitCode = exitCodes[verdict], findings, baseline } = content as Results & { readonly exitCode?: number };
  if (exitCode !== exitCodes[verdict])
    throw unreadable(
      file,
      `it contradicts itself: its verdict is "${verdict}", and its exit code ${JSON.stringify(exitCode).slice(0, 20)}`,
    );
  const contradiction = contradictionIn({ verdict, findings, baseline });
  if (contradiction !== undefined) throw unreadable(file, contradiction);
  return content;
}
