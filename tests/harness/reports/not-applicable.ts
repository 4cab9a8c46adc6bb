import type { Finding } from '../findings/finding';

const promised = /^The contract promises (.+)\.$/s;

/**
 * The requirements that do not apply, in one line with the reasons and how often each holds, the most frequent first: a contract that
 * leaves a role out leaves many out at once. `undefined` where all apply.
 */
export function notApplicableLine(findings: readonly Pick<Finding, 'outcome' | 'message'>[]): string | undefined {
  const left = findings.filter(({ outcome }) => outcome === 'not-applicable');
  if (left.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { message } of left) counts.set(message, (counts.get(message) ?? 0) + 1);
  const reasons = [...counts].sort(([, one], [, other]) => other - one);
  const lacking = reasons.flatMap(([message, count]) => {
    const what = promised.exec(message)?.[1];
    return what === undefined ? [] : [`${what} (${count})`];
  });
  const others = reasons.filter(([message]) => !promised.test(message)).map(([message, count]) => `${message} (${count})`);
  const told = [...(lacking.length === 0 ? [] : [`the contract promises ${lacking.join(', ')}`]), ...others];
  return `${left.length} not applicable: ${told.join('; ')}`;
}
