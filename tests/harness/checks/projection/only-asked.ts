import { type JudgePage, projecting, holdMore } from './projecting';
import { identityPaths } from '../../contract/identity-paths';
import { pathsOf, pointerOfPath, isWithin, isResidue } from '../../listing/paths';
import { excerpt } from '../../listing/value';

const judgePage: JudgePage = async ({ label, asked }, page, scene, evidence) => {
  if (await holdMore(scene, asked)) evidence.witness(page);
  const identity = identityPaths(scene.contract) ?? [];
  const { keeps } = scene.contract.projection;
  for (const [index, item] of page.items.entries()) {
    const further = pathsOf(item).filter(({ path, value }) => !isWithin(path, asked) && !isResidue(value));
    if (further.some(({ path }) => identity.includes(path))) evidence.observe('projection.identity', 'kept', page);
    const beyond = further.find(({ path }) => !isWithin(path, keeps));
    if (beyond === undefined) continue;
    evidence.violate({
      subject: `${label}: a path that was not asked for`,
      expected: `only ${asked.join(', ')}`,
      received: `${beyond.path} = ${excerpt(beyond.value, 60)} in item ${index}`,
      place: { part: 'item', at: [index], pointer: pointerOfPath(beyond.path) },
      at: [page],
      evidence: 'exchange',
    });
    return;
  }
};

export const check = projecting(judgePage, judgePage);
