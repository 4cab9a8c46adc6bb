import { isDocumented } from '../contract/operators';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { Scene } from '../judging/check';
import { satisfied } from '../listing/matching';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';
import { type KeptQuery, combinedProbes, combinedWalk } from './combination';
import { askedFields, operands } from './operands';
import { pageSizes, planProbes, sized } from './probe-plan';
import { itemsOfBeginning } from './stretches';
import type { Walk } from '../listing/walk';

/** What a URL that is put together by hand spoils: a plus, a percent sign, letters beyond ASCII, each sign that parts pairs. */
const spoilt = [/\+/, /%/, /[^\x20-\x7e]/, /&/, /#/, /;/, /=/, /\?/] as const;

/** Clauses of all fields that are weighed together. */
const mostClauses = 24;

/** Pages are three, the last of which may be shorter. */
const pages = 3;

interface Weighed {
  readonly expression: Expression;
  readonly path: string;
  /** By kind: whether its value holds it. */
  readonly holds: readonly boolean[];
  /** By position of an item: whether it must match, and whether it may. */
  readonly must: (position: number) => boolean;
  readonly may: (position: number) => boolean;
}

const amount = (holds: readonly boolean[]): number => holds.filter(Boolean).length;

/** One clause of each value: inequality where there is that, because it leaves most items. */
async function clausesOf(scene: Scene, items: readonly Item[]): Promise<readonly Weighed[]> {
  const weighed: Weighed[] = [];
  for (const operator of ['ne', 'eq'] as const) {
    for (const field of askedFields(scene, operator).filter(isDocumented)) {
      const values = (await operands(scene, field, operator)).map(([value]) => ({
        value,
        holds: spoilt.map((sign) => sign.test(value)),
      }));
      // The most common one of all, and of each kind; they come so.
      const chosen = new Set([values[0], ...spoilt.map((_, kind) => values.find(({ holds }) => holds[kind] === true))]);
      for (const { value, holds } of [...chosen].filter((one) => one !== undefined)) {
        const expression = where(field, value, operator);
        if (!canWrite(expression, scene.contract.filter)) continue;
        const [must, may] = (['exact', 'lenient'] as const).map((how) => satisfied(items, expression, how, 'and-first'));
        if (must !== undefined && may !== undefined) weighed.push({ expression, path: field.path, holds, must, may });
      }
    }
  }
  return weighed.toSorted((a, b) => amount(b.holds) - amount(a.holds)).slice(0, mostClauses);
}

const counted = (items: readonly Item[], holds: (position: number) => boolean): number =>
  items.reduce<number>((sum, _, position) => sum + (holds(position) ? 1 : 0), 0);

/** What a query of several clauses finds. */
interface Joined {
  readonly filter: Expression;
  readonly must: number;
  readonly may: number;
}

/** Two of them, or three, of different fields. */
function* combined(clauses: readonly Weighed[]): Generator<readonly [Weighed, Weighed, ...Weighed[]]> {
  for (const [first, one] of clauses.entries()) {
    for (const [second, two] of clauses.entries()) {
      if (second <= first || one.path === two.path) continue;
      yield [one, two];
      for (const three of clauses.slice(second + 1))
        if (three.path !== one.path && three.path !== two.path) yield [one, two, three];
    }
  }
}

/** With each seed another sign comes first; with the first, as many of them as can be. */
const preferredOf = (seed: number): number | undefined => (seed < 2 ? undefined : (seed + 1) % spoilt.length);

const known = onceFor<readonly Item[], string, Promise<Joined | undefined>>();

const sizeOf = (may: number): number => Math.ceil(may / pages);

/** Clauses by AND, each of which leaves out an item that the others find, and which hold between them most of what is spoilt. */
async function choose(scene: Scene, items: readonly Item[], most: number): Promise<Joined | undefined> {
  const clauses = await clausesOf(scene, items);
  const preferred = preferredOf(scene.seed);
  let best: (Joined & { readonly score: number }) | undefined;
  for (const some of combined(clauses)) {
    const held = spoilt.map((_, kind) => some.some(({ holds }) => holds[kind] === true));
    const score = amount(held) + (preferred !== undefined && held[preferred] === true ? spoilt.length : 0);
    if (best !== undefined && score <= best.score) continue;
    const [first, ...others] = some.map(({ expression }) => expression);
    const filter = first && join('and', first, ...others);
    if (filter === undefined || !canWrite(filter, scene.contract.filter)) continue;
    const must = counted(items, (position) => some.every((clause) => clause.must(position)));
    const may = counted(items, (position) => some.every((clause) => clause.may(position)));
    // Without a clause other items come.
    const isShown = some.every((clause) =>
      items.some((_, position) => !clause.may(position) && some.every((other) => other === clause || other.must(position))),
    );
    if (must > sizeOf(may) && may <= most && isShown) best = { filter, must, may, score };
  }
  return best;
}

/**
 * A query of two or three clauses beside what the combination has, for listings with URLs that must keep it: one clause may be lost, or a value spoilt.
 * `undefined` where no page tells a URL, or the data has no such clauses.
 */
export async function severalClauses(scene: Scene): Promise<KeptQuery | undefined> {
  const { contract, listing } = scene;
  const hasUrls = contract.links !== undefined || (contract.next !== undefined && contract.next.parameter === undefined);
  if (!hasUrls || contract.filter?.and === undefined) return undefined;
  const { filter: combination } = await combinedProbes(scene);
  if (combination === undefined) return undefined;
  const { base, long } = await planProbes(listing);
  const { maximum } = await pageSizes(scene);
  const most = long ? itemsOfBeginning(maximum - 1) : Infinity;
  const joined = await known(base.items, String(most), () => choose(scene, base.items, most));
  if (joined === undefined) return undefined;
  const { filter, may } = joined;
  const size = Math.min(maximum, sizeOf(may));
  const named = { filter, ...sized(contract, size) };
  const [query, unprojected] = [
    { ...combination.query, ...named },
    { ...combination.unprojected, ...named },
  ];
  return { ...combination, query, unprojected, size, filter, wanted: may + 1 };
}

/** Its walk, and what it is of; a target that refuses the clauses beside the rest shows nothing. */
export async function severalClausesWalk(scene: Scene): Promise<{ readonly kept: KeptQuery; readonly walk: Walk } | undefined> {
  const kept = await severalClauses(scene);
  if (kept === undefined || (await scene.listing.ask(kept.query)).kind !== 'page') return undefined;
  return { kept, walk: await combinedWalk(scene, kept) };
}
