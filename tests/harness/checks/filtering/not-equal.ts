import type { ListingField } from '../../contract/model';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { divides, expectedOf, faultOf, honouredFilter, judgeMatches } from '../../judging/matches';
import { type Choice, settle } from '../../judging/policy';
import { askedFields, askFor, isCounted, operands, withoutValue } from '../../facts/operands';
import { eachOperator } from '../../facts/each-operator';
import { judgeSuspects } from '../../facts/wrong-unions';
import { type Expression, join, where } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import { satisfies } from '../../listing/matching';
import type { Page } from '../../listing/reply';
import { fieldTexts } from '../../listing/value';

/** Two fields, so that what becomes of missing values can be seen to be the same. */
const mostFields = 2;

/** Fields with a value that many items hold; first those that some items lack. */
interface Probe {
  readonly field: ListingField;
  readonly value: string;
  /** How many items hold it. */
  readonly equal: number;
  readonly isLacked: boolean;
}

async function probes(scene: Scene): Promise<readonly Probe[]> {
  const found = [];
  for (const field of askedFields(scene, 'ne').filter(({ each }) => each === undefined)) {
    const values = await operands(scene, field, 'ne');
    // Another value with the same beginning, because a part of it may be all that is compared.
    const most =
      values.find(([value]) => values.some(([other]) => other !== value && other.startsWith(value.slice(0, 1)))) ?? values[0];
    if (most === undefined || !(await divides(scene, where(field, most[0], 'ne')))) continue;
    found.push({ field, value: most[0], equal: most[1], isLacked: (await withoutValue(scene, field)) > 0 });
  }
  return found.sort((a, b) => Number(b.isLacked) - Number(a.isLacked)).slice(0, mostFields);
}

/** What became of the items without a value; `undefined` where the page does not tell. */
async function missingRead(scene: Scene, evidence: Evidence, { field, equal }: Probe, page: Page): Promise<Choice | undefined> {
  const { items } = await scene.listing.walk();
  const lacking = await withoutValue(scene, field);
  if (lacking === 0 || field.default !== undefined) return undefined;
  const here = page.items.filter((item) => fieldTexts(item, field).length === 0).length;
  const isWhole = page.items.length === page.count || page.isLast === true;
  const counted = page.count === undefined ? here : page.count - (items.length - lacking - equal);
  const found = isWhole ? here : counted;
  if (found === 0 && (isWhole || page.count !== undefined)) return { value: 'excluded', at: page };
  if (found === lacking) return { value: 'included', at: page };
  if (isWhole)
    evidence.violate({
      subject: `${field.path} ne: without a value`,
      expected: 'all items without a value, or none of them',
      received: `${found} of ${lacking}`,
      place: { part: 'items' },
      at: [page],
      evidence: 'collection',
    });
  return undefined;
}

/**
 * Two inequalities in one request, where its count tells of each whether it holds, and that missing values are read alike. False where it is
 * not so, or cannot be asked: then each is to be asked alone.
 */
async function areShownTogether(scene: Scene, evidence: Evidence, asked: readonly Probe[]): Promise<boolean> {
  const [one, other] = asked.map(({ field, value }) => where(field, value, 'ne'));
  const isOpen = asked.some(({ field }) => field.status === 'candidate' || field.default !== undefined);
  if (one === undefined || other === undefined || isOpen || !isCounted(scene)) return false;
  const { items } = await scene.listing.walk();
  const both = join('and', one, other);
  const parts = (left: Expression, right: Expression): boolean =>
    items.some((item) => !satisfies(item, left, 'lenient', 'and-first') && satisfies(item, right, 'exact', 'and-first'));
  if (!canWrite(both, scene.contract.filter) || !parts(one, other) || !parts(other, one)) return false;
  const page = await askFor(scene, both);
  if (page.kind !== 'page' || (await faultOf(scene, page, both)) !== undefined) return false;
  const { must, may } = await expectedOf(scene, both);
  if (page.count !== must.size && page.count !== may.size) return false;
  evidence.witness(page);
  const value = page.count === may.size ? 'included' : 'excluded';
  if (asked.some(({ isLacked }) => isLacked)) settle(scene, evidence, 'filter.not-equal-missing', [{ value, at: page }]);
  return true;
}

export const check: Check<'filtering.not-equal'> = {
  async judge(scene, evidence) {
    await eachOperator(scene);
    if (await judgeSuspects(scene, evidence, ['ne'])) return;
    const choices: Choice[] = [];
    const asked = await probes(scene);
    if (await areShownTogether(scene, evidence, asked)) return;
    for (const probe of asked) {
      const { field, value } = probe;
      const expression = where(field, value, 'ne');
      const page = await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      await judgeMatches(scene, evidence, page, expression, `${field.path} ne`, { sound: true, complete: true, count: true });
      const choice = await missingRead(scene, evidence, probe, page);
      if (choice !== undefined) choices.push(choice);
    }
    settle(scene, evidence, 'filter.not-equal-missing', choices);
    evidence.needs('two-kinds');
  },
};
