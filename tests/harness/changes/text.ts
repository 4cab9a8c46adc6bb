import { ConfigError } from '../errors';
import { counted } from '../text/counted';
import { typedCommand } from '../typed-command';
import type { Change, Effect } from './change';
import { contractChanges, readVersion, versionOf } from './contracts';

const titles: { readonly [effect in Effect]: string } = { breaks: 'Breaks clients', new: 'New', other: 'Otherwise' };
const effects = ['breaks', 'new', 'other'] as const;

const byEffect = (changes: readonly Change[]) =>
  effects
    .map((effect) => [titles[effect], changes.filter((one) => one.effect === effect)] as const)
    .filter(([, all]) => all.length > 0);

/** A changelog's section of one version. */
export function changelogSection(version: string, before: string, changes: readonly Change[]): string {
  const parts = byEffect(changes).map(
    ([title, all]) => `### ${title}\n\n${all.map(({ place, what, rule }) => `- ${place} ${what} (\`${rule}\`)`).join('\n')}\n`,
  );
  return [`## ${version}\n`, ...(parts.length === 0 ? [`Promises what ${before} did.\n`] : parts)].join('\n');
}

/**
 * `npm run compare -- --contract before.yaml after.yaml`: what breaks clients and what is new. Exit code 1 where something breaks, else 0.
 * Throws `ConfigError` for arguments that are not two files, and `ContractError` for what is no contract.
 */
export async function compareContracts(files: readonly string[]): Promise<{ readonly text: string; readonly exitCode: 0 | 1 }> {
  const [first, second] = files;
  if (first === undefined || second === undefined || files.length > 2 || files.some((file) => file.startsWith('-')))
    throw new ConfigError(
      'CONFIG_COMPARE_FILES',
      `Expected two documents: ${typedCommand('compare', '--contract before.yaml after.yaml')}`,
    );
  const [before, after] = [await readVersion(first), await readVersion(second)];
  const changes = contractChanges(before, after);
  const count = (effect: Effect): number => changes.filter((one) => one.effect === effect).length;
  const breaks = count('breaks');
  const text = [
    `${breaks > 0 ? 'BREAKS CLIENTS' : 'COMPATIBLE'}: ${counted(breaks, 'change')} that ${breaks === 1 ? 'breaks' : 'break'} them, ${count('new')} new, ${counted(count('other'), 'other')}`,
    '',
    `Before  ${before.file}, version ${versionOf(before)}`,
    `After   ${after.file}, version ${versionOf(after)}`,
    ...byEffect(changes).flatMap(([title, all]) => [
      '',
      title,
      ...all.map(({ place, what, rule }) => `  ${place} ${what} (${rule})`),
    ]),
    '',
  ];
  return { text: text.join('\n'), exitCode: breaks > 0 ? 1 : 0 };
}
