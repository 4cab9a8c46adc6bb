import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { errorParts } from '../harness/client/failure';
import { ConfigError } from '../harness/errors';
import { indexPage, indexSentence } from '../harness/reports/html/index-page';
import { readResults } from '../harness/reports/results-reader';
import { type IndexedRun, seriesOf } from '../harness/reports/run-series';
import { writeWhole } from '../harness/reports/whole-file';
import { unwrittenBecause } from '../harness/unwritten';

/** The folders of runs: the directory itself, or those in it. */
function runFolders(directory: string): readonly string[] {
  const has = (folder: string): boolean => existsSync(path.join(folder, 'results.json'));
  let below: readonly string[];
  try {
    below = readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [path.join(directory, entry.name)] : [],
    );
  } catch (cause) {
    const why = errorParts(cause).code === 'ENOENT' ? `there is nothing (ENOENT) at ${directory}` : unwrittenBecause(cause);
    throw new ConfigError('CONFIG_INDEX_DIRECTORY', `Expected a directory of runs; ${why}. Name those that --out named.`, {
      cause,
    });
  }
  const found = [directory, ...[...below].sort()].filter(has);
  if (found.length > 0) return found;
  throw new ConfigError(
    'CONFIG_INDEX_EMPTY',
    `Expected results.json in ${directory}, or in a folder of it; found none. Name a directory that --out named.`,
  );
}

/** Links lead from the page to the reports beside it, by relative URLs. */
function linkTo(folder: string, out: string): string | undefined {
  const file = path.join(folder, 'report.html');
  if (!existsSync(file)) return undefined;
  const relative = path.relative(path.resolve(out), path.resolve(file));
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

/** Writes `index.html` into a directory that exists, over the runs of these directories. Gives the file and what it says first. */
export function writeIndex(directories: readonly string[], out: string): { readonly file: string; readonly sentence: string } {
  const folders = [...new Map(directories.flatMap(runFolders).map((folder) => [path.resolve(folder), folder])).values()];
  const runs = folders.map((folder): IndexedRun => {
    const report = linkTo(folder, out);
    return { results: readResults(path.join(folder, 'results.json')), ...(report !== undefined && { report }) };
  });
  const file = path.join(out, 'index.html');
  writeWhole(file, 'the index', [indexPage(runs)]);
  return { file, sentence: indexSentence(seriesOf(runs)) };
}
