import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { repository } from '../contract/directories';
import type { Contract } from '../contract/model';
import type { LedgerContents } from '../findings/ledger';
import { printable } from '../reports/printable';
import { counted } from '../text/counted';
import { changeKey, changeSentence } from './change';
import { editsFor } from './document-edits';
import { neededChanges } from './needed-changes';
import { SourceFiles } from './source-files';

/** A change of the document for a person to accept. */
export interface Proposal {
  /** What it mends and what it does not, for the terminal. */
  readonly sentence: string;
  /** A unified diff below lines that say what it does; those lines alone where nothing is to be changed. */
  readonly patch: string;
}

/** Where the patch is applied: the working directory where all files are below it, else that of the contract. */
function baseOf(files: readonly string[], contract: string): string {
  const here = realpathSync('.');
  return files.every((file) => !path.relative(here, file).startsWith('..')) ? here : path.dirname(contract);
}

const nameIn = (base: string, file: string): string => path.relative(base, file).split(path.sep).join('/');

/**
 * The smallest change of a contract's files under which what the run found would be as the contract says: a value more in an enumeration, a
 * property that may be null or left out, a policy pinned to what the target does. Nothing else is given up, and nothing of security.
 */
export function proposalOf(contents: LedgerContents, contract: Contract): Proposal {
  const file = realpathSync(existsSync(contract.file) ? contract.file : path.join(repository, contract.file));
  const files = new SourceFiles(file);
  const done = new Map<string, boolean>();
  const lines: string[] = [];
  const left: string[] = [];
  const elsewhere: string[] = [];
  for (const { id, changes, isPartial } of neededChanges(contents, contract)) {
    let isWhole = !isPartial;
    for (const change of changes) {
      const key = changeKey(change);
      if (!done.has(key)) {
        const edits = editsFor(files, contract, change);
        files.apply(edits);
        done.set(key, edits.length > 0);
        if (edits.length === 0 && change.kind === 'policy') elsewhere.push(change.key);
        if (edits.length > 0) lines.push(`${changeSentence(change)} (${id})`);
      }
      isWhole &&= done.get(key) === true;
    }
    if (!isWhole) left.push(id);
  }
  return toldAs(files.edited, { lines, left, elsewhere }, file);
}

interface Told {
  /** What is changed. */
  readonly lines: readonly string[];
  /** Ids of what no change mends. */
  readonly left: readonly string[];
  /** Policies that the document does not pin. */
  readonly elsewhere: readonly string[];
}

function toldAs(edited: SourceFiles['edited'], { lines, left, elsewhere }: Told, contract: string): Proposal {
  const base = baseOf(
    edited.map(({ file }) => file),
    contract,
  );
  const rest = left.length === 0 ? '' : `No change of the document mends ${left.join(', ')}: mend the server, or its data.`;
  const what =
    lines.length === 0
      ? left.length === 0
        ? 'Nothing is to be changed: the document says what the target does.'
        : 'No change of the document is proposed.'
      : `${counted(lines.length, 'change')} of the document would make ${left.length === 0 ? 'this run conform' : 'the rest conform'}; accept it only where the target is right.`;
  const pins =
    elsewhere.length === 0 ? '' : `The configuration pins ${elsewhere.join(', ')}: change it there, or mend the server.`;
  const sentence = [what, rest, pins].filter((part) => part !== '').join(' ');
  const head = [
    sentence,
    ...lines.map((line) => `- ${line}`),
    ...(edited.length === 0 ? [] : [`Apply it with: patch -p1 < FILE, in ${nameIn(realpathSync('.'), base) || 'this folder'}`]),
  ];
  const patches = edited.map(({ file, before, after }) => {
    const name = nameIn(base, file);
    return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after).replace(/^=+\n/, '');
  });
  // No line of the head may look like a part of the patch.
  return { sentence, patch: [...head.map((line) => `# ${printable(line, Infinity)}\n`), ...patches].join('') };
}
