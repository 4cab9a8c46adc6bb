import type { ListContext, Reply, RequestContext, Result } from './context';
import { Refusal } from './errors';

/** Answers one request. Whatever a step throws becomes an error body; what is no refusal becomes a 500. */
export async function answer(context: RequestContext): Promise<Reply> {
  const reply = await readPage(context).catch((error: unknown) => refuse(error, context));
  return context.behaviour.finish(reply, context);
}

/** Answers a request that no page can answer. */
export async function answerRefusal(refusal: unknown, context: RequestContext): Promise<Reply> {
  return context.behaviour.finish(refuse(refusal, context), context);
}

async function readPage(context: RequestContext): Promise<Reply> {
  const { behaviour } = context;
  const early = await behaviour.intercept(context);
  if (early !== undefined) return early;
  behaviour.authenticate(context);
  const query = behaviour.readQuery(context);
  return list({ ...context, query, start: behaviour.pageStart(query, context) });
}

function list(context: ListContext): Reply {
  const { behaviour } = context;
  const inScope = behaviour.itemsInScope(context);
  const matching = behaviour.filterItems(inScope, context);
  const ordered = behaviour.sortItems(matching, context);
  const result: Result = { inScope, matching, ordered, page: behaviour.cutPage(ordered, context) };
  const items = result.page.map((item) => behaviour.projectItem(item, context));
  const body = behaviour.envelope(items, behaviour.listMeta(result, context), context);
  return behaviour.pageReply(behaviour.serialise(body, context), context);
}

/** The response to what a step threw. */
function refuse(error: unknown, context: RequestContext): Reply {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'InternalError', 'The server met an unexpected condition.');
  return context.behaviour.refusalReply(refusal, context);
}
