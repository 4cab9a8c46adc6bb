import path from 'node:path';
import { generatedDirectory } from '../../harness/contract/directories';
import type { HostileRow, Job } from './hostile-runs';

export const hostileFile = path.join(generatedDirectory, 'hostile.md');

type Named = Pick<Job, 'kind' | 'name' | 'from'>;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const beginning = ({ name, from }: Named): string => `| ${cell(name)} | ${cell(from)} |`;

/** How a row is written. */
export function lineOf(row: HostileRow): string {
  const { expected, measured, written, leaks, wrong } = row;
  const { exitCode, seconds, processorSeconds, memory } = measured;
  const shown = (value: number | undefined): string => (value === undefined ? 'unknown' : String(Math.round(value)));
  const is = exitCode === expected ? String(exitCode) : `**${exitCode ?? 'killed'}** (${expected})`;
  const told = [
    is,
    ...[seconds, processorSeconds, memory, written].map(shown),
    leaks.join(', ') || 'none',
    wrong.join('; ') || 'nothing',
  ];
  return `${beginning(row)} ${told.map(cell).join(' | ')} |`;
}

/** The lines of a page, by kind and by how they begin. */
function linesIn(page: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const section of page.split('\n## ').slice(1)) {
    const [kind = '', ...rest] = section.split('\n');
    for (const line of rest) {
      const start = /^(?:\| (?:[^|\\]|\\.)* ){2}\|/.exec(line)?.[0];
      if (start !== undefined) lines.set(`${kind} ${start}`, line);
    }
  }
  return lines;
}

/** What a page lacks of what is run, or has beside it; and what of it is not as it should be. */
export function problemsOf(page: string, jobs: readonly (Named & Pick<Job, 'expected'>)[]): readonly string[] {
  const lines = linesIn(page);
  const known = new Set(jobs.map((job) => `${job.kind} ${beginning(job)}`));
  return [
    ...jobs.flatMap((job) => {
      const line = lines.get(`${job.kind} ${beginning(job)}`);
      if (line === undefined) return [`${job.kind}: ${job.name} (${job.from}) is missing`];
      const isRight = line.startsWith(`${beginning(job)} ${job.expected} |`) && line.endsWith('| none | nothing |');
      return isRight ? [] : [`${job.kind}: ${line}`];
    }),
    ...[...lines.keys()].filter((key) => !known.has(key) && !/ \| (?:behaviour|---) \|/.test(key)),
  ];
}

/** The page of what hostile targets and inputs come to. A row that was not run now stands as in the page before. */
export function hostilePage(jobs: readonly Named[], rows: readonly HostileRow[], before: string): string {
  const old = linesIn(before);
  const fresh = new Map(rows.map((row) => [`${row.kind} ${beginning(row)}`, lineOf(row)]));
  const kinds = [...new Set(jobs.map(({ kind }) => kind))];
  const lineFor = (job: Named): readonly string[] => {
    const key = `${job.kind} ${beginning(job)}`;
    const line = fresh.get(key) ?? old.get(key);
    return line === undefined ? [] : [line];
  };
  return [
    '# Hostile targets and inputs',
    '',
    'Made by `npm run hostile`: each row is a process of its own. A target is hostile from the first request on, or from the 20th; an input is',
    'given to the command that is named. Seconds are those on the clock and of the processor; memory is the',
    'peak of the process, of which some 110 MiB are those of a start; what is written is all files of the run, in MiB. Figures differ from run',
    'to run. What is wrong is an exit code, a sentence, a bound of time, memory or files, or a text that a terminal or runner acts upon.',
    ...kinds.flatMap((kind) => [
      '',
      `## ${kind}`,
      '',
      '| behaviour | from | exit code | s | s of processor | MiB | MiB written | leaked forms | wrong |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...jobs.filter((job) => job.kind === kind).flatMap(lineFor),
    ]),
    '',
  ].join('\n');
}
