/** Resolves to the first signal that asks this process to end. From then on they end nothing by themselves. */
export function interruption(signals: Pick<NodeJS.Process, 'on'>): Promise<string> {
  return new Promise((resolve) => {
    // npm passes a signal on that the terminal has sent already, so there may be two.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) signals.on(signal, resolve);
  });
}

/**
 * The signal that has come by now. What is written is written in one go, and a signal is heard behind it only: two turns of the event loop
 * have a whole look at what waits between them.
 */
export async function heardUntilNow(interruption: Promise<string>): Promise<string | undefined> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([interruption, Promise.resolve(undefined)]);
}
