import type { Outcome } from '../../harness/findings/finding';
import type { ResultFinding } from '../../harness/reports/results';
import { endedAs, ids, judgeLedger, judgePlain, requirements } from '../checks/judging';
import { chosen, observedOf } from '../checks/tellings';
import { allTrials } from '../detection/matrix';
import { lawfulVerdicts } from '../detection/detection';
import { runTrial, type Trial } from '../detection/trial';
import { mutants } from '../../reference/mutants';
import { judgeOnGround } from '../checks/on-ground';

/** One expectation of the checks; it asks a few of them only, so that few proofs are tried where one check is broken. */
export interface Proof {
  readonly name: string;
  /** Resolves with what is wrong, or with undefined. */
  readonly refute: () => Promise<string | undefined>;
}

type Found = Pick<ResultFinding, 'outcome' | 'message' | 'witnesses'> & { readonly exchanges?: readonly number[] };

/** What is wrong with a finding; `holds` is the rest of what a finding of that outcome must have. */
function wrong(found: Found | undefined, expected: Outcome, holds: (finding: Found) => boolean): string | undefined {
  return found?.outcome === expected && holds(found) ? undefined : `expected ${expected}; found ${JSON.stringify(found)}`;
}

/** As in `tests/self/checks/requirements.test.ts`. */
const ofRequirements: readonly Proof[] = requirements.flatMap(({ id, level }) => {
  return [
    {
      name: `${id} fails on a server that does not keep it`,
      refute: async () =>
        wrong(
          await judgeOnGround(id, 'faulty'),
          level === 'MUST' ? 'fail' : 'warn',
          ({ exchanges = [] }) => exchanges.length > 0,
        ),
    },
    {
      name: `${id} passes on its ground`,
      refute: async () =>
        wrong(await judgeOnGround(id, 'sound'), 'pass', ({ witnesses, message }) => witnesses > 0 && message === ''),
    },
    {
      name: `${id} is inconclusive where nothing can be shown`,
      refute: async () =>
        wrong(
          await judgeOnGround(id, 'mute'),
          'inconclusive',
          ({ witnesses, message }) => witnesses === 0 && /It needs \S/.test(message),
        ),
    },
  ];
});

/** Requirements on whatever response there is show with what others ask for: pages, empty ones, refusals, projections. */
const askers: readonly string[] = [
  'pagination.walk-complete',
  'pagination.limit-above-maximum',
  'pagination.offset-end',
  'pagination.token-garbage',
  'sorting.ascending',
  'sorting.malformed',
  'filtering.no-match',
  'filtering.malformed',
  'filtering.unknown-field',
  'projection.values',
  'security.missing-credential',
  'security.wrong-credential',
];
const isOnAnyResponse = (id: string): boolean =>
  id.startsWith('response.') || id === 'security.disclosure' || id === 'security.credential-echo';

/** What the matrix expects of a mutant, asked of the declared requirements alone. */
const ofMutants: readonly Proof[] = mutants
  .toSorted((a, b) => a.expect.length - b.expect.length)
  .map(({ id, expect }) => ({
    name: `the mutant ${id} violates what it declares`,
    async refute() {
      const only = expect.some(isOnAnyResponse) ? [...expect, ...askers] : expect;
      const { violated, broken } = await runTrial({ kind: 'mutant', id, only });
      const missing = expect.filter((one) => !violated.includes(one));
      return broken.length + missing.length === 0 ? undefined : `missing: ${missing.join(' ')}; broken: ${broken.join(' ')}`;
    },
  }));

/** Conforming servers of each kind: sizes, readings, orders, tokens, mixtures of choices, moving data. */
const servers: readonly string[] = [
  'items-0',
  'items-3',
  'items-51',
  'whole-tenant',
  'documented-fields-only',
  'limit-above-maximum-refused',
  'malformed-filter-matches-nothing',
  'collation-icu-shifted',
  'missing-values-last-always',
  'ties-reversed',
  'filter-ignores-case',
  'operators-from-left-to-right',
  'identity-kept-in-projections',
  'undeclared-properties',
  'names-and-kinds-alone',
  'plain-default',
  'plain-hostile-names',
  ...[1, 2, 3, 4, 5, 6].map((seed) => `plain-mixture-${seed}`),
  'churning-often',
  'churning-count-preserving',
  'churning-toggle',
];

const areas = [...new Set(ids.map((id) => id.slice(0, id.indexOf('.'))))];

function inArea(area: string): readonly string[] {
  const own = ids.filter((id) => id.startsWith(`${area}.`));
  return own.some(isOnAnyResponse) ? [...own, ...askers] : own;
}

const ofLawful: readonly Proof[] = allTrials(servers).flatMap((trial: Trial) =>
  areas.map((area) => ({
    name: `the conforming server ${trial.id} violates nothing of ${area}`,
    async refute() {
      const { violated, broken, verdict } = await runTrial({ ...trial, only: inArea(area) });
      const isLawful = violated.length + broken.length === 0 && lawfulVerdicts.includes(verdict);
      return isLawful ? undefined : `found ${verdict}: ${[...violated, ...broken].join(' ')}`;
    },
  })),
);

/** Numbers and truth values, another grammar and another shape, which the shipped contract has not. */
const ofLedger: readonly Proof[] = areas.map((area) => ({
  name: `the ledger server keeps what its contract says of ${area}`,
  async refute() {
    const judged = await judgeLedger({}, { only: inArea(area) });
    const violated = endedAs(judged, 'fail', 'warn', 'error');
    return violated.length === 0 ? undefined : `found ${violated.join(' ')}`;
  },
}));

const ofChoices: readonly Proof[] = [0, 1, 2].map((rank) => ({
  name: `a server with choice number ${rank} everywhere is observed as it is`,
  async refute() {
    const server = chosen(rank);
    const { observed } = await judgePlain({ size: 60, ...server });
    const other = Object.entries(observedOf(server)).find(([key, value]) => observed[key] !== value);
    return other && `expected ${other.join(' ')}; found ${observed[other[0]]}`;
  },
}));

/** One of each kind in turn, and of a kind the ones that ask less first: the first ones are a quick sample of all. */
const kinds = [ofRequirements, ofMutants, [...ofChoices, ...ofLedger, ...ofLawful]];
export const proofs: readonly Proof[] = Array.from({ length: Math.max(...kinds.map(({ length }) => length)) }).flatMap(
  (_, index) => kinds.flatMap((proofsOfKind) => proofsOfKind.slice(index, index + 1)),
);
