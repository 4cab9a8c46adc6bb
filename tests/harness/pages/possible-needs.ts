import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataNeeds, type DataNeed } from '../findings/data-needs';

/** Read ahead where the harness is built as a package (`tests/package/build.ts`), because that holds no sources. */
declare const packagedNeeds: { readonly [id: string]: readonly string[] } | undefined;

const checksFolder = path.resolve(__dirname, '..', 'checks');

const isNeed = (name: string): name is DataNeed => Object.hasOwn(dataNeeds, name);

/** The phrase of a need, with a mark for a detail that only a run knows. */
function phraseOf(key: DataNeed, detail = '…'): string {
  const phrase = dataNeeds[key] as string | ((detail: string) => string);
  return typeof phrase === 'string' ? phrase : phrase(detail);
}

/** The needs that a source names. A walk that is not finished is told by `finished` in the place of the check. */
function needsIn(source: string): readonly string[] {
  const named = [...source.matchAll(/\.needs\(\s*'([^']+)'(?:,\s*'([^']+)')?/g)].flatMap(([, key = '', detail]) =>
    isNeed(key) ? [phraseOf(key, detail)] : [],
  );
  return /\bfinished\(/.test(source) ? [...named, phraseOf('ended-walk')] : named;
}

/**
 * What a check may lack, in the phrases of the table, as its source names them. What makes the check, beside
 * it, is looked at too. One that names no need at all lacks nothing but an answer.
 */
export function possibleNeeds(id: string): readonly string[] {
  if (typeof packagedNeeds !== 'undefined') return packagedNeeds[id] ?? [];
  const folder = path.join(checksFolder, id.split('.', 1)[0] ?? '');
  const read = (name: string): string => readFileSync(path.resolve(folder, `${name}.ts`), 'utf8');
  const own = read(id.slice(id.indexOf('.') + 1));
  const helpers = [...own.matchAll(/^import \{([^}]*)\} from '\.\/([^']+)'/gm)]
    .filter(([, names = '']) => names.split(',').some((one) => own.includes(`= ${one.trim()}(`)))
    .map(([, , name = '']) => read(name));
  // What several checks lack alike is told where they choose it.
  const shared = [own, ...helpers]
    .flatMap((source) => [...source.matchAll(/^import \{[^}]*\bneeds[A-Z][^}]*\} from '(\.\.\/\.\.\/facts\/[^']+)'/gm)])
    .map(([, name = '']) => read(name));
  return [...new Set([own, ...helpers, ...shared].flatMap(needsIn))];
}
