import manifest from '../../../package.json';
import { defaultLimits } from '../client/http-client';
import type { PagePart, Requirement } from '../findings/finding';
import type { Ledger } from '../findings/ledger';
import type { EndRecord, PagePlaces, RunAbout, RunConditions } from '../findings/ledger-record';
import { ledgerVersion } from '../findings/ledger-record';
import { pointerIn, type Place } from '../contract/place/place';
import { causesOf } from '../findings/root-cause';
import { placeAt } from '../judging/place';
import type { FoldSettings } from '../findings/verdict';
import { foldOutcomes } from '../findings/verdict';
import type { Results } from '../reports/results';
import { resultsOf } from '../reports/results';
import type { RunOptions } from './run-options';

/** What will be judged, in order. */
function planOf({ requirements, only }: Pick<RunOptions, 'requirements' | 'only'>): readonly Requirement[] {
  return requirements.filter(({ id }) => only === undefined || only.includes(id));
}

export interface BeginningOptions extends RunOptions {
  /** The target is the reference server that the run started itself. */
  readonly embedded?: boolean;
  /** What reports say of the run beside its findings. */
  readonly about?: RunAbout;
  readonly strict?: boolean;
  readonly allowInconclusive?: boolean;
}

/** What else decides the findings: with it, a recording can be judged again. */
function conditionsOf(options: BeginningOptions): RunConditions {
  const { contract, target, policies, disabled, strict, allowInconclusive, quick, limits, recorded } = options;
  return {
    title: contract.title,
    credentials: (['key', 'token'] as const).filter((part) => target.credentials[part] !== undefined),
    ...(contract.scope?.in === 'header' && { scopeHeader: contract.scope.parameter }),
    ...(target.scope !== undefined && { scope: target.scope }),
    ...(target.secondScope !== undefined && { secondScope: target.secondScope }),
    policies: policies ?? {},
    disabled: disabled ?? [],
    ...(quick === true && { quick }),
    strict: strict ?? false,
    allowInconclusive: allowInconclusive ?? false,
    // A recording is judged in no time.
    ...(recorded === undefined && { deadlineMs: limits?.deadlineMs ?? defaultLimits.deadlineMs }),
  };
}

/** Where the parts of a page stand, for a report to mark. */
function partsOf({ items, next, count, limit, offset, page, more }: RunOptions['contract']): NonNullable<PagePlaces['parts']> {
  const places: { readonly [part in PagePart]: Place | undefined } = {
    items: items.at,
    next: next?.at,
    count: count?.at,
    limit: limit?.at,
    offset: offset?.at,
    page: page?.at,
    pages: page?.pages,
    more: more?.at,
  };
  return Object.fromEntries(
    Object.entries(places).flatMap(([part, place]) => (place === undefined ? [] : [[part, placeAt(place)]])),
  );
}

function placesOf(contract: RunOptions['contract']): PagePlaces {
  const { items, count } = contract;
  const counted = count === undefined ? undefined : pointerIn(count.at);
  return {
    items: items.at,
    ...(items.within !== '' && { within: items.within }),
    identity: items.identity.length === 1 ? (items.identity[0] ?? '') : items.identity,
    ...(counted !== undefined && { count: counted }),
    parts: partsOf(contract),
  };
}

/** Writes how a run begins. */
export function recordBeginning(ledger: Ledger, options: BeginningOptions): void {
  ledger.append({
    kind: 'run',
    version: ledgerVersion,
    harness: manifest.version,
    target: options.target.url.href.replace(/\/$/, ''),
    ...(options.embedded === true && { embedded: true }),
    contract: options.contract.file,
    startedAt: new Date().toISOString(),
    seed: options.seed ?? 1,
    plan: planOf(options).map(({ id }) => id),
    conditions: conditionsOf(options),
    listing: { response: placesOf(options.contract) },
    declared: { leaves: options.contract.leaves, statuses: options.contract.statuses },
    ...(options.about && { about: options.about }),
  });
}

/** How a run is recorded that was over before its end. `ended`: as `Run.ended` says it. */
export function endedEarly(ended: string): { readonly stop: 'inconclusive'; readonly reason: string; readonly ended: string } {
  const reason = `The run ended early, because ${ended}. What was judged until then stays judged.`;
  return { stop: 'inconclusive', reason, ended };
}

/** Folds what was found, writes how the run ended, and resolves to its results. `reason`: why it is incomplete. */
export function recordEnd(
  ledger: Ledger,
  settings: FoldSettings & { readonly reason?: string | undefined; readonly ended?: string | undefined },
): Results {
  const plan = ledger.run?.plan ?? [];
  const found = new Set(ledger.findings.map(({ id }) => id));
  const { verdict } = foldOutcomes(
    ledger.findings,
    plan.map((id) => ({ id })),
    settings,
  );
  const end: EndRecord = {
    kind: 'end',
    complete: settings.stop === undefined && plan.every((id) => found.has(id)),
    verdict,
    durationMs: Math.max(0, Date.now() - Date.parse(ledger.run?.startedAt ?? '')),
    ...(settings.reason !== undefined && { reason: settings.reason }),
    ...(settings.ended !== undefined && { ended: settings.ended }),
    ...(settings.baseline !== undefined && { baseline: settings.baseline }),
    causes: causesOf(ledger.findings),
  };
  try {
    ledger.append(end);
  } catch (error) {
    // The verdict is known, and the ledger keeps what failed for whoever tells it.
    if (ledger.failure === undefined) throw error;
  }
  return resultsOf(ledger);
}
