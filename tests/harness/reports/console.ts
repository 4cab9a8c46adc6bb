import { styleText } from 'node:util';
import { type Exchange, arrivedIn } from '../client/exchange';
import { plainUrl } from '../client/url';
import type { Finding } from '../findings/finding';
import { outcomes, toldLevel } from '../findings/finding';
import type { Verdict } from '../findings/verdict';
import { counted } from '../text/counted';
import { commandsOf } from './commands';
import type { Fault, FaultStatus } from './fault';
import { lackGroups } from './lacking';
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
  /** The most serious first. */
  readonly faults: readonly Fault[];
  /** The exchange with this number in the ledger. */
  readonly exchange: (id: number) => Exchange | undefined;
  /** The command that judges one requirement again, by its id; absent where nothing can be judged again. */
  readonly again?: (id: string) => string;
  /** The file that shows a fault again without the harness, by the id of what leads it; `undefined` where there is none. */
  readonly repro?: (id: string) => string | undefined;
  /** Why the run stopped early, or what kept a check from ending. */
  readonly notes: readonly string[];
  /** Where files were written. */
  readonly files: readonly string[];
  /** Of a run that conforms, tell the sentence alone. */
  readonly quiet?: boolean;
  /** Print each observation, and not their number alone. */
  readonly observed?: boolean;
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

const heading = (finding: Finding): string => `  ${toldLevel(finding)} ${finding.id}: ${finding.title}`;

/** More commands than these are no evidence that a person follows; all stand in results.json. */
const shownCommands = 40;

function requestLine(finding: Finding, { exchange }: SummaryInput): readonly string[] {
  const shown = finding.exchanges.map(exchange).find((found) => found !== undefined);
  const commands = commandsOf(finding, exchange);
  const rest = commands.length - shownCommands;
  return [
    ...(shown === undefined
      ? []
      : [
          `    request   ${printable(`${shown.request.method} ${plainUrl(shown.request.url)}`)} → ${printable(String(shown.response?.status ?? arrivedIn(shown)))} (#${shown.id})`,
        ]),
    // Never cut: they are there to be run.
    ...commands.slice(0, shownCommands).map((command) => `    ${printable(command, Infinity)}`),
    ...(rest > 0 ? [`    and ${rest} more, in results.json`] : []),
  ];
}

/** A fault: expected, received and request of what leads it, all that proves it as commands in order, and how it is shown again. */
function told({ lead, consequences }: Fault, input: SummaryInput): readonly string[] {
  const [first, ...others] = lead.violations;
  const more = others.length === 0 ? [] : [`    and ${others.length} more, in results.json and the ledger`];
  const contradiction =
    first === undefined
      ? [`    ${printable(lead.message)}`]
      : [`    expected  ${printable(first.expected)}`, `    received  ${printable(first.received)}`];
  const repro = input.repro?.(lead.id);
  return [
    heading(lead),
    ...contradiction,
    ...requestLine(lead, input),
    ...more,
    ...(consequences.length === 0 ? [] : [`    explains  ${consequences.map(({ id }) => id).join(', ')}`]),
    ...(repro === undefined ? [] : [`    repro     ${repro}`]),
    ...(input.again === undefined ? [] : [`    again     ${input.again(lead.id)}`]),
  ];
}

/** A fault that a baseline accepts is known, so that it is only named. */
function acceptedLines({ lead, consequences }: Fault, { results }: SummaryInput): readonly string[] {
  const entry = results.baseline?.accepted.find(({ id }) => [lead, ...consequences].some((one) => one.id === id));
  return [
    heading(lead),
    ...(entry === undefined ? [] : [`    accepted  until ${entry.expires}: ${printable(entry.reason)}`]),
    ...(consequences.length === 0 ? [] : [`    explains  ${consequences.map(({ id }) => id).join(', ')}`]),
  ];
}

const faultSections: readonly (readonly [FaultStatus, string, typeof told])[] = [
  ['failed', 'Failures', told],
  ['warned', 'Warnings', told],
  ['accepted', 'Accepted', acceptedLines],
];

/** What is told with the same reason, once: the requirements, then why. */
function byReason(findings: readonly Finding[]): readonly string[] {
  const reasons = new Map<string, Finding[]>();
  for (const one of findings) reasons.set(one.message, [...(reasons.get(one.message) ?? []), one]);
  return [...reasons].flatMap(([message, members]) => {
    const [first] = members;
    const named = members.length === 1 && first !== undefined ? heading(first) : `  ${members.map(({ id }) => id).join(', ')}`;
    return [named, `    ${printable(message)}`];
  });
}

/** What could not be judged: by itself where it has a reason of its own, else once for all that lack the same, with what to add. */
function openLines(findings: readonly Finding[]): readonly string[] {
  return [
    ...byReason(findings.filter(({ lacks }) => lacks === undefined)),
    ...lackGroups(findings).flatMap(({ what, ids }) => [
      `  ${counted(ids.length, 'requirement needs', 'requirements need')} ${printable(what, Infinity)}:`,
      `    ${ids.join(', ')}`,
    ]),
  ];
}

/** Colour for the verdict and the headings; none where the terminal has none, or `NO_COLOR` is set. */
type Paint = (text: string, colour: 'green' | 'red' | 'yellow' | 'bold') => string;

const colourOf = (verdict: Verdict): 'green' | 'red' | 'yellow' =>
  verdict === 'conforms' ? 'green' : verdict === 'violates' ? 'red' : 'yellow';

