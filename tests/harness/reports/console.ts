import { plainUrl } from '../client/url';
import { styleText } from 'node:util';
import type { Exchange } from '../client/exchange';
import type { Finding, Outcome } from '../findings/finding';
import { outcomes } from '../findings/finding';
import { rootCauses, type RootCause } from '../findings/root-cause';
import type { Verdict } from '../findings/verdict';
import { counted } from '../text/counted';
import { commandsOf } from './commands';
import { notApplicableLine } from './not-applicable';
import { printable } from './printable';
import type { Results } from './results';
import { wrap } from './wrap';

/** What the summary at the end of a run is made from. */
export interface SummaryInput {
  readonly results: Results;
  /** What the process exits with; absent: what the verdict says. Another one where a report could not be written. */
  readonly exitCode?: number;
  readonly findings: readonly Finding[];
  /** The exchange with this number in the ledger. */
  readonly exchange: (id: number) => Exchange | undefined;
  /** Why the run stopped early, or what kept a check from ending. */
  readonly notes: readonly string[];
  /** Where files were written. */
  readonly files: readonly string[];
  /** Of a run that conforms, tell the verdict alone. */
  readonly quiet?: boolean;
  /** What is printed on; absent: a file or a pipe, whose lines are as long as they are. */
  readonly terminal?: { readonly columns: number; readonly colour: boolean } | undefined;
}

/** What a verdict says, in a few words. */
export const verdictMeaning: { readonly [verdict in Verdict]: string } = {
  conforms: 'no requirement is violated',
  violates: 'at least one requirement is violated',
  usage: 'nothing was sent',
  unreachable: 'the target could not be asked',
  error: 'the harness could not judge every requirement',
  inconclusive: 'what is core could not be judged; each finding says why',
  interrupted: 'stopped before the end; the ledger is incomplete',
};

const label = (name: string, value: string): string => `${name.padEnd(10)}${value}`;

const heading = ({ level, id, title }: Finding): string => `  ${level} ${id}: ${title}`;

/** More commands than these are no evidence that a person follows; all stand in results.json. */
const shownCommands = 40;

function requestLine(finding: Finding, exchange: SummaryInput['exchange']): readonly string[] {
  const shown = finding.exchanges.map(exchange).find((found) => found !== undefined);
  const commands = commandsOf(finding, exchange);
  const rest = commands.length - shownCommands;
  const status = shown?.response?.status ?? shown?.attempts.at(-1)?.failure;
  return [
    ...(shown === undefined
      ? []
      : [
          `    request   ${printable(`${shown.request.method} ${plainUrl(shown.request.url)}`)} → ${printable(String(status))} (#${shown.id})`,
        ]),
    // Never cut: they are there to be run.
    ...commands.slice(0, shownCommands).map((command) => `    ${printable(command, Infinity)}`),
    ...(rest > 0 ? [`    and ${rest} more, in results.json`] : []),
  ];
}

/** A violation in three lines: expected, received, request; and all that proves it as commands to run, in order. */
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

/** What lacks the same data or setting, once for all: by the phrase that says what to add. */
function lacking(findings: readonly Finding[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { id, lacks } of findings) {
    if (lacks === undefined) continue;
    groups.set(lacks.what, [...(groups.get(lacks.what) ?? []), id]);
  }
  return [...groups]
    .sort(([, some], [, others]) => others.length - some.length)
    .flatMap(([what, ids]) => [
      `  ${counted(ids.length, 'requirement needs', 'requirements need')} ${printable(what, Infinity)}:`,
      `    ${ids.join(', ')}`,
    ]);
}

/** How the findings of one outcome are told; a pass is only counted, and what does not apply is one line. */
const sections: readonly {
  readonly outcome: Outcome;
  readonly title: string;
  readonly tell: (finding: Finding, exchange: SummaryInput['exchange']) => readonly string[];
}[] = [
  { outcome: 'fail', title: 'Failures', tell: failure },
  { outcome: 'error', title: 'Errors of the harness', tell: reason },
  { outcome: 'warn', title: 'Warnings', tell: failure },
  { outcome: 'inconclusive', title: 'Inconclusive', tell: reason },
  { outcome: 'disabled', title: 'Disabled', tell: reason },
];

/** Colour for the verdict and the headings; none where the terminal has none, or `NO_COLOR` is set. */
type Paint = (text: string, colour: 'green' | 'red' | 'yellow' | 'bold') => string;

const colourOf = (verdict: Verdict): 'green' | 'red' | 'yellow' =>
  verdict === 'conforms' ? 'green' : verdict === 'violates' ? 'red' : 'yellow';

const bound = ({ deadlineMs }: Results): string => (deadlineMs === undefined ? '' : `, of at most ${deadlineMs / 1000} s`);

