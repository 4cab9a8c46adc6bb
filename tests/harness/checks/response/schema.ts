import { hasBlankForT } from '../../contract/date-time';
import type { Json } from '../../contract/model';
import { isObject } from '../../contract/pointer';
import type { Scene, Check } from '../../judging/check';
import type { Page } from '../../listing/reply';
import { excerpt } from '../../listing/value';
import { pagesOf } from './pages';
import { failuresOfRun, groupedBy, occurrences } from './failures';

type Visit = (path: string) => void;

interface PropertyPlace {
  readonly path: string;
  readonly isDeclared: boolean;
  /** By key; `*` for the members of a list. */
  readonly below: Map<string, PropertyPlace>;
}

function pathBelow(prefix: string, key: string, declared: ReadonlySet<string>): string {
  const below = (name: string): string => (prefix === '' ? name : `${prefix}.${name}`);
  return [below(key), below('*')].find((one) => declared.has(one)) ?? below(key);
}

/**
 * Visits property paths the contract does not declare. They are no violation: attributes may be added to an existing version. What a
 * key stands for below a path is worked out once, because a run sees thousands of items of one shape.
 */
function undeclaredVisitor(declared: ReadonlySet<string>): (json: Json, visit: Visit) => void {
  const byPath = new Map<string, PropertyPlace>();
  const placeAt = (path: string): PropertyPlace => {
    const known = byPath.get(path) ?? { path, isDeclared: declared.has(path), below: new Map() };
    byPath.set(path, known);
    return known;
  };
  const placeBelow = ({ path, below }: PropertyPlace, key: string): PropertyPlace => {
    let known = below.get(key);
    if (known === undefined) below.set(key, (known = placeAt(pathBelow(path, key, declared))));
    return known;
  };
  const walk = (json: Json, visit: Visit, at: PropertyPlace): void => {
    if (typeof json !== 'object' || json === null) return;
    if (isObject(json)) {
      for (const key of Object.keys(json)) {
        const place = placeBelow(at, key);
        if (place.isDeclared) walk(json[key] ?? null, visit, place);
        else visit(place.path);
      }
    } else {
      const place = placeBelow(at, '*');
      for (const member of json) walk(member, visit, place);
    }
  };
  return (json, visit) => walk(json, visit, placeAt(''));
}

function observeUndeclared({ contract }: Scene, pages: readonly Page[], observe: (value: string, page: Page) => void): void {
  const found = new Map<string, Page>();
  const visitUndeclared = undeclaredVisitor(contract.declaredPaths);
  // A run is sent each item dozens of times, and one look tells its shape.
  const seen = new Set<string | undefined>();
  for (const page of pages) {
    for (const [index, item] of page.items.entries()) {
      const identity = page.identities[index];
      if (identity !== undefined && seen.has(identity)) continue;
      seen.add(identity);
      visitUndeclared(item, (path) => {
        if (!found.has(path) && found.size < 20) found.set(path, page);
      });
    }
  }
  const [first] = found.values();
  if (first !== undefined) observe([...found.keys()].map((path) => excerpt(path, 80).slice(1, -1)).join(' '), first);
}

export const check: Check<'response.schema'> = {
  async judge(scene, evidence) {
    const pages = await pagesOf(scene, false);
    const failures = (await failuresOfRun(scene, 'shape')).filter(({ asked }) => asked === undefined);
    for (const [subject, group] of groupedBy(
      failures,
      ({ failure, place }) => `${hasBlankForT(failure) ? 'a blank for the T' : failure.keyword} ${place}`,
    )) {
      const [{ failure, exchange }] = group;
      const times = occurrences(group);
      evidence.violate({
        subject,
        expected: `${failure.instancePath || 'the body'} ${failure.message} (${failure.schemaPath})`,
        received: `${excerpt(failure.value, 80)}${times > 1 ? `; the same rule is broken ${times} times` : ''}`,
        place: { part: 'body', pointers: [failure.instancePath] },
        at: [exchange],
        ...(hasBlankForT(failure) && { level: 'SHOULD' }),
      });
    }
    const pattern = scene.contract.validators.unjudged?.('page');
    if (pattern !== undefined) evidence.needs('quick-pattern', excerpt(pattern, 80));
    for (const page of pages) if (page.items.length > 0) evidence.witness(page);
    observeUndeclared(scene, pages, (value, page) => evidence.observe('response.undeclared', value, page));
    evidence.needs('one-item');
  },
};
