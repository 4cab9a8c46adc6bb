import type { RunTarget } from '../../harness/client/run-target';
import type { Contract } from '../../harness/contract/model';
import { loadContract } from '../../harness/contract/load';
import { heedGone } from '../../harness/garbage';
import type { Finding, Requirement } from '../../harness/findings/finding';
import { loadRequirements } from '../../harness/findings/requirements';
import { rootCauses } from '../../harness/findings/root-cause';
import type { Verdict } from '../../harness/findings/verdict';
import type { Results } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import { allMutants, mutants } from '../../reference/mutants';
import { startReference } from '../../reference/server';
import type { Asked } from '../../reference/variants';
import { simulateClock, type SimulatedClock } from '../servers/simulated-clock';
import { documentOf, startCatalogueGround, startLedgerGround, startStockGround, type Ground } from '../grounds';
import { startChurning } from './churn';
import { lawful, type Started } from './lawful';
import { startScenario, startSeeded } from './movements';
import { sized, startSized, type SizeName } from './sizes';
import { together } from './several-faults';

/** One run of the harness against one server. */
export interface Trial {
  readonly kind:
    | 'mutant'
    | 'several'
    | 'sized'
    | 'lawful'
    | 'churning'
    | 'churning-with-a-fault'
    | 'churning-without-filter'
    | 'moving'
    | 'moving-without-filter'
    | 'between';
  /**
   * Of a churning server or one with something in between: its seed. Of a moving one: its scenario. Of several faults on one server:
   * their ids, as `together` joins them.
   */
  readonly id: string;
  /** Of a sized one: the size of data and page. Its `id` is that of a mutant of the reference server, or `faultless`. */
  readonly size?: SizeName;
  /** Judge these requirements, and by themselves; without it all of them. */
  readonly only?: readonly string[];
}

/** What a trial showed; nothing in it depends on time or chance. */
export interface Trialled extends Trial {
  readonly verdict: Verdict;
  /** Requirements that failed or were warned of, in plan order. */
  readonly violated: readonly string[];
  /** Requirements at which the harness broke. */
  readonly broken: readonly string[];
  readonly inconclusive: readonly string[];
  readonly passed: readonly string[];
  readonly observed: { readonly [key: string]: string };
  /** How many were sent. */
  readonly requests: number;
  /** The requirements that lead the summary, the first one first. */
  readonly leads: readonly string[];
  /** Why, for whoever looks into it: outcome and message of what is no pass. */
  readonly messages: { readonly [id: string]: string };
}

interface Loaded {
  readonly contract: Contract;
  readonly requirements: readonly Requirement[];
}

const loaded = new Map<Ground | undefined, Promise<Loaded>>();
function load(ground: Ground | undefined): Promise<Loaded> {
  const known =
    loaded.get(ground) ?? loadContract(documentOf(ground)).then((contract) => ({ contract, requirements: loadRequirements() }));
  loaded.set(ground, known);
  return known;
}

function targetOf(server: Started, { credential = 'key', scope = 'project', secondProject = 'known' }: Asked = {}): RunTarget {
  return {
    url: new URL(server.url),
    credentials: server.apiKey === '' ? {} : credential === 'key' ? { key: server.apiKey } : { token: server.token },
    ...(scope === 'project' && server.projectUid !== '' && { scope: server.projectUid }),
    ...(secondProject === 'known' && server.secondProjectUid !== '' && { secondScope: server.secondProjectUid }),
  };
}

async function serverOf(
  { kind, id, size }: Trial,
  clock: SimulatedClock,
): Promise<{ readonly server: Started; readonly asked?: Asked | undefined; readonly ground?: Ground }> {
  switch (kind) {
    case 'mutant': {
      const mutant = allMutants.find((one) => one.id === id);
      if (mutant === undefined) throw new Error(`Expected a mutant ${id}; there is none.`);
      switch (mutant.ground) {
        case undefined:
          return { server: await startReference({ behaviour: mutant.behaviour }) };
        case 'ledger':
          return { server: await startLedgerGround({ page: mutant.page }), ground: mutant.ground };
        case 'catalogue':
          return { server: await startCatalogueGround({ change: mutant.change }), ground: mutant.ground };
        case 'stock':
          return { server: await startStockGround({ rules: mutant.rules }), ground: mutant.ground };
      }
      break;
    }
    case 'several': {
      const faults = id.split(together).map((part) => mutants.find((one) => one.id === part)?.behaviour);
      return { server: await startReference({ behaviour: faults.filter((one) => one !== undefined) }) };
    }
    case 'sized':
      return { server: await startSized(id, size) };
    case 'lawful': {
      const one = lawful.find((server) => server.id === id);
      if (one === undefined) throw new Error(`Expected a lawful server ${id}; there is none.`);
      return { server: await one.start(), asked: one.asked, ...(one.ground && { ground: one.ground }) };
    }
    case 'churning':
      return { server: await startChurning(Number(id)) };
    case 'churning-with-a-fault':
      return { server: await startChurning(Number(id), { exchangeFault: true }) };
    case 'churning-without-filter':
      return { server: await startChurning(Number(id), { filterFault: true }) };
    case 'moving':
      return { server: await startScenario(id, clock) };
    case 'moving-without-filter':
      return { server: await startScenario(id, clock, 'filter-ignored') };
    case 'between':
      return { server: await startSeeded(Number(id), clock) };
  }
}

interface Judging {
  readonly only?: readonly string[] | undefined;
  readonly clock?: SimulatedClock | undefined;
  /** The server is that of another contract. */
  readonly ground?: Ground | undefined;
  readonly size?: SizeName | undefined;
}

/** Judges a server in this process. */
async function judgeServer(
  server: Started,
  asked?: Asked,
  { only, clock, ground, size }: Judging = {},
): Promise<Pick<Results, 'verdict' | 'observed' | 'requests'> & { readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const { contract, requirements } = await load(ground);
  const { verdict, observed, requests } = await runConformance({
    contract: sized(contract, size),
    requirements,
    target: targetOf(server, asked),
    ...(only && { only }),
    ...(asked?.policies && { policies: asked.policies }),
    ...(clock && { clock }),
    onProgress: (progress) => {
      if (progress.kind === 'finding') findings.push(progress.finding);
    },
  });
  return { verdict, observed, requests, findings };
}

export async function runTrial(trial: Trial): Promise<Trialled> {
  // Nobody waits in a trial: what must rest before it proves anything rests in simulated time.
  const clock = simulateClock();
  const { server, asked, ground } = await serverOf(trial, clock);
  try {
    const { verdict, findings, observed, requests } = await judgeServer(server, asked, {
      only: trial.only,
      clock,
      ground,
      size: trial.size,
    });
    const ids = (...outcomes: readonly Finding['outcome'][]): readonly string[] =>
      findings.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);
    return {
      ...trial,
      verdict,
      violated: ids('fail', 'warn'),
      broken: ids('error'),
      inconclusive: ids('inconclusive'),
      passed: ids('pass'),
      observed,
      requests,
      leads: rootCauses(findings).map(({ lead }) => lead.id),
      messages: Object.fromEntries(
        findings.filter(({ outcome }) => outcome !== 'pass').map(({ id, outcome, message }) => [id, `${outcome}: ${message}`]),
      ),
    };
  } finally {
    await server.close();
    heedGone();
  }
}
