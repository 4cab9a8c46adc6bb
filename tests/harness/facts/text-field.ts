import type { ListingField } from '../contract/model';
import { fieldsBy, isDocumented } from '../contract/operators';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { join, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { shownFilter } from '../judging/matches';
import type { FilteredPage } from '../judging/narrowing';
import { shortened } from '../listing/visible';
import { unionOfTerms } from './pools';
import { unlessTooLong } from './too-long';

/** A text field, and the values of it that the items hold. */
export interface TextField {
  readonly field: ListingField;
  readonly values: readonly string[];
}

/** The documented text fields with the values their items hold. */
export async function textFields(scene: Scene): Promise<readonly TextField[]> {
  return heldBy(
    scene,
    fieldsBy('eq', scene.contract.filter).filter((field) => field.kind === 'string' && isDocumented(field)),
  );
}

/** These fields with the values their items hold. */
export async function heldBy(scene: Scene, fields: readonly ListingField[]): Promise<readonly TextField[]> {
  const { items } = await scene.listing.walk();
  return fields.map((field) => {
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
  field: Pick<ListingField, 'kind' | 'layout' | 'asked' | 'operators'>,
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
 * The pages that answer some clauses: of their union in one request; where that is refused, of its halves, down to single clauses. A value
 * a target refuses widens nothing and is left alone.
 */
export async function askEach(
  scene: Scene,
  evidence: Evidence,
  clauses: readonly Expression[],
  label: string,
): Promise<readonly FilteredPage[]> {
  const [first] = clauses;
  if (first === undefined) return [];
  const expression = clauses.length === 1 ? first : unionOfTerms(clauses, scene.contract.filter);
  const reply = expression && (await scene.listing.ask({ filter: expression }));
  if (expression !== undefined && reply?.kind === 'page') return [{ page: reply, expression }];
  if (clauses.length > 1) {
    const middle = expression === undefined ? 1 : Math.ceil(clauses.length / 2);
    const before = await askEach(scene, evidence, clauses.slice(0, middle), label);
    return [...before, ...(await askEach(scene, evidence, clauses.slice(middle), label))];
  }
  if (reply === undefined || reply.kind === 'page') return [];
  if (reply.kind === 'refusal') evidence.witness(reply);
  else evidence.refused(reply, label, `a page or a 4xx for ${shortened(shownFilter(scene, first))}`);
  return [];
}
