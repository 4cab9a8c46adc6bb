import { flagRows } from '../settings/setting-table';
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

/** In the sample of what a run prints, where no mark can stand. */
const sampleLine = /^Findings {2}\d+ pass$/m;

/** The README with its generated places filled in: the table of settings, and the figures. */
export function readmeWith(page: string, figures: Figures): string {
  return [
    ['settings', `\n\n${settings()}\n\n`],
    ...Object.entries(figures).map(([name, figure]) => [name, String(figure)]),
  ].reduce(
    (text, [name = '', content = '']) => withSection(text, name, content),
    page.replace(sampleLine, `Findings  ${figures.requirements} pass`),
  );
}
