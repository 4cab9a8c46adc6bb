import type { ListingField } from '../contract/model';
import { documentedBy, fieldsBy, isDocumented } from '../contract/operators';
import { join, where, within, type ClauseField, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { neither } from '../grammar/malformed';
import type { Scene } from '../judging/check';
import { fieldValues } from '../listing/column';
import type { Reply } from '../listing/reply';
import { satisfies } from '../listing/matching';
import { fieldTexts, type Item } from '../listing/value';
import { dividingClause } from './dividing-clause';
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

/** A value of a field that looks so, of an item that satisfies whatever is asked beside the field. */
async function heldBeside(scene: Scene, field: ListingField, pattern: RegExp): Promise<string | undefined> {
  const { items } = await scene.listing.walk();
  const { clauses } = await beside(scene, where(field, marker));
  const others = clauses.filter(({ value }) => value !== marker);
  const isFound = (item: Item): boolean =>
    others.every((clause) => satisfies(item, { clauses: [clause], operators: [] }, 'exact', 'and-first'));
  return items.filter(isFound).flatMap((item) => fieldTexts(item, field).filter((text) => pattern.test(text)))[0];
}

/**
 * What a clause is answered whose value is spelled so; `behind` one that an item holds, where there is a plain one. `undefined` where there is
 * no field for it.
 */
async function askMarked(scene: Scene, spelling: string, behind = false): Promise<Reply | undefined> {
  const documented = documentedBy('eq', scene.contract.filter);
  const field = documented.find(({ kind }) => kind === 'string') ?? documented[0];
  if (field === undefined) return undefined;
  const filter = await beside(scene, where(field, marker));
  const held = behind ? await heldBeside(scene, field, /^[A-Za-z][\w-]{2,60}$/) : undefined;
  const spelled = held === undefined ? spelling : `${held}${spelling}`;
  return scene.listing.askSpelled({ filter }, (text) => encodeURIComponent(text).replace(marker, () => spelled));
}

/** An answer to a clause that is spelled oddly, and how. */
interface OddReply {
  readonly what: string;
  readonly reply: Reply;
}

/**
 * What is no percent-encoding (RFC 3986, section 2.1), and bytes that are no UTF-8: one that never is, and half of a surrogate pair (RFC
 * 3629). They stand behind a value that an item holds: a reader that leaves them out finds it.
 */
const undecodable = [
  { what: 'a broken percent sequence', spelling: '%zz%', behind: false },
  { what: 'bytes that are no UTF-8', spelling: '%ff%ed%a0%80', behind: true },
] as const;

/** The same for each value that cannot be decoded: some readers take one and not another. */
export async function askUndecodable(scene: Scene): Promise<readonly OddReply[]> {
  const replies: OddReply[] = [];
  for (const { what, spelling, behind } of undecodable) {
    const reply = await askMarked(scene, spelling, behind);
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
  readonly what:
    | 'a word'
    | 'a list of words'
    | 'a number with letters behind it'
    | 'a day that no calendar has'
    | 'a word for whether there is a value';
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
    // To a reader that stops where it no longer is one it is the number of an item.
    const held = field.kind === 'number' ? await heldBeside(scene, field, /^[1-9]\d{0,14}$/) : undefined;
    const reply = await (held === undefined
      ? ask(field, 'a word', marker)
      : ask(field, 'a number with letters behind it', `${held}xyz`));
    const isDated = second.kind === 'timestamp' && (second.asked ?? second.layout ?? 'date-time') === 'date-time';
    if (isDated && reply.kind === 'refusal') await ask(second, 'a day that no calendar has', noDay);
  }
  const listed = fieldsBy('in', scene.contract.filter).filter(({ kind }) => kinds.some(([first]) => first.kind === kind));
  const list = listed.at((scene.seed - 1) % Math.max(1, listed.length));
  // A value that is skipped is a list that is shorter; where none is left, all that the list asked for is.
  const words = list && within(list, [marker, 'xyz']);
  if (list !== undefined && words !== undefined && canWrite(words, scene.contract.filter)) {
    const reply = await scene.listing.ask({ filter: await beside(scene, words) });
    answers.push({ field: list, what: 'a list of words', reply });
  }
  const { filter } = scene.contract;
  const { items } = await scene.listing.walk();
  const isTelling = (field: ListingField): boolean => new Set(items.map((item) => fieldTexts(item, field).length > 0)).size > 1;
  const unsure =
    filter &&
    documentedBy('missing', filter)
      .filter((field) => neither(field, filter) !== undefined)
      .toSorted((one, other) => Number(isTelling(other)) - Number(isTelling(one)))[0];
  const template = unsure && neither(unsure, filter);
  if (unsure !== undefined && template !== undefined) {
    const clause = where({ ...unsure, operators: { eq: template } }, '');
    const reply = await scene.listing.ask({ filter: await beside(scene, clause) });
    answers.push({ field: unsure, what: 'a word for whether there is a value', reply });
  }
  return answers;
}
