import { heldRun, holdRun } from './suite';

/** Jest's `globalTeardown` of the suite: closes the run that a bare `npx jest` opened. The command closes its own. */
export default async function closeRun(): Promise<void> {
  const run = heldRun();
  holdRun(undefined);
  await (await run?.catch(() => undefined))?.close();
}
