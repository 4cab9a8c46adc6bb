import vm from 'node:vm';

/** What values may take in milliseconds: one on the clock, and those of one contract in processor time, where each takes more than most do. */
const most = { one: 1000, all: 3000 };

/** What a value may always take: on the clock, where a busy machine counts as well, and in processor time. */
const least = { one: 50, free: 1 };

/** Ways through a text up to which a pattern is asked directly; they take less than a millisecond. */
const mostWays = 50_000;

/** Answers that are kept, because a listing has the same values on many pages. */
const mostAnswers = 20_000;

/** Characters of a value whose answer is kept, and up to which a format is asked directly: those that backtrack do so as its square. */
const shortText = 256;

/** A group that is repeated, or one that is referred to: what backtracks without end is made of these. */
const mayExplode = /\)(?:[*+]|\{)|\\[1-9]|\\k</;

/** What is asked of an expression: directly, and in a way that can be ended, which costs more than most expressions themselves. */
interface Question<Answer> {
  readonly directly: (tested: RegExp, text: string) => Answer;
  readonly guarded: vm.Script;
  /** The answer where there is none in time. */
  readonly late: Answer;
}

const whetherItMatches: Question<boolean> = {
  directly: (tested, text) => tested.test(text),
  guarded: new vm.Script('tested.test(text)'),
  late: true,
};

const late = Symbol('late');
const itsFirstGroup: Question<string | undefined | typeof late> = {
  directly: (tested, text) => tested.exec(text)?.[1],
  guarded: new vm.Script('(tested.exec(text) ?? [])[1]'),
  late,
};

/** What a validator asks of a pattern. */
export interface Pattern {
  test(text: string): boolean;
  /** Tells one pattern from another. */
  toString(): string;
}

/** What the patterns and formats of one contract share: the time that is left to those that take long. */
export interface PatternBudget {
  left: number;
  /** Told the source of each that is given up. */
  readonly giveUp: (source: string) => void;
}

export const patternBudget = (giveUp: (source: string) => void = () => undefined): PatternBudget => ({ left: most.all, giveUp });

/**
 * A pattern of a contract (ECMA-262, as JSON Schema 2020-12, section 6.3.3 of Validation, has it) that always answers. A value that takes
 * it longer than is left is held to keep it, and so is every later one that may: what cannot be told is no fault of a target. Nor is it
 * shown, so `giveUp` is told.
 */
export function boundedPattern(source: string, flags = 'u', budget = patternBudget()): Pattern {
  const expression = new RegExp(source, flags);
  return { toString: () => String(expression), test: bounded(source, expression, isQuickBy(source), budget, whetherItMatches) };
}

/** The same for a format, by the library's own test of it. */
export const boundedFormat = (name: string, format: RegExp, budget: PatternBudget): ((text: string) => boolean) =>
  bounded(name, format, (text) => text.length <= shortText, budget, whetherItMatches);

/** A pattern of the contract takes too long with what the target sent, which so says nothing. The message is a clause without a full stop. */
export class PatternTooSlow extends Error {
  override readonly name = 'PatternTooSlow';
}

const groupsOf = new Map<string, (text: string) => string | undefined | typeof late>();

/** What the first group of a pattern of the contract holds of a text; `undefined` where it does not match. Throws `PatternTooSlow`. */
export function firstGroupOf(source: string, text: string): string | undefined {
  let ask = groupsOf.get(source);
  if (ask === undefined) {
    ask = bounded(source, new RegExp(source, 'u'), isQuickBy(source), patternBudget(), itsFirstGroup);
    groupsOf.set(source, ask);
  }
  const group = ask(text);
  if (typeof group === 'symbol')
    throw new PatternTooSlow(
      `the contract's pattern ${JSON.stringify(source)} takes more than ${most.one / 1000} s with a text of ${text.length} characters; write it without a repeated group in a repeated group`,
    );
  return group;
}

function bounded<Answer>(
  source: string,
  tested: RegExp,
  isQuick: (text: string) => boolean,
  budget: PatternBudget,
  question: Question<Answer>,
): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  const context = { tested, text: '' };
  let isGivenUp = false;
  return (text) => {
    if (isQuick(text)) return question.directly(tested, text);
    const known = answers.get(text);
    if (known !== undefined || isGivenUp) return known ?? question.late;
    context.text = text;
    const begun = process.cpuUsage();
    try {
      if (!vm.isContext(context)) vm.createContext(context);
      const timeout = Math.max(least.one, Math.min(most.one, Math.round(budget.left)));
      const answer = question.guarded.runInContext(context, { timeout }) as Answer;
      if (text.length <= shortText && answers.size < mostAnswers) answers.set(text, answer);
      const { user, system } = process.cpuUsage(begun);
      isGivenUp = isSpent(budget, (user + system) / 1000);
      return answer;
    } catch {
      budget.left -= most.one;
      isGivenUp = true;
      return question.late;
    } finally {
      if (isGivenUp) budget.giveUp(source);
    }
  };
}

/** Takes from the budget what a value took, and says whether more was taken than there was. */
function isSpent(budget: PatternBudget, took: number): boolean {
  if (took <= least.free) return false;
  budget.left -= took;
  return budget.left <= 0;
}

/**
 * Whether a pattern goes through a text in few ways, whatever it holds: each repeated sign may end anywhere, each choice is taken either
 * way, and without an anchor each place is a beginning.
 */
function isQuickBy(source: string): (text: string) => boolean {
  if (mayExplode.test(source)) return () => false;
  const bare = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?/gsu, '.');
  const repeated = bare.match(/[*+]|\{\d+,/g)?.length ?? 0;
  const choices = bare.match(/[?|]/g)?.length ?? 0;
  const beginnings = bare.startsWith('^') && !bare.includes('|') ? 0 : 1;
  return ({ length }) => (length + 1) ** (repeated + beginnings) * 2 ** choices <= mostWays;
}
