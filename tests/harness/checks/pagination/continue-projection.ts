import { itemsOn } from '../../judging/place';
import { bareProjection } from '../../facts/bare-projection';
import { continuedPages } from '../../facts/continued-pages';
import type { Check, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Page } from '../../listing/reply';
import { combinedProbes, combinedWalk, needsPages } from '../../facts/combination';
import { brokenOff } from '../../judging/sequence';
import { planProbes, sized } from '../../facts/probe-plan';
import { valueAt } from '../../contract/pointer';
import { pathsOf, pointerOfPath, isWithin, isResidue } from '../../listing/paths';
import { exchangesOf } from '../../listing/walk';

/** Tells of a value at a path that was not asked for. */
function judgePage(
  { contract }: SceneWith<'projection'>,
  evidence: Evidence,
  page: Page,
  asked: readonly string[],
  walked: readonly number[],
): void {
  const known = [...asked, ...contract.projection.keeps];
  const beyond = page.items
    .flatMap((item) => pathsOf(item).map((leaf) => ({ ...leaf, item })))
    .find(({ path, value }) => !isWithin(path, known) && !isResidue(value));
  if (beyond === undefined) return;
  evidence.violate({
    subject: 'a continued page under a projection',
    expected: `only ${asked.join(', ')} on every page`,
    received: `${beyond.path} on page 2 or later`,
    place: itemsOn(page, [beyond.item], pointerOfPath(beyond.path)),
    at: [page, walked],
    evidence: 'exchange',
  });
}

/** The walk beside an order and a filter that shows neither: it is made for sorting.projected-away, too. */
async function walkBare(scene: SceneWith<'projection'>): Promise<void> {
  const { contract } = scene.listing;
  if (contract.order === undefined || contract.filter === undefined) return;
  const bare = await bareProjection({ ...scene, contract });
  if (bare === undefined || bare === 'refused') return;
  if ((await scene.listing.ask(bare.query)).kind === 'page') await scene.listing.walk(bare.query, bare.wanted);
}

/** A walk beside a projection alone, where there is no other. */
async function judgePlain(scene: SceneWith<'projection'>, evidence: Evidence): Promise<void> {
  const { base, walkSize } = await planProbes(scene.listing);
  const path = scene.contract.projection.paths.find((one) =>
    base.items.some((item) => valueAt(item, pointerOfPath(one)) !== undefined),
  );
  if (path === undefined) return;
  const walk = await scene.listing.walk({ projection: [path], ...sized(scene.listing.contract, walkSize) }, walkSize + 1);
  for (const page of walk.pages.slice(1)) {
    evidence.witness(page);
    judgePage(scene, evidence, page, [path], exchangesOf(walk));
  }
}

export const check: Check<'pagination.continue-projection'> = {
  async judge(scene, evidence) {
    const { all: combination } = await combinedProbes(scene);
    // None where no projected item can be told from another; what others walked beside a projection shows it all the same.
    const walked = combination && { ...combination, walk: await combinedWalk(scene, combination) };
    if (walked && brokenOff(walked.walk, evidence, 'the walk under a projection')) return;
    const own = walked?.walk.pages.slice(1) ?? [];
    for (const page of own) {
      evidence.witness(page);
      judgePage(scene, evidence, page, walked?.projection ?? [], walked ? exchangesOf(walked.walk) : []);
    }
    await walkBare(scene);
    // A target may lose one projection and keep another, so each walk that others made beside one is looked at, too.
    for (const { page, query } of continuedPages({ ...scene, contract: scene.listing.contract })) {
      const { projection } = query;
      if (typeof projection !== 'object' || own.some(({ exchange }) => exchange === page.exchange)) continue;
      if (walked === undefined) evidence.witness(page);
      judgePage(scene, evidence, page, projection, []);
    }
    if (walked !== undefined) return needsPages(evidence, walked.walk, walked);
    if (evidence.witnesses.length === 0) await judgePlain(scene, evidence);
    evidence.needs('two-items');
  },
};
