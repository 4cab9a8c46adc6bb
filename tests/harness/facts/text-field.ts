import type { ListingField } from '../contract/model';
import { fieldsBy } from '../contract/operators';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { shownFilter } from '../judging/matches';
import type { FilteredPage } from '../judging/narrowing';
import { unlessTooLong } from './too-long';

interface TextField {
  readonly field: ListingField;
  readonly values: readonly string[];
}

/** The documented text fields with the values their items hold. */
export async function textFields(scene: Scene): Promise<readonly TextField[]> {
  const { items } = await scene.listing.walk();
  return fieldsBy('eq', scene.contract.filter)
    .filter(({ kind, status }) => kind === 'string' && status === 'documented')
    .map((field) => {
      const values = unlessTooLong(scene, (of) => {
        const held = [...of(items, field).keys()];
        return held.length === 0 ? undefined : held;
      });
      return { field, values: values ?? [] };
    });
}

export async function textField(scene: Scene): Promise<TextField | undefined> {
  const [first] = await textFields(scene);
  return first;
}

/** Values that could be taken for an expression of the dialect are no fair probe. */
export const isOneValue = (
  value: string,
  field: Pick<ListingField, 'kind' | 'operators'>,
  { contract: { filter } }: Pick<Scene, 'contract'>,
): boolean => value !== '' && filter !== undefined && canHold(value, field, filter);

/** Expressions joined by OR; `undefined` where the grammar cannot write that, or there is nothing to join. */
export function unionOfAll(
  { contract }: Pick<Scene, 'contract'>,
  [first, ...rest]: readonly Expression[],
): Expression | undefined {
  const union = first && join('or', first, ...rest);
  return union !== undefined && canWrite(union, contract.filter) ? union : undefined;
}

/**
 * The pages that answer some values: of their union in one request, and of one after another only where the union is refused; a value
 * a target refuses widens nothing and is left alone.
 */
export async function askUnion(
  scene: Scene,
  evidence: Evidence,
  field: ListingField,
  values: readonly string[],
  label: string,
): Promise<readonly FilteredPage[]> {
  const single = values.map((value) => where(field, value));
  const all = unionOfAll(scene, single);
  const together = all && (await scene.listing.ask({ filter: all }));
  if (all !== undefined && together?.kind === 'page') return [{ page: together, expression: all }];
  const answers: FilteredPage[] = [];
  for (const expression of single) {
    const reply = await scene.listing.ask({ filter: expression });
    if (reply.kind === 'page') answers.push({ page: reply, expression });
    else if (reply.kind !== 'refusal') evidence.refused(reply, label, `a page or a 4xx for ${shownFilter(scene, expression)}`);
    else evidence.witness(reply);
  }
  return answers;
}
