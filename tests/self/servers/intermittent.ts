import { startPlainServer, type PlainServer } from './plain-server';

/** A plain server at rest, a filtered answer of which lacks its last item once in a while: a fault that comes and goes. */
export function startIntermittentServer(): Promise<PlainServer> {
  let filtered = 0;
  return startPlainServer(
    {},
    {
      cache: (key, answer) => {
        const body = answer() as { readonly items: readonly unknown[] };
        if (!key.includes('filters=') || body.items.length < 2) return { body, headers: {} };
        filtered += 1;
        return { body: filtered % 7 === 2 ? { ...body, items: body.items.slice(0, -1) } : body, headers: {} };
      },
    },
  );
}
