import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import type { HostileInput } from './input';

/** What stands at a path in place of the file that is meant. `made`: makes it there. */
interface Nature {
  readonly name: string;
  readonly made: (file: string) => void;
  readonly says: RegExp;
}

const written =
  (bytes: string | Buffer): Nature['made'] =>
  (file) =>
    writeFileSync(file, bytes);

const natures: readonly Nature[] = [
  { name: 'that is missing', made: () => undefined, says: /it does not exist \(ENOENT\)/ },
  {
    name: 'that is a directory',
    made: (file) => mkdirSync(file),
    says: /it is a directory \(EISDIR\), and only a regular file is read/,
  },
  {
    name: 'that is a pipe',
    made: (file) => execFileSync('mkfifo', [file]),
    says: /it is a pipe, and only a regular file is read/,
  },
  {
    name: 'that is an endless device',
    made: (file) => symlinkSync('/dev/zero', file),
    says: /it is a device, and only a regular/,
  },
  { name: 'that is a link to itself', made: (file) => symlinkSync(file, file), says: /its links lead in a ring \(ELOOP\)/ },
  {
    name: 'of 2 GiB',
    made: (file) => {
      writeFileSync(file, '{');
      truncateSync(file, 2 ** 31);
    },
    says: /it has 2147483648 bytes, more than \d+/,
  },
  {
    name: 'in UTF-16',
    made: written(Buffer.from('\ufeff{"a":1}\n', 'utf16le')),
    says: /it is written in UTF-16; save it as UTF-8/,
  },
  {
    name: 'in UTF-16 without a mark',
    made: written(Buffer.from('{"a":1}\n', 'utf16le')),
    says: /it is written in UTF-16; save it as UTF-8/,
  },
  { name: 'in Latin-1', made: written(Buffer.from('{"a":"\u00fc"}\n', 'latin1')), says: /it is no UTF-8; save it as UTF-8/ },
];

/** How each kind of file is given. */
const kinds: {
  readonly [kind: string]: Pick<HostileInput, 'command'> & { readonly given: (file: string) => readonly string[] };
} = {
  'a contract': { command: 'conformance', given: (file) => ['--contract', file] },
  'a configuration': { command: 'conformance', given: (file) => ['--config', file] },
  'a baseline': { command: 'conformance', given: (file) => ['--baseline', file] },
  'a recording': { command: 'conformance', given: (file) => ['--replay', file] },
  results: { command: 'compare', given: (file) => [file, file] },
  'a ledger': { command: 'report', given: (file) => ['merge', file, `${file}2`] },
  'a document to begin with': { command: 'init', given: (file) => ['--openapi', file, '--path', '/things'] },
};

/** Each kind of file, as each nature. */
export const inputsByNature: readonly HostileInput[] = Object.entries(kinds).flatMap(([kind, { command, given }]) =>
  natures.map(({ name, made, says }) => ({
    name: `${kind} ${name}`,
    command,
    args: (directory: string) => {
      const file = `${directory}/given`;
      made(file);
      return given(file);
    },
    says,
  })),
);
