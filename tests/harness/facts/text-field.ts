import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { join, where, writeFilter, type Expression } from '../listing/expression';
import { sendableValues } from '../listing/value';

interface TextField {
  readonly field: ListingField;
  readonly values: readonly string[];
}

/** The documented text fields with the values their items hold. */
export async function textFields({ contract, listing }: Scene): Promise<readonly TextField[]> {
  const { items } = await listing.walk();
  return contract.filter.fields
    .filter(({ kind, status }) => kind === 'string' && status === 'documented')
    .map((field) => ({ field, values: [...sendableValues(items, field).keys()] }));
}

export async function textField(scene: Scene): Promise<TextField | undefined> {
  const [first] = await textFields(scene);
  return first;
}

/** Values that could be taken for an expression of the dialect are no fair probe. */
export const isOneValue = (value: string, { contract }: Scene): boolean =>
  value !== '' && ![contract.filter.and, contract.filter.or, contract.filter.equals].some((sign) => value.includes(sign));

/**
 * Asks for a union of values in one request, and for one after another only where the union is refused; a value a target refuses
 * widens nothing and is left alone.
 */
export async function askUnion(
  scene: Scene,
  evidence: Evidence,
  field: ListingField,
  values: readonly string[],
  label: string,
  judge: (expression: Expression) => Promise<void>,
): Promise<void> {
  const [first, ...rest] = values.map((value) => where(field, value));
  if (first === undefined) return;
  const all = join('or', first, ...rest);
  const together = await scene.listing.ask({ filter: all });
  if (together.kind === 'page') return judge(all);
  for (const expression of [first, ...rest]) {
    const reply = await scene.listing.ask({ filter: expression });
    if (reply.kind === 'page') await judge(expression);
    else if (reply.kind !== 'refusal')
      evidence.refused(reply, label, `a page or a 4xx for ${writeFilter(expression, scene.contract.filter)}`);
    else evidence.witness(reply);
  }
}
