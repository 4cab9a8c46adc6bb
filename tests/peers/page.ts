import { outcomes, type Outcome } from '../harness/findings/finding';
import { blockOf, codeOf, plainOf } from '../harness/reports/markdown-text';
import type { ResultFinding, Results } from '../harness/reports/results';
import type { Peer } from './peer';

export interface Judged {
  readonly peer: Peer;
  readonly results: Results;
}

const columns = ['pass', 'fail', 'warn', 'inconclusive'] as const satisfies readonly Outcome[];

const head = ['Peer', 'Applicable', ...columns.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`), 'Requests'];

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function rowOf({ peer, results }: Judged): string {
  const of = (outcome: Outcome): number => results.findings.filter((finding) => finding.outcome === outcome).length;
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, of(outcome)] as const));
  const applicable = results.findings.length - (counts['not-applicable'] ?? 0) - (counts['disabled'] ?? 0);
  const name = `[${peer.contract.title}](../tests/peers/${peer.name}/contract.yaml)`;
  return line([name, applicable, ...columns.map(of), results.requests]);
}

/** A cell for each peer: what became of a requirement there; empty where its document does not promise it. */
function outcomesOf(id: string, judged: readonly Judged[]): readonly string[] {
  return judged.map(({ results }) => {
    const outcome = results.findings.find((finding) => finding.id === id)?.outcome;
    return outcome === undefined || outcome === 'not-applicable' || outcome === 'disabled' ? '' : outcome;
  });
}

/** Which requirements were applicable at which peer, and those that were at none. */
function applicable(judged: readonly Judged[]): readonly string[] {
  const ids = judged[0]?.results.findings.map(({ id }) => id) ?? [];
  const rows = ids.map((id) => ({ id, cells: outcomesOf(id, judged) }));
  const nowhere = rows.filter(({ cells }) => cells.every((cell) => cell === '')).map(({ id }) => codeOf(id));
  const names = judged.map(({ peer }) => plainOf(peer.contract.title));
  return [
    '## What applied where',
    '',
    'What became of each requirement; nothing stands where a document does not promise it.',
    '',
    line(['Requirement', ...names]),
    line(['---', ...names.map(() => '---')]),
    ...rows.filter(({ cells }) => cells.some((cell) => cell !== '')).map(({ id, cells }) => line([codeOf(id), ...cells])),
    '',
    `At none of them: ${nowhere.join(' ') || 'none'}.`,
    '',
  ];
}

function told({ id, outcome, level, title, message, curl }: ResultFinding, { peer, results }: Judged): readonly string[] {
  const known = peer.expected.find((one) => one.id === id);
  const upstream =
    known?.issue === undefined
      ? 'No thread about it was found.'
      : `Known: ${known.issue.replace('https://github.com/', '')} (${known.issue}).`;
  // A port is another one in each run.
  const still = (text: string): string => text.replaceAll(new URL(results.target).host, '127.0.0.1:PORT');
  return [
    '',
    `### ${peer.contract.title}: ${codeOf(id)}`,
    '',
    `${level}, ${outcome}: ${plainOf(title)}.`,
    '',
    plainOf(still(message), 1000),
    '',
    ...(known === undefined ? ['Not expected.'] : [`${plainOf(known.reason, 1000)} ${upstream}`]),
    ...(curl === undefined ? [] : ['', blockOf(still(curl))]),
  ];
}

/** `generated/peers.md`: the same from run to run. */
export function peersPage(judged: readonly Judged[]): string {
  const broken = judged.flatMap((one) =>
    one.results.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').map((finding) => told(finding, one)),
  );
  return [
    '# Real servers',
    '',
    'Made by `npm run peers`. Not to be edited. Each is run as its documentation shows, on 130 items, and judged by a document beside it.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...judged.map(rowOf),
    '',
    ...applicable(judged),
    '## What they break',
    '',
    'Each was decided by hand against the server. What follows from another finding is told as well.',
    ...broken.flat(),
    '',
  ].join('\n');
}
