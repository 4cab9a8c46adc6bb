import type { Behaviour, Replacements } from './behaviour';
import type { ListContext, RequestContext } from './context';
import type { ListSteps } from './steps';

type Step = (...inputs: readonly unknown[]) => unknown;
type Makers = { readonly [name: string]: (original: Step, base: Behaviour) => Step };

/** The replacements, taking effect only at requests of which `condition` is true: every third one, those with an order. */
export function whenRequest(
  condition: (context: RequestContext) => boolean,
  replacements: Replacements<Behaviour>,
): Replacements<Behaviour> {
  return conditional(condition as (context: unknown) => boolean, replacements);
}

/** The same for the steps that make a page, which know what was asked: from page two on, only beside a filter. */
export function whenPage(
  condition: (context: ListContext) => boolean,
  replacements: Replacements<ListSteps>,
): Replacements<Behaviour> {
  return conditional(condition as (context: unknown) => boolean, replacements);
}

/** The context is the last input of every step, which is all this needs to know of them. */
function conditional(condition: (context: unknown) => boolean, replacements: Replacements<Behaviour>): Replacements<Behaviour> {
  const makers = Object.entries(replacements as unknown as Makers).map(([name, make]) => [
    name,
    (original: Step, base: Behaviour): Step => {
      const replacement = make(original, base);
      return (...inputs) => (condition(inputs.at(-1)) ? replacement : original)(...inputs);
    },
  ]);
  return Object.fromEntries(makers) as Replacements<Behaviour>;
}
