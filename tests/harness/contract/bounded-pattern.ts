import vm from 'node:vm';

/** How long one value may take a pattern, in milliseconds. */
const mostMs = 1000;

/** Characters up to which a pattern that repeats no group is asked directly. */
const shortText = 256;

/** Answers that are kept, because a listing has the same values on many pages. */
const mostAnswers = 20_000;

/** A group that is repeated, or one that is referred to: what backtracks without end is made of these. */
const mayExplode = /\)(?:[*+]|\{)|\\[1-9]|\\k</;

/** Runs an expression in a way that can be ended, which costs more than the expression itself. */
const guarded = new vm.Script('expression.test(text)');

/** What a validator asks of a pattern. */
export interface Pattern {
  test(text: string): boolean;
  /** Tells one pattern from another. */
  toString(): string;
}

/**
 * A pattern of a contract (ECMA-262, as JSON Schema 2020-12, section 6.3.3 of Validation, has it) that always answers. A value that takes
 * it longer than a second is held to keep it, and so is every later one that may: what cannot be told is no fault of a target. Nor is it
 * shown, so `giveUp` is told.
 */
export function boundedPattern(source: string, flags = 'u', giveUp: (source: string) => void = () => undefined): Pattern {
  const expression = new RegExp(source, flags);
  const isSimple = !mayExplode.test(source);
  const answers = new Map<string, boolean>();
  const context: { expression: RegExp; text: string } = { expression, text: '' };
  let isGivenUp = false;
  return {
    toString: () => String(expression),
    test(text) {
      if (isSimple && text.length <= shortText) return expression.test(text);
      const known = answers.get(text);
      if (known !== undefined || isGivenUp) return known ?? true;
      context.text = text;
      try {
        if (!vm.isContext(context)) vm.createContext(context);
        const answer = guarded.runInContext(context, { timeout: mostMs }) as boolean;
        if (text.length <= shortText && answers.size < mostAnswers) answers.set(text, answer);
        return answer;
      } catch {
        isGivenUp = true;
        giveUp(source);
        return true;
      }
    },
  };
}
