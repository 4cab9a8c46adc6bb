import { policyNames, policyValues } from '../judging/policies';
import { flagRows } from '../settings/setting-table';
import type { Finding } from '../findings/finding';
import { notApplicableLine } from '../reports/not-applicable';
import { withSection } from './marked-section';
import { markdownTable } from './markdown-table';

/** Figures that a page states and that change with the code. */
export interface Figures {
  readonly requirements: number;
  readonly areas: number;
  /** Mutants of the embedded server. */
  readonly faults: number;
  /** Lawful servers that are judged at each commit. */
  readonly conforming: number;
}

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

const settings = (): string =>
  markdownTable(
    ['flag', 'environment', 'meaning'],
    flagRows().map(({ flag, variable, meaning }) => [code(flag), code(variable), meaning]),
  );

/** Policies by what they can be pinned to, because many are alike. */
function policies(): string {
  const byValues = new Map<string, string[]>();
  for (const name of policyNames) {
    const values = policyValues(name).join(', ');
    byValues.set(values, [...(byValues.get(values) ?? []), code(name)]);
  }
  return [...byValues].map(([values, names]) => `- ${values}: ${names.join(' ')}`).join('\n');
}

/** In the sample of what a run prints, where no mark can stand: what was found, and what does not apply. */
const sample = /^Findings {2}\d+ pass.*$((?:\n.+)*)(?:\n\n\d+ not applicable: .*)?$/m;

function sampleOf({ requirements }: Figures, left: readonly Pick<Finding, 'outcome' | 'message'>[], between: string): string {
  const line = notApplicableLine(left);
  const found = `Findings  ${requirements - left.length} pass${left.length === 0 ? '' : `, ${left.length} not-applicable`}`;
  return `${found}${between}${line === undefined ? '' : `\n\n${line}`}`;
}

/**
 * The README with its generated places filled in: the tables of settings and of policies, the figures, and the sample of a run. `left`: the findings of the
 * requirements that do not apply to the shipped contract.
 */
export function readmeWith(page: string, figures: Figures, left: readonly Pick<Finding, 'outcome' | 'message'>[]): string {
  return [
    ['settings', `\n\n${settings()}\n\n`],
    ['policies', `\n\n${policies()}\n\n`],
    ...Object.entries(figures).map(([name, figure]) => [name, String(figure)]),
  ].reduce(
    (text, [name = '', content = '']) => withSection(text, name, content),
    page.replace(sample, (_, between: string) => sampleOf(figures, left, between)),
  );
}