/** What is judged of the last answers may end behind the time of a run, in which alone something is asked. */
function bound({ deadlineMs, durationMs }: Results): string {
  if (deadlineMs === undefined) return '';
  const time = `${deadlineMs / 1000} s`;
  return durationMs <= deadlineMs ? `, of at most ${time}` : `; nothing was asked after ${time}`;
}

/** The sentence, the verdict, and what kept the run from being as it should. */
function head({ results, exitCode = results.exitCode, notes }: SummaryInput, paint: Paint): readonly string[] {
  const { sentence = verdictMeaning[results.verdict], verdict, baseline } = results;
  const isUnwritten = exitCode !== results.exitCode;
  return [
    isUnwritten
      ? paint(`Not every file of the run could be written. What was judged: ${sentence}`, 'yellow')
      : paint(sentence, colourOf(verdict)),
    label('Verdict', `${isUnwritten ? `error, and ${verdict} by what was judged` : verdict} (exit code ${exitCode})`),
    ...(baseline?.broken ?? []).map(({ id, problem }) => `Baseline, ${printable(id)}: ${problem}`),
    ...notes.map((note) => printable(note, 1000)),
  ];
}

/** What the target does otherwise than in the run that was named with `--previous`. */
function changeLines({ changed }: Results): readonly string[] {
  if (changed === undefined) return [];
  const { since, behaviours } = changed;
  if (behaviours.length === 0) return [label('Changed', `no observed choice since ${printable(since)}`)];
  const told = behaviours.map(({ key, before, after }) => `  ${printable(key)}: ${printable(before)} → ${printable(after)}`);
  return [label('Changed', `${counted(behaviours.length, 'observed choice')} since ${printable(since)}`), ...told];
}

function observations({ results, observed }: SummaryInput, paint: Paint): readonly string[] {
  const seen = Object.entries(results.observed);
  if (seen.length === 0) return [];
  if (observed !== true)
    return [label('Observed', `${counted(seen.length, 'choice')} that the contract leaves open; --observed prints them`)];
  return ['', paint('Observed', 'bold'), ...seen.map(([key, value]) => `  ${printable(key)}: ${printable(value)}`)];
}

/** All that is to be looked into, the gravest first. */
function sections(input: SummaryInput, paint: Paint): readonly string[] {
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', paint(title, 'bold'), ...lines];
  const of = (outcome: Finding['outcome']): readonly Finding[] => input.findings.filter((one) => one.outcome === outcome);
  const [failures = [], ...others] = faultSections.map(([status, title, tell]) =>
    section(
      title,
      input.faults.filter((fault) => fault.status === status).flatMap((fault) => tell(fault, input)),
    ),
  );
  return [
    ...failures,
    ...section('Errors of the harness', byReason(of('error'))),
    ...others.flat(),
    ...section('Inconclusive', openLines(of('inconclusive'))),
    // What a quick run left out is told in one line.
    ...section('Disabled', byReason(of('disabled').filter(({ unasked }) => unasked !== true))),
  ];
}

/** What a quick run did not ask, by name. */
const unaskedLine = (ids: readonly string[]): string =>
  `Not asked: ${counted(ids.length, 'requirement')}, because the run is a quick one; another --seed asks others: ${ids.join(', ')}`;

/** A command stays in one line, so that it can be copied. */
const isCommand = (line: string): boolean => /^ *(curl|again) /.test(line);

/** The end of a run for the person at the terminal: the answer first, then what is to be looked into. Safe to print, whatever the target sent. */
export function summary(input: SummaryInput): string {
  const { results, findings, files, quiet, terminal } = input;
  const paint: Paint = (text, colour) => (terminal?.colour === true ? styleText(colour, text, { validateStream: false }) : text);
  const counts = outcomes.map((outcome) => ({ outcome, count: findings.filter((one) => one.outcome === outcome).length }));
  const left = notApplicableLine(findings);
  const rest = [
    ...sections(input, paint),
    '',
    label(
      'Target',
      `${printable(results.target, 2000)}${results.embedded ? ' (the embedded reference server; name another with TARGET_URL or --target)' : ''}`,
    ),
    label('Contract', printable(results.contract)),
    label('Findings', counts.flatMap(({ outcome, count }) => (count === 0 ? [] : `${count} ${outcome}`)).join(', ') || 'none'),
    label('Requests', `${results.requests} in ${(results.durationMs / 1000).toFixed(1)} s${bound(results)}`),
    ...changeLines(results),
    ...observations(input, paint),
    ...(results.unasked === undefined ? [] : ['', unaskedLine(results.unasked)]),
    ...(left === undefined ? [] : ['', printable(left, 1000)]),
    '',
    ...(files.length === 0 ? [] : [label('Written', files.map((file) => printable(file, 2000)).join(', '))]),
  ];
  const [answer = '', ...verdict] = head(input, paint);
  const lines = quiet === true && results.verdict === 'conforms' ? [answer, ...input.notes] : [answer, ...verdict, ...rest];
  const width = terminal?.columns;
  const fitted =
    width === undefined ? lines : lines.flatMap((line) => (isCommand(line) ? line : wrap(line, width, hanging(line))));
  return `${fitted.join('\n')}\n`;
}

/** Where the lines that follow a line begin: below its text. */
const hanging = (line: string): number => (/^(?: {4}|[A-Z])[a-zA-Z]+ {2,}/.exec(line)?.[0] ?? '    ').length;
