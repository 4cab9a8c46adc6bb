import type { Exchange } from '../client/exchange';

/**
 * Whether a cache on the way gave the answer from what it kept (RFC 9111, 5.1): its `Age` says for how many seconds. A cache that has
 * just asked the origin says 0, and is as good as none.
 */
export function isKept({ response }: Exchange): boolean {
  const age = response?.headers.age;
  return age !== undefined && age.trim() !== '0';
}
