import { itemsOn } from './place';
import { againstFilter } from './own-value';
import type { Scene } from './check';
import type { Evidence } from './evidence';
import { excerpt, fieldTexts } from '../listing/value';
import { quoted } from '../listing/visible';
import { differenceByLook } from './likeness';
import { shownFilter, strayItem } from './matches';
import { narrowed, type FilteredPage } from './narrowing';

/** A few of many values for a reader. */
const shownValues = 3;

/** Tells that a page holds an item which has none of the asked values, by as few of the values as show it. */
export async function violateStray(scene: Scene, evidence: Evidence, answer: FilteredPage, subject: string): Promise<void> {
  const isStray = ({ page, expression }: FilteredPage): boolean => strayItem(page, expression) !== undefined;
  if (!isStray(answer)) return;
  const { page, expression } = await narrowed(scene, answer, isStray);
  const stray = strayItem(page, expression);
  if (stray === undefined) return;
  const [{ field }] = expression.clauses;
  const values = expression.clauses.map(({ value }) => quoted(value));
  const more = values.length > shownValues ? ` or ${values.length - shownValues} more` : '';
  const texts = fieldTexts(stray, field);
  const held = texts.length === 0 ? undefined : texts.join(', ');
  // Two texts that look the same are no contradiction to a reader who is not told where they differ.
  const look = expression.clauses.flatMap(({ value }) => differenceByLook(held ?? '', value) ?? []);
  evidence.violate({
    subject,
    expected:
      expression.operators.includes('and') || expression.clauses.some(({ operator = 'eq' }) => operator !== 'eq')
        ? `no item for ${shownFilter(scene, expression)}`
        : `no item for ${field.path} = ${values.slice(0, shownValues).join(' or ')}${more}`,
    received: `${page.items.length === 1 ? 'an item' : `${page.items.length} items, one`} with ${field.path} ${excerpt(held, 60)}${look[0] === undefined ? '' : `, which differs from the asked value by ${look[0]}`}`,
    place: itemsOn(page, [stray], field.pointer),
    at: [page],
    evidence: 'exchange',
    ownValue: againstFilter(page, expression),
  });
}
