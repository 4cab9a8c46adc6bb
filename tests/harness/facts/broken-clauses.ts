import type { ListingField } from '../contract/model';
import { documentedBy, fieldsBy, isDocumented } from '../contract/operators';
import { join, where, type ClauseField, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { Scene } from '../judging/check';
import { fieldValues } from '../listing/column';
import type { Reply } from '../listing/reply';
import { fieldTexts } from '../listing/value';
import { dividingClause } from './combination';
import { bothSpellings, oddities } from './respelled';
import { isOneValue } from './text-field';

/**
 * A clause that no item can satisfy beside one that some do: where it is dropped, those are listed, or everything. Of what some items lack
 * those are among them as far as possible, because what cannot be read may be taken for nothing.
 */
async function beside(scene: Scene, clause: Expression): Promise<Expression> {
  const dividing = (await clauseOfLacking(scene, clause.clauses[0].field)) ?? (await dividingClause(scene));
  const both = dividing && join('and', where(dividing.field, dividing.value), clause);
  const isApart = dividing !== undefined && dividing.field.path !== clause.clauses[0].field.path;
  return both !== undefined && isApart && canWrite(both, scene.contract.filter) ? both : clause;
}

/** The most common value, of a documented field, of the items that lack another field; `undefined` where none does, or where all items hold it. */
async function clauseOfLacking(
  { contract, listing }: Scene,
  lacked: ClauseField,
): Promise<{ readonly field: ListingField; readonly value: string } | undefined> {
  const { items } = await listing.walk();
  const lacking = items.filter((item) => fieldTexts(item, lacked).length === 0);
  const fields = documentedBy('eq', contract.filter).filter(({ path }) => path !== lacked.path);
  const [common] = fields
    .flatMap((field) => {
      const counts = fieldValues(items, field);
      return [...fieldValues(lacking, field)]
        .filter(([value]) => counts.get(value) !== items.length && isOneValue(value, field, { contract }))
        .map(([value, matches]) => ({ field, value, matches }));
    })
    .toSorted((one, other) => other.matches - one.matches);
  return common;
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

/** An answer to a clause that is spelled oddly, and how. */
interface OddReply {
  readonly what: string;
  readonly reply: Reply;
}

/** What is no percent-encoding (RFC 3986, section 2.1), and bytes that are no UTF-8: one that never is, and half of a surrogate pair (RFC 3629). */
const undecodable = { 'a broken percent sequence': '%zz%', 'bytes that are no UTF-8': 'no%ffsuch%ed%a0%80' } as const;

/** The same for each value that cannot be decoded: some readers take one and not another. */
export async function askUndecodable(scene: Scene): Promise<readonly OddReply[]> {
  const replies: OddReply[] = [];
  for (const [what, spelling] of Object.entries(undecodable)) {
    const reply = await askMarked(scene, spelling);
    if (reply !== undefined) replies.push({ what, reply });
  }
  return replies;
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

/** Of a leap year, and long before any item. */
const noDay = '1972-02-30T00:00:00Z';

interface IllTyped {
  readonly field: ListingField;
  /** What is asked of the field, for a reader. */
  readonly what: 'a word' | 'a day that no calendar has';
  readonly reply: Reply;
}

/**
 * What the first field of each kind that holds no words is answered to a word; of an instant, where that is refused, also to a day that no
 * calendar has, because a pattern tells the one and only a calendar the other: of another field of that kind, where there is one.
 */
export async function illTyped(scene: Scene): Promise<readonly IllTyped[]> {
  const fields = fieldsBy('eq', scene.contract.filter);
  const kinds = (['timestamp', 'number', 'boolean'] as const).flatMap((kind) => {
    const ofKind = fields.filter((field) => field.kind === kind);
    const [first, second = first] = [...ofKind.filter(isDocumented), ...ofKind.filter((field) => !isDocumented(field))];
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
  const answers: IllTyped[] = [];
  const ask = async (field: ListingField, what: IllTyped['what'], value: string): Promise<Reply> => {
    const reply = await scene.listing.ask({ filter: await beside(scene, where(field, value)) });
    answers.push({ field, what, reply });
    return reply;
  };
  for (const [field, second] of kinds) {
    const reply = await ask(field, 'a word', marker);
    const isDated = second.kind === 'timestamp' && (second.asked ?? second.layout ?? 'date-time') === 'date-time';
    if (isDated && reply.kind === 'refusal') await ask(second, 'a day that no calendar has', noDay);
  }
  return answers;
}
