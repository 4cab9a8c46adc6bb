import { codeOf, plainOf } from './markdown-text';
import type { NamedRun } from './merged-ledger';

type Cells = readonly string[];

const row = (cells: Cells): string => `| ${cells.join(' | ')} |`;
const table = (head: Cells, rows: readonly Cells[]): readonly string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

/** Several runs beside each other, in GitHub's Markdown: the answer in a sentence, verdicts, then the requirements and choices in which they differ. */
export function sideBySide(runs: readonly NamedRun[], sentence: string): string {
  const names = runs.map(({ name }) => name);
  const judged = runs.map(({ contents }) => new Map<string, string>(contents.findings.map(({ id, outcome }) => [id, outcome])));
  const observed = runs.map(({ contents }) => new Map(contents.observations.map(({ key, value }) => [key, value])));
  const differing = (maps: readonly ReadonlyMap<string, string>[], absent: string): readonly Cells[] => {
    const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))];
    const rows = keys.map((key) => [key, ...maps.map((map) => map.get(key) ?? absent)]);
    return rows.filter(([, ...cells]) => new Set(cells).size > 1).map((cells) => cells.map((cell) => codeOf(cell)));
  };
  const overview = runs.map(({ name, contents: { run, end, findings } }) => {
    const count = (outcome: string): string => String(findings.filter((finding) => finding.outcome === outcome).length);
    const counts = [count('pass'), count('fail'), count('warn'), count('inconclusive')];
    return [plainOf(name), codeOf(run.target), codeOf(run.contract), end.verdict ?? 'error', ...counts];
  });
  const section = (title: string, first: string, rows: readonly Cells[]): readonly string[] =>
    rows.length === 0 ? [] : ['', `## ${title}`, '', ...table([first, ...names.map((name) => plainOf(name))], rows)];
  return [
    `# ${plainOf(sentence, 1000)}`,
    '',
    ...table(['Run', 'Target', 'Contract', 'Verdict', 'Pass', 'Fail', 'Warn', 'Inconclusive'], overview),
    ...section('Where they differ', 'Requirement', differing(judged, 'not judged')),
    ...section('Choices that differ', 'Choice', differing(observed, 'not seen')),
    '',
  ].join('\n');
}
