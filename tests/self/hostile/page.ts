import path from 'node:path';
import { generatedDirectory } from '../../harness/contract/directories';
import type { HostileRow } from './hostile-runs';

export const hostileFile = path.join(generatedDirectory, 'hostile.md');

const cells = ({ name, from, expected, measured, written, leaks, wrong }: HostileRow): string => {
  const { exitCode, seconds, processorSeconds, memory } = measured;
  const shown = (value: number | undefined): string => (value === undefined ? 'unknown' : String(Math.round(value)));
  const is = exitCode === expected ? String(exitCode) : `**${exitCode ?? 'killed'}** (${expected})`;
  const told = [
    is,
    shown(seconds),
    shown(processorSeconds),
    shown(memory),
    shown(written),
    leaks.join(', ') || 'none',
    wrong.join('; '),
  ];
  return `| ${[name, from, ...told].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
};

/** The page of what hostile targets and inputs come to. */
export function hostilePage(rows: readonly HostileRow[]): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const wrong = rows.filter((row) => row.wrong.length + row.leaks.length > 0).length;
  return [
    '# Hostile targets and inputs',
    '',
    'Made by `npm run hostile`: each row is a process of its own. Seconds are those on the clock and of the processor; memory is the',
    'peak of the process, and what is written is all files of the run, in MiB. The last cell is empty where all is as it should be.',
    '',
    `${rows.length} runs, ${wrong} not as they should be.`,
    ...kinds.flatMap((kind) => [
      '',
      `## ${kind}`,
      '',
      '| behaviour or input | from | exit code | s | s of processor | MiB | MiB written | leaked forms | wrong |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows.filter((row) => row.kind === kind).map(cells),
    ]),
    '',
  ].join('\n');
}
