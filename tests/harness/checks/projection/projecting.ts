import { projectedPath } from '../../contract/projected-path';
import { isDocumented } from '../../contract/operators';
import type { ListQuery } from '../../listing/listing';
import type { Item } from '../../listing/value';
import { valueAt } from '../../contract/pointer';
import { pointerOfPath, pathsOf, isWithin, isResidue } from '../../listing/paths';
import type { Judge, Scene, SceneWith } from '../../judging/check';
import { combinedProbes } from '../../facts/combination';
import { identityPaths } from '../../contract/identity-paths';
import type { Page } from '../../listing/reply';
import type { Evidence } from '../../judging/evidence';
import { projectedOrders } from '../../facts/continued-pages';
import { planProbes } from '../../facts/probe-plan';
import { bareProjection } from '../../facts/bare-projection';

export interface ProjectionProbe {
  readonly label: string;
  readonly asked: readonly string[];
  readonly query: { readonly [role in keyof ListQuery]: unknown };
}

type AskedProbe = ProjectionProbe & { readonly query: ListQuery };

/** Whether the items hold this path with different values, or some do not hold it: then a projection on it shows something. */
function carried(items: readonly Item[], path: string): boolean {
  const pointer = pointerOfPath(path);
  return items.some((item) => valueAt(item, pointer) !== undefined);
}

/** Paths that the items really hold, those of documented fields first. */
export async function shownPaths(scene: SceneWith<'projection'>): Promise<readonly string[]> {
  const { items } = await scene.listing.walk();
  const identity = identityPaths(scene.contract) ?? [];
  const named = documentedPaths(scene);
  const here = scene.contract.projection.paths.filter((path) => !identity.includes(path) && carried(items, path));
  return [...named.filter((path) => here.includes(path)), ...here];
}

/** Of fields that the listing can be ordered by, else filtered by. */
function documentedPaths({ contract: { order, filter } }: Scene): readonly string[] {
  const fields = order?.fields ?? filter?.fields ?? [];
  return fields.filter(isDocumented).map(projectedPath);
}

/**
 * Projections that are sure to be lawful: one path; and several beside other parameters, with a parent, its child and a nested
 * path. Their paths are such as the items really hold.
 */
async function projectionProbes(scene: SceneWith<'projection'>): Promise<readonly AskedProbe[]> {
  const [single] = await shownPaths(scene);
  const { all } = await combinedProbes(scene);
  const { order, filter } = scene.listing.contract;
  const bare =
    order === undefined || filter === undefined
      ? undefined
      : await bareProjection({ ...scene, contract: scene.listing.contract });
  return [
    ...(single === undefined ? [] : [{ label: 'one field', asked: [single], query: { projection: [single] } }]),
    ...(all?.projection === undefined
      ? []
      : [{ label: 'several fields beside a filter and an order', asked: all.projection, query: all.query }]),
    ...(bare === undefined || bare === 'refused'
      ? []
      : [{ label: 'a field beside others', asked: [projectedPath(bare.shown)], query: bare.query }]),
  ];
}

export type JudgePage = (probe: ProjectionProbe, page: Page, scene: SceneWith<'projection'>, evidence: Evidence) => Promise<void>;

/** `further`: what also judges the orders that others asked for beside a projection: a page that shows a fault by itself. */
export function projecting(judge: JudgePage, further?: JudgePage): Judge<'projection'> {
  return {
    async judge(scene, evidence) {
      const { total } = await planProbes(scene.listing);
      if (total === 0) return evidence.needs('one-item');
      const judged = new Set<Page>();
      for (const probe of await projectionProbes(scene)) {
        const reply = await scene.listing.ask(probe.query);
        if (reply.kind === 'page') await judge(probe, reply, scene, evidence);
        if (reply.kind === 'page') judged.add(reply);
        else evidence.refused(reply, probe.label, `a page projected to ${probe.asked.join(', ')}`);
      }
      const orders = further === undefined ? [] : projectedOrders({ ...scene, contract: scene.listing.contract });
      for (const { page, query, asked } of orders)
        if (!judged.has(page)) await further?.({ label: 'an order beside a projection', asked, query }, page, scene, evidence);
      evidence.needs('unprojected-property');
    },
  };
}

/** Whether the whole items hold more than was asked for, so that a target that ignored the projection would have been seen. */
export async function holdMore(scene: SceneWith<'projection'>, asked: readonly string[]): Promise<boolean> {
  const { items } = await scene.listing.walk();
  const known = [...asked, ...scene.contract.projection.keeps];
  return items.some((item) => pathsOf(item).some(({ path, value }) => !isWithin(path, known) && !isResidue(value)));
}
