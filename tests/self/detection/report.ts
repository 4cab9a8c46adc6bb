import type { AnyMutant } from '../../reference/mutants';
import { costLine, percent, type Detection, type Power } from './detection';
import type { Lawful } from './lawful';
import { keptOf, movingRows } from './moving';
import type { Trialled } from './trial';

type Cells = readonly string[];

function table(head: Cells, rows: readonly Cells[]): readonly string[] {
  const line = (cells: Cells): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const movingHead = ['Movement', 'Runs', 'Least needed', 'Least shown', 'Verdicts', 'Failures and warnings'] as const;

const code = (id: string): string => `\`${id}\``;

const total = (power: readonly Power[]): Power => ({
  area: 'all',
  mutants: power.reduce((sum, { mutants }) => sum + mutants, 0),
  killed: power.reduce((sum, { killed }) => sum + killed, 0),
});

const rate = ({ killed, mutants }: Power): string => percent(mutants === 0 ? 1 : killed / mutants);

/** What was measured, for the person at the terminal; problems are told apart from it. */
export function figures(detection: Detection, lawful: number): readonly string[] {
  const rows = [...detection.power, total(detection.power)];
  return [
    ...rows.map(
      (power) =>
        `${power.area.padEnd(12)}${String(power.killed).padStart(4)} of ${String(power.mutants).padStart(3)} killed  ${rate(power)}`,
    ),
    `${lawful} conforming servers, ${detection.falseAlarms.length} false alarms`,
    `The summary leads with the primary requirement of ${percent(detection.rootCauseRate)} of the mutants`,
    costLine(detection.cost),
    ...detection.misled.map(({ id, primary, lead }) => `  ${id}: ${lead} instead of ${primary}`),
  ];
}

/** `generated/detection.md`: the same from run to run. */
export function detectionReport(
  mutants: readonly AnyMutant[],
  lawful: readonly Lawful[],
  requirements: readonly { readonly id: string }[],
  trials: readonly Trialled[],
  detection: Detection,
): string {
  const trialOf = (kind: Trialled['kind'], id: string): Trialled | undefined =>
    trials.find((trial) => trial.kind === kind && trial.id === id);
  const killers = (id: string): readonly Trialled[] =>
    trials.filter(({ kind, violated }) => kind === 'mutant' && violated.includes(id));
  const rows = [...detection.power, total(detection.power)];
  return [
    '# Detection',
    '',
    'Made by `npm run mutants`. Not to be edited.',
    '',
    '## Power',
    '',
    'Mutants are the embedded server with one fault each; a mutant is killed where a requirement fails or is warned of.',
    '',
    ...table(
      ['Area', 'Mutants', 'Killed', 'Rate'],
      rows.map((power) => [power.area, String(power.mutants), String(power.killed), rate(power)]),
    ),
    '',
    `Conforming servers: ${lawful.length}, false alarms: ${detection.falseAlarms.length}.`,
    `The summary leads with the requirement that names the fault best for ${percent(detection.rootCauseRate)} of the killed mutants.`,
    costLine({ ...detection.cost, dearest: code(detection.cost.dearest) }),
    '',
    '## Moving data',
    '',
    'On 117 items, in simulated time at the default rate: of the requirements that pass at rest, the least that must pass and that did.',
    '',
    ...table(movingHead, movingRows(keptOf(trials))),
    '',
    '## Mutants',
    '',
    'The requirement that leads the summary stands first; those after it are violated too.',
    '',
    ...table(
      ['Mutant', 'Fault', 'Known from', 'Violated'],
      mutants.map(({ id, fault, source }) => {
        const { leads = [], violated = [] } = trialOf('mutant', id) ?? {};
        const [lead] = leads;
        return [
          code(id),
          fault,
          source,
          [...(lead === undefined ? [] : [lead]), ...violated.filter((one) => one !== lead)].map(code).join(' '),
        ];
      }),
    ),
    '',
    '## Conforming servers',
    '',
    ...table(
      ['Server', 'What it does otherwise', 'Implementation', 'Verdict'],
      lawful.map(({ id, choice, implementation }) => [code(id), choice, implementation, trialOf('lawful', id)?.verdict ?? '']),
    ),
    '',
    '## Requirements',
    '',
    ...table(
      ['Requirement', 'Mutants that violate it', 'Of these it leads'],
      requirements.map(({ id }) => [
        code(id),
        String(killers(id).length),
        String(killers(id).filter(({ leads }) => leads[0] === id).length),
      ]),
    ),
    '',
  ].join('\n');
}