/** The verdict, with what kept the run from being as it should. */
function head({ results, exitCode = results.exitCode, findings, notes }: SummaryInput, paint: Paint): readonly string[] {
  const accepted = new Set(results.baseline?.accepted.map(({ id }) => id));
  const broken = results.baseline?.broken ?? [];
  const violated = findings.some(({ id, outcome }) => outcome === 'fail' && !accepted.has(id));
  const isOpen = results.verdict === 'inconclusive' && results.reason !== undefined;
  const meaning =
    broken.length > 0 && !violated
      ? 'the baseline was broken'
      : isOpen
        ? 'the run was over before everything was judged'
        : verdictMeaning[results.verdict];
  return [
    `${paint(results.verdict.toUpperCase(), colourOf(results.verdict))}: ${meaning} (exit code ${exitCode})`,
    ...broken.map(({ id, problem }) => `Baseline, ${printable(id)}: ${problem}`),
    ...notes.map((note) => printable(note, 1000)),
  ];
}

/** Every observation where something is to be looked into; of a run that conforms only their number, so that it fits one screen. */
function observations({ results }: SummaryInput): readonly string[] {
  const observed = Object.entries(results.observed);
  if (observed.length === 0) return [];
  if (results.verdict === 'conforms')
    return [label('Observed', `${counted(observed.length, 'choice')} that the contract leaves open; results.json names each`)];
  return ['', 'Observed', ...observed.map(([key, value]) => `  ${printable(key)}: ${printable(value)}`)];
}

function acceptance(entry: { readonly reason: string; readonly expires: string } | undefined): readonly string[] {
  return entry === undefined ? [] : [`    accepted  until ${entry.expires}: ${printable(entry.reason)}`];
}

/** What follows from a violation that was told, in one line. */
function consequence(
  consequences: readonly Finding[],
  accepted: ReadonlyMap<string, { readonly expires: string }>,
): readonly string[] {
  if (consequences.length === 0) return [];
  const named = consequences.map(({ id }) => (accepted.has(id) ? `${id} (accepted until ${accepted.get(id)?.expires})` : id));
  return [`    explains  ${named.join(', ')}`];
}

/** One fault is told once; with a failed MUST among its members it is a failure, whatever leads it. */
const gravest = ({ lead, consequences }: RootCause): Outcome =>
  consequences.some(({ outcome }) => outcome === 'fail') ? 'fail' : lead.outcome;

/** The findings that are told one by one, the gravest first. */
function told({ results, findings, exchange }: SummaryInput, paint: Paint): readonly string[] {
  const accepted = new Map(results.baseline?.accepted.map((entry) => [entry.id, entry]));
  const violations = rootCauses(findings);
  const others = findings.filter(({ outcome }) => outcome !== 'fail' && outcome !== 'warn');
  const causes: readonly RootCause[] = [...violations, ...others.map((lead) => ({ lead, consequences: [] }))];
  return sections.flatMap(({ outcome, title, tell }) => {
    const members = causes.filter((cause) => gravest(cause) === outcome);
    if (members.length === 0) return [];
    const alone = members.filter(({ lead }) => lead.lacks === undefined);
    const lines = alone.flatMap(({ lead, consequences }) => [
      ...tell(lead, exchange),
      ...acceptance(accepted.get(lead.id)),
      ...consequence(consequences, accepted),
    ]);
    return ['', paint(title, 'bold'), ...lines, ...lacking(members.map(({ lead }) => lead))];
  });
}

/** A command stays in one line, so that it can be copied. */
const isCommand = (line: string): boolean => /^ *curl /.test(line);

/** The end of a run for the person at the terminal: the verdict first, then what it rests on. Safe to print, whatever the target sent. */
export function summary(input: SummaryInput): string {
  const { results, findings, files, quiet, terminal } = input;
  const paint: Paint = (text, colour) => (terminal?.colour === true ? styleText(colour, text, { validateStream: false }) : text);
  const counts = outcomes.map((outcome) => ({ outcome, count: findings.filter((one) => one.outcome === outcome).length }));
  const left = notApplicableLine(findings);
  const rest = [
    '',
    label(
      'Target',
      `${printable(results.target, 2000)}${results.embedded ? ' (the embedded reference server; name another with TARGET_URL or --target)' : ''}`,
    ),
    label('Contract', printable(results.contract)),
    label('Findings', counts.flatMap(({ outcome, count }) => (count === 0 ? [] : `${count} ${outcome}`)).join(', ') || 'none'),
    label('Requests', `${results.requests} in ${(results.durationMs / 1000).toFixed(1)} s${bound(results)}`),
    ...observations(input),
    ...told(input, paint),
    ...(left === undefined ? [] : ['', printable(left, 1000)]),
    '',
    ...(files.length === 0 ? [] : [label('Written', files.map((file) => printable(file, 2000)).join(', '))]),
  ];
  const lines = [...head(input, paint), ...(quiet === true && results.verdict === 'conforms' ? [] : rest)];
  const width = terminal?.columns;
  const fitted =
    width === undefined ? lines : lines.flatMap((line) => (isCommand(line) ? line : wrap(line, width, hanging(line))));
  return `${fitted.join('\n')}\n`;
}

/** Where the lines that follow a line begin: below its text. */
const hanging = (line: string): number => (/^(?: {4}|[A-Z])[a-zA-Z]+ {2,}/.exec(line)?.[0] ?? '    ').length;
