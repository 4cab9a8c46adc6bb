import { Document } from 'yaml';
import { type BaselineFile, unfilled } from '../findings/baseline';
import type { LedgerContents } from '../findings/ledger';
import { counted } from '../text/counted';
import { faultsOf } from './fault';
import { printable } from './printable';

type Commented = { commentBefore?: string };

/** A list of entries that a person has to fill in, each below a line that says what it is about. */
export function unfilledBaseline(
  target: string,
  lists: {
    readonly [list in keyof BaselineFile]?: readonly {
      readonly entry: { readonly [key: string]: string };
      readonly comment: string;
    }[];
  },
): string {
  const document = new Document(
    Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, all.map(({ entry }) => ({ ...entry, ...unfilled }))])),
  );
  document.commentBefore = ` Known of ${printable(target)}. Fill in each reason and date: until then the file is refused.`;
  for (const [name, all] of Object.entries(lists))
    for (const [index, { comment }] of all.entries())
      (document.getIn([name, index], true) as Commented).commentBefore = ` ${comment}`;
  return document.toString({ lineWidth: 0 });
}

/**
 * A baseline that accepts each fault that fails the run: one entry for it and what follows from it. It is refused until a person has
 * filled in why and until when (`findings/baseline.ts`).
 */
export function baselineDraft(contents: LedgerContents): string {
  const failed = faultsOf(contents).filter(({ status }) => status === 'failed');
  const accepted = failed.map(({ lead, consequences }) => {
    const more =
      consequences.length === 0 ? '' : `; ${counted(consequences.length, 'requirement follows', 'requirements follow')} from it`;
    return { entry: { id: lead.id }, comment: `${lead.level}: ${printable(lead.title)}${more}` };
  });
  return unfilledBaseline(contents.run?.target ?? 'a target', { accepted });
}
