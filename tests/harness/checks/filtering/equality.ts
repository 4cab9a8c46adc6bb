import type { ListingField } from '../../contract/model';
import type { Check, Scene } from '../check';
import { where, type Expression } from '../expression';
import { sendableValues } from '../value';
import { divides, expectedOf, honouredFilter, judgeMatches, type Sides } from './matches';

export interface EqualityProbe {
  readonly field: ListingField;
  readonly expression: Expression;
}

/** Values that hold an operator or the equals sign have checks of their own. */
const plain = (value: string, { contract }: Scene): boolean =>
  [contract.filter.and, contract.filter.or, contract.filter.equals].every((sign) => !value.includes(sign)) && value !== '';

/** One equality for each field: the value that most items hold, as long as others hold another and one page shows them all. */
export async function equalityProbes(scene: Scene): Promise<readonly EqualityProbe[]> {
  const { items } = await scene.listing.walk();
  const page = scene.contract.limit.default;
  return scene.contract.filter.fields.flatMap((field) => {
    const usable = [...sendableValues(items, field)].filter(([value, matches]) => matches < items.length && plain(value, scene));
    const shown = usable.filter(([, matches]) => matches <= page);
    const [best] = (shown.length > 0 ? shown : usable).sort(([, a], [, b]) => b - a);
    return best === undefined ? [] : [{ field, expression: where(field, best[0]) }];
  });
}

function equality(id: string, sides: Sides): Check {
  return {
    id,
    async judge(scene, evidence) {
      for (const { field, expression } of await equalityProbes(scene)) {
        const reply = await scene.listing.ask({ filter: expression });
        if (!honouredFilter(reply, field, evidence)) continue;
        if (await divides(scene, expression)) evidence.witness(reply);
        await judgeMatches(scene, evidence, reply, expression, `${field.path} equality`, sides);
      }
      evidence.needs('items of two kinds: with different values of a filter field');
    },
  };
}

export const equalitySound = equality('filtering.equality-sound', { sound: true });
export const equalityComplete = equality('filtering.equality-complete', { complete: true });
export const filteredCount = equality('filtering.count', { count: true });

/** An enumeration cut in two halves by unions of its values: together the whole, and nothing in both. */
async function halves(scene: Scene): Promise<readonly [ListingField, readonly [Expression, Expression]] | undefined> {
  const { items } = await scene.listing.walk();
  for (const field of scene.contract.filter.fields.filter(({ kind }) => kind === 'enumeration' || kind === 'boolean')) {
    const values = [...sendableValues(items, field).keys()].sort();
    const half = (parity: number): Expression | undefined => {
      const [first, ...rest] = values.filter((_, index) => index % 2 === parity).map((value) => ({ field, value }));
      return first && { clauses: [first, ...rest], operators: rest.map(() => 'or' as const) };
    };
    const [even, odd] = [half(0), half(1)];
    if (even !== undefined && odd !== undefined) return [field, [even, odd]];
  }
  return undefined;
}

export const partition: Check = {
  id: 'filtering.partition',
  async judge(scene, evidence) {
    const found = await halves(scene);
    if (found === undefined) return evidence.needs('an enumeration of which the items hold two values');
    const [field, expressions] = found;
    for (const [index, expression] of expressions.entries()) {
      const label = `the ${index === 0 ? 'first' : 'second'} half of ${field.path}`;
      const first = await scene.listing.ask({ filter: expression });
      // So many clauses may be more than a lawful target takes.
      if (first.kind === 'refusal') evidence.needs(`a target that takes ${expression.clauses.length} clauses`);
      else if (first.kind !== 'page') evidence.refused(first, label, 'a page');
      else {
        evidence.witness(first);
        const walk = await scene.listing.walk({ filter: expression });
        for (const page of walk.pages) await judgeMatches(scene, evidence, page, expression, label, { sound: true });
        if (walk.end !== 'ended') continue;
        const { must } = await expectedOf(scene, expression);
        const here = new Set(walk.identities);
        const lost = [...must].find((identity) => !here.has(identity));
        if (lost !== undefined || walk.identities.length > here.size) {
          evidence.violate({
            subject: `${label}: members`,
            expected: `${must.size} items, each once`,
            received: `${walk.identities.length}${lost === undefined ? ', some twice' : `; ${lost} is not among them`}`,
            at: [walk.pages.map((page) => page.exchange.id)],
            evidence: 'collection',
          });
        }
      }
    }
  },
};
