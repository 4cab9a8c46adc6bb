import type { Refusal } from '../errors';
import type { Reply, RequestContext } from '../context';
import type { Replacements, Behaviour } from '../behaviour';

export const isClientError = ({ status }: Refusal): boolean => status === 400;

const anyError = (): boolean => true;

/** Refusals that meet the condition are sent in another way. */
export function refusalAs(
  change: (reply: Reply, refusal: Refusal, context: RequestContext) => Partial<Reply>,
  condition: (refusal: Refusal) => boolean = anyError,
): Replacements<Behaviour> {
  return {
    refusalReply: (original) => (refusal, context) => {
      const reply = original(refusal, context);
      return condition(refusal) ? { ...reply, ...change(reply, refusal, context) } : reply;
    },
  };
}
