import type { ListingField } from '../contract/model';
import { documentedBy, fieldsBy } from '../contract/operators';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { Scene } from '../judging/check';
import type { Reply } from '../listing/reply';
import { dividingClause } from './combination';
import { bothSpellings, oddities } from './respelled';

/** A clause that no item can satisfy beside one that some do: where it is dropped, those are listed, or everything. */
async function beside(scene: Scene, clause: Expression): Promise<Expression> {
  const dividing = await dividingClause(scene);
  const both = dividing && join('and', where(dividing.field, dividing.value), clause);
  const isApart = dividing !== undefined && dividing.field.path !== clause.clauses[0].field.path;
  return both !== undefined && isApart && canWrite(both, scene.contract.filter) ? both : clause;
}

const marker = 'no-such-value';

/** What a clause is answered whose value is spelled so; `undefined` where there is no field for it. */
async function askMarked(scene: Scene, spelling: string): Promise<Reply | undefined> {
  const documented = documentedBy('eq', scene.contract.filter);
  const field = documented.find(({ kind }) => kind === 'string') ?? documented[0];
  if (field === undefined) return undefined;
  const filter = await beside(scene, where(field, marker));
  return scene.listing.askSpelled({ filter }, (text) => encodeURIComponent(text).replace(marker, spelling));
}

/** The same for a value that is no percent-encoding (RFC 3986, section 2.1). */
export const askUndecodable = (scene: Scene): Promise<Reply | undefined> => askMarked(scene, '%zz%');

/** An answer to a clause with an oddity as it stands. */
interface OddReply {
  readonly what: string;
  readonly reply: Reply;
}

/** The same for each oddity, because some readers drop its pair. None where the filter with blanks shows all of them. */
export async function askOddities(scene: Scene): Promise<readonly OddReply[]> {
  const both = await bothSpellings(scene);
  if (both?.reply.kind === 'page' && both.isOdd && !both.isWidened) return [];
  const replies: OddReply[] = [];
  for (const [what, sign] of Object.entries(oddities)) {
    const reply = await askMarked(scene, `no${sign}such`);
    if (reply !== undefined) replies.push({ what, reply });
  }
  return replies;
}

interface IllTyped {
  readonly field: ListingField;
  readonly expression: Expression;
}

/** A word for the first field of each kind that holds no words. */
export async function illTyped(scene: Scene): Promise<readonly IllTyped[]> {
  const fields = fieldsBy('eq', scene.contract.filter);
  const kinds = (['timestamp', 'number', 'boolean'] as const).flatMap((kind) => {
    const ofKind = fields.filter((field) => field.kind === kind);
    return ofKind.find(({ status }) => status === 'documented') ?? ofKind[0] ?? [];
  });
  return Promise.all(kinds.map(async (field) => ({ field, expression: await beside(scene, where(field, marker)) })));
}
