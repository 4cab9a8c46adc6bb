import { checks } from '../../../generated/checks';
import type { Exchange } from '../client/exchange';
import { RunEnded } from '../client/run-ended';
import { PatternTooSlow } from '../contract/bounded-pattern';
import { HarnessError } from '../errors';
import type { Finding, Requirement } from '../findings/finding';
import { requestClassOf } from '../findings/request-class';
import type { AnyCheck, Scene } from '../judging/check';
import { Evidence } from '../judging/evidence';
import { alternating } from '../judging/history';
import { disabledFinding, findingOf, turnedAwayFinding, unaskedFinding } from '../judging/judgement';
import type { Reproducer } from '../judging/reproduction';
import { TurnedAway } from './guard';
import { inapplicable } from './inapplicable';
import { type Bounded, Unasked } from './quick';
import type { RunOptions } from './run-options';

const byId: ReadonlyMap<string, AnyCheck> = new Map(Object.entries(checks));

/** Whether the check of a requirement sends values that are shaped like an attack. */
export const isAttackShaped = (id: string | undefined): boolean => id !== undefined && byId.get(id)?.isAttackShaped === true;

/** What judging shares over a run. */
export interface JudgedRun {
  readonly options: Pick<RunOptions, 'contract' | 'disabled'>;
  readonly reproducer: Reproducer;
  readonly bounded: Bounded;
  readonly scene: Omit<Scene, 'listing' | 'unsendable'>;
  readonly exchanges: readonly Exchange[];
  readonly observe: (key: string, value: string, exchanges: readonly number[]) => void;
}

/** Judges one requirement. Throws `HarnessError` where it has no check. */
export async function judge(requirement: Requirement, run: JudgedRun): Promise<Finding> {
  const { contract, disabled = [] } = run.options;
  const switchedOff = disabled.find(({ id }) => id === requirement.id);
  if (switchedOff !== undefined) return disabledFinding(requirement, switchedOff.reason);
  const left = inapplicable(requirement, contract);
  if (left !== undefined) return left;
  const check = byId.get(requirement.id);
  if (check === undefined)
    throw new HarnessError(
      'HARNESS_NO_CHECK',
      `Expected a check for the requirement ${requirement.id}; there is none. Add it to tests/harness/checks, or take the requirement out of spec/requirements.yaml.`,
    );
  const evidence = new Evidence(requirement);
  try {
    return await judgeBy(check, requirement, evidence, run);
  } catch (error) {
    if (error instanceof Unasked) return unaskedFinding(requirement, evidence, run.exchanges, classesIn(run));
    if (!(error instanceof TurnedAway || error instanceof RunEnded || error instanceof PatternTooSlow)) throw error;
    return turnedAwayFinding(requirement, evidence, run.exchanges, classesIn(run), error);
  }
}

const classesIn =
  ({ scene }: JudgedRun) =>
  (exchange: Exchange) =>
    requestClassOf(exchange, scene.askedBy(exchange));

async function judgeBy(check: AnyCheck, requirement: Requirement, evidence: Evidence, run: JudgedRun): Promise<Finding> {
  const { options, reproducer, bounded, scene, exchanges, observe } = run;
  const listing = reproducer.listing.noting((reply, query) => evidence.hindrances.note(reply, query, options.contract));
  const here: Scene = { ...scene, listing, unsendable: (path, why) => evidence.unsendable[why].add(path) };
  await check.judge(here, evidence);
  for (const { key, value, exchanges: ids } of evidence.observations) observe(key, value, ids);
  const finding = await findingOf(requirement, evidence, exchanges, classesIn(run), {
    readAgain: (contradictions) => bounded.lifted(() => reproducer.readAgain(contradictions)),
    pursue: (pending) => bounded.lifted(() => reproducer.pursue(check, requirement, here, pending)),
    get alternation() {
      return reproducer.alternation;
    },
  });
  if (reproducer.alternation !== undefined) observe(alternating, reproducer.alternation, finding.exchanges);
  return finding;
}
