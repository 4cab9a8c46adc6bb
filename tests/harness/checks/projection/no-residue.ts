import { projecting, holdMore } from './projecting';
import { pathsOf, pointerOfPath, isResidue, isAsked } from '../../listing/paths';
import { excerpt } from '../../listing/value';

export const check = projecting(async ({ label, asked }, page, scene, evidence) => {
  if (await holdMore(scene, asked)) evidence.witness(page);
  for (const [index, item] of page.items.entries()) {
    const left = pathsOf(item).find(
      ({ path, value }) => isResidue(value) && !isAsked(path, [...asked, ...scene.contract.projection.keeps]),
    );
    if (left === undefined) continue;
    evidence.violate({
      subject: `${label}: residue`,
      expected: 'nothing at a path that was not asked for',
      received: `${left.path} = ${excerpt(left.value, 20)} in item ${index}`,
      place: { part: 'item', at: [index], pointer: pointerOfPath(left.path) },
      at: [page],
      evidence: 'exchange',
    });
    return;
  }
});
