import type { Progress } from '../findings/progress';
import type { RunTarget } from '../client/run-target';
import type { Contract, PolicyValue } from '../contract/model';
import type { Clock } from '../client/clock';
import type { Exchange } from '../client/exchange';
import type { ClientLimits } from '../client/sender';
import type { Finding, Requirement } from '../findings/finding';

export interface RunOptions {
  readonly contract: Contract;
  readonly requirements: readonly Requirement[];
  readonly target: RunTarget;
  /** Ids to judge; absent: all. */
  readonly only?: readonly string[];
  readonly disabled?: readonly { readonly id: string; readonly reason: string }[];
  /** Pinned policies; they win over those of the contract. */
  readonly policies?: { readonly [key: string]: PolicyValue };
  readonly seed?: number;
  /** Ask at most 50 requests, chosen by the seed; what was not asked ends as disabled, and is marked. */
  readonly quick?: boolean;
  /** Requests per second; absent: unlimited. */
  readonly rate?: number;
  /** Other bounds of the client than its own: of an attempt, or of the run. */
  readonly limits?: Partial<ClientLimits>;
  /** Time for the rate and for what must rest before it proves anything; default: starts with the run. */
  readonly clock?: Clock;
  /** Told of each request and each finding as it happens. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stands in for the network: the exchanges of an earlier run, each given once. Nothing is sent then. */
  readonly recorded?: readonly Exchange[];
  /** Why the recorded run ended early, as `Run.ended` said it. */
  readonly recordedEnd?: string;
}

/** One conformance run: opened by the first authorised read, then asked for one finding after another. */
export interface Run {
  /** What will be judged, in order: the requirements narrowed by `only`; disabled ones are in it and end as `disabled`. */
  readonly plan: readonly Requirement[];
  /** Judges one requirement; asked again, gives the same finding. Rejects with `TargetUnreachableError` when the credential expired. */
  judge(id: string): Promise<Finding>;
  /** Requests sent so far, retries included. */
  readonly requests: number;
  /** What the target does where the contract leaves the choice open, by `<parameter>.<class>`. */
  readonly observed: { readonly [key: string]: string };
  /** Why the run was over before its end, as a clause; `undefined` where it was not. What was left is inconclusive then. */
  readonly ended: string | undefined;
  close(): Promise<void>;
}
