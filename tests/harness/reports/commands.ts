import { curlFor } from '../client/curl';
import type { Exchange } from '../client/exchange';
import type { Finding } from '../findings/finding';

/**
 * The commands that ask again for all that proves the first violation of a finding, in the order in which it was asked: a contradiction
 * between pages takes more than one. Requests that are alike stand once. Without the exchanges, the command the finding carries.
 */
export function commandsOf(
  { violations, curl }: Pick<Finding, 'violations' | 'curl'>,
  exchange: (id: number) => Exchange | undefined,
): readonly string[] {
  const ids = [...(violations[0]?.exchanges ?? [])].sort((a, b) => a - b);
  const commands = ids.flatMap((id) => {
    const found = exchange(id);
    return found === undefined ? [] : [curlFor(found.request)];
  });
  return [...new Set(commands.length > 0 || curl === undefined ? commands : [curl])];
}
