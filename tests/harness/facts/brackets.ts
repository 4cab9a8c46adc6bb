import type { Scene } from '../judging/check';
import { expectedOf } from '../judging/matches';
import { bracketed, join, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { clausesOf } from './clauses';

/** Clauses with brackets around one operator, and the same in the same sequence with them around the other. */
export interface BracketProbe {
  readonly label: string;
  readonly expression: Expression;
  readonly otherwise: Expression;
}

/** What brackets are asked with; none where no data tells one binding from the other. */
export async function bracketProbes(scene: Scene): Promise<readonly BracketProbe[]> {
  const clauses = await clausesOf(scene);
  const { filter } = scene.contract;
  if (clauses === undefined || filter === undefined) return [];
  const { a, b, x, y } = clauses;
  for (const first of [y, b]) {
    const either = join('and', bracketed(join('or', first, a)), x);
    const both = join('or', first, bracketed(join('and', a, x)));
    const [one, other] = [await expectedOf(scene, either), await expectedOf(scene, both)];
    if (![...other.must].some((identity) => !one.may.has(identity))) continue;
    // Brackets around what binds closer anyway would show nothing.
    const probes = [
      ...(filter.precedence === 'or-first' || filter.precedence === 'left-to-right'
        ? []
        : [{ label: 'or in brackets', expression: either, otherwise: both }]),
      ...(filter.precedence === 'and-first' || filter.precedence === 'right-to-left'
        ? []
        : [{ label: 'and in brackets', expression: both, otherwise: either }]),
    ];
    return probes.filter(({ expression }) => canWrite(expression, filter));
  }
  return [];
}
