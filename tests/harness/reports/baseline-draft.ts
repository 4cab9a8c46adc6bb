import { Document } from 'yaml';
import { unfilled } from '../findings/baseline';
import type { LedgerContents } from '../findings/ledger';
import { counted } from '../text/counted';
import { faultsOf } from './fault';
import { printable } from './printable';

/**
 * A baseline that accepts each fault that fails the run: one entry for it and what follows from it. It is refused until a person has
 * filled in why and until when (`findings/baseline.ts`).
 */
export function baselineDraft(contents: LedgerContents): string {
  const failed = faultsOf(contents).filter(({ status }) => status === 'failed');
  const document = new Document({ accepted: failed.map(({ lead: { id } }) => ({ id, ...unfilled })) });
  document.commentBefore = ` Known failures of ${printable(contents.run?.target ?? 'a target')}. Fill in each reason and date: until then the file is refused.`;
  failed.forEach(({ lead, consequences }, index) => {
    const entry = document.getIn(['accepted', index], true) as { commentBefore?: string };
    const more =
      consequences.length === 0 ? '' : `; ${counted(consequences.length, 'requirement follows', 'requirements follow')} from it`;
    entry.commentBefore = ` ${lead.level}: ${printable(lead.title)}${more}`;
  });
  return document.toString({ lineWidth: 0 });
}
