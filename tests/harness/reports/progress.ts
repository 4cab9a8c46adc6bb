import type { Progress } from '../findings/progress';
import type { Outcome } from '../findings/finding';
import { counted } from '../text/counted';

/** Where progress goes, such as `process.stderr`. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How long a log without a terminal stays silent while one check asks, in milliseconds. */
const silenceMs = 10_000;

/** What a redrawn line on a terminal must stay below, so that a slow terminal does not slow the run, in milliseconds. */
const redrawMs = 80;

export interface ProgressPrinter {
  readonly tell: (progress: Progress) => void;
  /** Removes the line that is redrawn. */
  readonly end: () => void;
}

export const noProgress: ProgressPrinter = { tell: () => undefined, end: () => undefined };

/**
 * Shows which check is judged and how many requests were sent: one line that is redrawn on a terminal, elsewhere a line for
 * each finding, and one every ten seconds where a check takes long.
 */
export function progressPrinter(output: ProgressOutput, planned: () => number, now: () => number = Date.now): ProgressPrinter {
  let requests = 0;
  let found = 0;
  let judging = 'first read';
  let lastMs = now();
  let drawn = false;

  const status = (): string => `${found}/${planned()} ${judging} · ${counted(requests, 'request')}`;
  const clear = (): void => {
    if (drawn) output.write('\r\u001b[K');
    drawn = false;
  };
  const redraw = (): void => {
    if (now() - lastMs < redrawMs && drawn) return;
    clear();
    output.write(status().slice(0, Math.max(output.columns ?? 80, 40) - 1));
    drawn = true;
    lastMs = now();
  };
  const line = (text: string): void => {
    output.write(`${text}\n`);
    lastMs = now();
  };
  const finding = (outcome: Outcome, id: string): void => {
    found += 1;
    if (output.isTTY === true) redraw();
    else
      line(
        `[${String(found).padStart(String(planned()).length)}/${planned()}] ${outcome.padEnd(14)} ${id} (${counted(requests, 'request')})`,
      );
  };

  return {
    tell: (progress) => {
      switch (progress.kind) {
        case 'request':
          requests = progress.requests;
          if (output.isTTY === true) redraw();
          else if (now() - lastMs >= silenceMs) line(`… ${status()}`);
          return;
        case 'judging':
          judging = progress.id;
          if (output.isTTY === true) redraw();
          return;
        case 'finding':
          finding(progress.finding.outcome, progress.finding.id);
          return;
      }
    },
    end: clear,
  };
}
