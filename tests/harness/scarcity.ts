/** What a machine has too little of, as its error tells it, and what to do. */
const scarce: readonly (readonly [told: RegExp, what: string, next: string])[] = [
  [/\bE[MN]FILE\b/, 'Too many files are open', 'Raise the limit (ulimit -n)'],
  [/out of memory|allocation failed/i, 'There is too little memory', 'Raise the limit (ulimit -v)'],
];

/** An error that is the machine's and not the harness's, in words; `undefined` where it is another. */
export function scarcityOf({ message }: Error): string | undefined {
  const found = scarce.find(([told]) => told.test(message));
  if (found === undefined) return undefined;
  const [, what, next] = found;
  return `${what} (${message.split('\n', 1)[0] ?? ''}), which says nothing about the target. ${next}, and run again.`;
}
