import type { Exchange } from '../client/exchange';
import type { Finding, Outcome } from '../findings/finding';
import { outcomes } from '../findings/finding';
import type { Verdict } from '../findings/verdict';
import { printable } from './printable';
import type { Results } from './results';

/** What the summary at the end of a run is made from. */
export interface SummaryInput {
  readonly results: Results;
  readonly findings: readonly Finding[];
  /** The exchange with this number in the ledger. */
  readonly exchange: (id: number) => Exchange | undefined;
  /** Why the run stopped early, or what kept a check from ending. */
  readonly notes: readonly string[];
  /** Where files were written. */
  readonly files: readonly string[];
}

const meaning: { readonly [verdict in Verdict]: string } = {
  conforms: 'no requirement is violated',
  violates: 'at least one requirement is violated',
  usage: 'nothing was sent',
  unreachable: 'the target could not be asked',
  error: 'the harness could not judge every requirement',
  inconclusive: 'the target gave too little to judge by',
  interrupted: 'stopped before the end; the ledger is incomplete',
};

const label = (name: string, value: string): string => `${name.padEnd(10)}${value}`;

const heading = ({ level, id, title }: Finding): string => `  ${level} ${id}: ${title}`;

function requestLine({ exchanges, curl }: Finding, exchange: SummaryInput['exchange']): readonly string[] {
  const shown = exchanges.map(exchange).find((found) => found !== undefined);
  const status = shown?.response?.status ?? shown?.attempts.at(-1)?.failure;
  return [
    ...(shown === undefined
      ? []
      : [
          `    request   ${printable(`${shown.request.method} ${shown.request.url}`)} → ${printable(String(status))} (#${shown.id})`,
        ]),
    // Never cut: it is there to be run.
    ...(curl === undefined ? [] : [`    ${printable(curl, Infinity)}`]),
  ];
}

/** A violation in three lines: expected, received, request; and the request once more as a command to run. */
function failure(finding: Finding, exchange: SummaryInput['exchange']): readonly string[] {
  const [first, ...others] = finding.violations;
  const more = others.length === 0 ? [] : [`    and ${others.length} more, in results.json and the ledger`];
  const contradiction =
    first === undefined
      ? [`    ${printable(finding.message)}`]
      : [`    expected  ${printable(first.expected)}`, `    received  ${printable(first.received)}`];
  return [heading(finding), ...contradiction, ...requestLine(finding, exchange), ...more];
}

const reason = (finding: Finding): readonly string[] => [`${heading(finding)}`, `    ${printable(finding.message)}`];

/** How the findings of one outcome are told; a pass is only counted. */
const sections: readonly {
  readonly outcome: Outcome;
  readonly title: string;
  readonly tell: (finding: Finding, exchange: SummaryInput['exchange']) => readonly string[];
}[] = [
  { outcome: 'fail', title: 'Failures', tell: failure },
  { outcome: 'error', title: 'Errors of the harness', tell: reason },
  { outcome: 'warn', title: 'Warnings', tell: failure },
  { outcome: 'inconclusive', title: 'Inconclusive', tell: reason },
  { outcome: 'not-applicable', title: 'Not applicable', tell: reason },
  { outcome: 'disabled', title: 'Disabled', tell: reason },
];

/** The end of a run for the person at the terminal: the verdict first, then what it rests on. Safe to print, whatever the target sent. */
export function summary({ results, findings, exchange, notes, files }: SummaryInput): string {
  const of = (outcome: Outcome): readonly Finding[] => findings.filter((finding) => finding.outcome === outcome);
  const counts = outcomes.filter((outcome) => of(outcome).length > 0).map((outcome) => `${of(outcome).length} ${outcome}`);
  const observed = Object.entries(results.observed).map(([key, value]) => `  ${printable(key)}: ${printable(value)}`);
  const told = sections.flatMap(({ outcome, title, tell }) => {
    const members = of(outcome);
    return members.length === 0 ? [] : ['', title, ...members.flatMap((finding) => tell(finding, exchange))];
  });
  return [
    `${results.verdict.toUpperCase()}: ${meaning[results.verdict]} (exit code ${results.exitCode})`,
    ...notes.map((note) => printable(note, 1000)),
    '',
    label(
      'Target',
      `${results.target}${results.embedded ? ' (the embedded reference server; name another with TARGET_URL or --target)' : ''}`,
    ),
    label('Contract', printable(results.contract)),
    label('Findings', counts.join(', ') || 'none'),
    label('Requests', `${results.requests} in ${(results.durationMs / 1000).toFixed(1)} s`),
    ...(observed.length === 0 ? [] : ['', 'Observed', ...observed]),
    ...told,
    '',
    ...(files.length === 0 ? [] : [label('Written', files.join(', '))]),
    '',
  ].join('\n');
}
