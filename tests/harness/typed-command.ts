/** Set where the harness is built as a package (`tests/package/build.ts`); a checkout lacks it. */
declare const isPackaged: boolean | undefined;

export type CommandName = 'conformance' | 'init' | 'report' | 'compare' | 'serve';

/** A command as its reader types it: by npm in a checkout, by its own name where the package is installed. */
export function typedCommand(name: CommandName, rest = ''): string {
  const start =
    typeof isPackaged === 'undefined'
      ? `npm run ${name}${rest === '' ? '' : ' --'}`
      : `npx listing-conformance${name === 'conformance' ? '' : ` ${name}`}`;
  return rest === '' ? start : `${start} ${rest}`;
}
