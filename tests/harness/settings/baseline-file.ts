import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { brokenRule } from '../broken-rule';
import { errorParts } from '../client/failure';
import { ConfigError } from '../errors';
import { type BaselineFile, unfilled } from '../findings/baseline';
import schema from '../findings/baseline.schema.json';
import { late } from '../late';
import { inputText } from '../input-file';
import { parsedYaml } from '../parsed-yaml';

const maximumBytes = 256 * 1024;

const validator = late(() => addFormats(new Ajv2020({ allErrors: true })).compile<Partial<BaselineFile>>(schema));

function refusal(file: string, why: string, cause?: unknown): ConfigError {
  const message = `Expected a baseline in ${file}, a list "accepted" of known failures with id, reason and expires, or one "behaviours"; ${why}.`;
  return new ConfigError('CONFIG_BASELINE', message, { cause });
}

function parsed(file: string): unknown {
  try {
    return parsedYaml(inputText(file, maximumBytes));
  } catch (cause) {
    throw refusal(file, (errorParts(cause).message.split('\n', 1)[0] ?? '').replace(/[\s:.]+$/, ''), cause);
  }
}

/** What entries are about that still have what --write-baseline put there. */
function unfilledIn(content: unknown): readonly string[] {
  const { accepted, behaviours } = (content ?? {}) as { readonly accepted?: unknown; readonly behaviours?: unknown };
  const entries = [accepted, behaviours].flatMap((list: unknown) =>
    Array.isArray(list) ? (list as readonly (Partial<Record<string, unknown>> | null)[]) : [],
  );
  return entries.flatMap((entry) =>
    entry?.reason === unfilled.reason || entry?.expires === unfilled.expires ? [String(entry.id ?? entry.key)] : [],
  );
}

/** One broken rule in words. */
function problemOf(error: ErrorObject): string {
  return error.keyword === 'anyOf' ? 'it has neither "accepted" nor "behaviours"' : brokenRule(error);
}

/** Reads a baseline, in YAML or JSON. Throws `ConfigError` for a file that cannot be read, or is not as `baseline.schema.json` says. */
export function readBaseline(file: string): BaselineFile {
  const content = parsed(file);
  const [open] = unfilledIn(content);
  if (open !== undefined)
    throw refusal(file, `${JSON.stringify(open.slice(0, 100))} is not filled in: say why it is accepted, and until which day`);
  const validate = validator();
  if (!validate(content)) {
    // What the alternatives each say is said by the rule that holds them.
    const own = (validate.errors ?? []).filter(({ schemaPath }) => !schemaPath.startsWith('#/anyOf/'));
    throw refusal(
      file,
      own
        .slice(0, 3)
        .map((error) => problemOf(error))
        .join('; '),
    );
  }
  const { accepted = [], behaviours = [] } = content;
  for (const names of [accepted.map(({ id }) => id), behaviours.map(({ key }) => key)]) {
    const twin = names.find((name, index) => names.indexOf(name) < index);
    const hidden = names.find((name) => /\p{C}/u.test(name));
    if (hidden !== undefined) throw refusal(file, `${JSON.stringify(hidden.slice(0, 100))} holds a sign that cannot be seen`);
    if (twin !== undefined) throw refusal(file, `it names ${JSON.stringify(twin.slice(0, 100))} twice`);
  }
  return { accepted, behaviours };
}
