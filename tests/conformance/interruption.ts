/** Resolves to the first signal that asks this process to end. From then on they end nothing by themselves. */
export function interruption(signals: Pick<NodeJS.Process, 'on'>): Promise<string> {
  return new Promise((resolve) => {
    // npm passes a signal on that the terminal has sent already, so there may be two.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) signals.on(signal, resolve);
  });
}
