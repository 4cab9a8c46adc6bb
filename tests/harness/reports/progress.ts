import type { Progress } from '../findings/progress';
import { type Outcome, outcomes } from '../findings/finding';
import { counted } from '../text/counted';

/** Where progress goes, such as `process.stderr`. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How long a log without a terminal stays silent while one check asks, or nothing comes, in milliseconds. */
const silenceMs = 10_000;

/** What a redrawn line on a terminal must stay below, so that a slow terminal does not slow the run, in milliseconds. */
const redrawMs = 80;

export interface ProgressPrinter {
  readonly tell: (progress: Progress) => void;
  /** To be called each second: says that nothing comes, where nothing does. */
  readonly tick: () => void;
  /** Removes the line that is redrawn. */
  readonly end: () => void;
}

export const noProgress: ProgressPrinter = { tell: () => undefined, tick: () => undefined, end: () => undefined };

const areaOf = (id: string): string => id.split('.', 1)[0] ?? id;

/** `39 requirements, 27 pass, 12 not-applicable`. */
function tally(found: readonly Outcome[]): string {
  const counts = outcomes.map((outcome) => ({ outcome, count: found.filter((one) => one === outcome).length }));
  const parts = counts.filter(({ count }) => count > 0).map(({ outcome, count }) => `${count} ${outcome}`);
  return [counted(found.length, 'requirement'), ...parts].join(', ');
}

/**
 * Shows what is judged and how many requests were sent: one line that is redrawn on a terminal. Elsewhere a line for each area when its
 * last requirement is judged, and one every ten seconds where a check takes long or the target is silent. `planned`: ids of what will be
 * judged; `patience`: how long a run waits, as half a sentence.
 */
export function progressPrinter(
  output: ProgressOutput,
  planned: readonly string[],
  patience: string,
  now: () => number = Date.now,
): ProgressPrinter {
  const found = new Map<string, Outcome>();
  let requests = 0;
  let judging = 'first read';
  let lastMs = now();
  /** When something came last, and for how many seconds it was told that nothing does. */
  let [heardMs, toldSeconds] = [now(), 0];
  /** How many events. */
  let heard = 0;
  let drawn = false;

  const status = (): string => `${found.size}/${planned.length} ${judging} · ${counted(requests, 'request')}`;
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
    found.set(id, outcome);
    if (output.isTTY === true) return redraw();
    const area = planned.filter((one) => areaOf(one) === areaOf(id));
    const judged = area.flatMap((one) => found.get(one) ?? []);
    if (judged.length === area.length) line(`${areaOf(id).padEnd(11)} ${tally(judged)} (${counted(requests, 'request')})`);
  };

  return {
    tick: () => {
      const seconds = Math.floor((now() - heardMs) / silenceMs) * (silenceMs / 1000);
      if (seconds <= toldSeconds) return;
      toldSeconds = seconds;
      clear();
      const what = heard === 0 ? 'the first read is not answered yet, after' : `${status()}, nothing new for`;
      line(`… ${what} ${seconds} s${heard === 0 && seconds * 1000 === silenceMs ? `; ${patience}` : ''}`);
    },
    tell: (progress) => {
      [heardMs, toldSeconds] = [now(), 0];
      heard += 1;
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
