import { flagRows } from '../settings/setting-table';
import { withSection } from './marked-section';
import { markdownTable } from './markdown-table';

/** Figures that a page states and that change with the code. */
export interface Figures {
  readonly requirements: number;
  readonly areas: number;
}

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

const settings = (): string =>
  markdownTable(
    ['flag', 'environment', 'meaning'],
    flagRows().map(({ flag, variable, meaning }) => [code(flag), code(variable), meaning]),
  );

/** The README with its generated places filled in: the table of settings, and the figures. */
export function readmeWith(page: string, { requirements, areas }: Figures): string {
  return [
    ['settings', `\n\n${settings()}\n\n`],
    ['requirements', String(requirements)],
    ['areas', String(areas)],
  ].reduce((text, [name = '', content = '']) => withSection(text, name, content), page);
}
