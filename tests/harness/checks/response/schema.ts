import type { Json, SchemaFailure } from '../../contract/model';
import type { Check, Scene } from '../check';
import type { Page } from '../reply';
import { excerpt, isObject } from '../value';
import { pagesOf } from './pages';

/** The place of a failure with list positions left out: the same rule at the same property is one failure, however many items break it. */
const placeOf = ({ instancePath }: SchemaFailure): string => instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** Property paths the contract does not declare. They are no violation: attributes may be added to an existing version. */
function undeclared(json: Json, declared: ReadonlySet<string>, prefix = ''): readonly string[] {
  const below = (name: string): string => (prefix === '' ? name : `${prefix}.${name}`);
  if (Array.isArray(json)) return json.flatMap((member) => undeclared(member as Json, declared, below('*')));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([key, value]) => {
    const path = [below(key), below('*')].find((one) => declared.has(one));
    return path === undefined ? [below(key)] : undeclared(value, declared, path);
  });
}

function observeUndeclared({ contract }: Scene, pages: readonly Page[], observe: (value: string, page: Page) => void): void {
  const found = new Map<string, Page>();
  for (const page of pages) {
    for (const item of page.items)
      for (const path of undeclared(item, contract.declaredPaths)) if (!found.has(path) && found.size < 20) found.set(path, page);
  }
  const [first] = found.values();
  if (first !== undefined) observe([...found.keys()].map((path) => excerpt(path, 80).slice(1, -1)).join(' '), first);
}

export const schema: Check = {
  id: 'response.schema',
  async judge(scene, evidence) {
    const pages = await pagesOf(scene, false);
    const groups = new Map<string, { readonly failure: SchemaFailure; readonly page: Page; times: number }>();
    for (const page of pages) {
      if (page.items.length > 0) evidence.witness(page);
      for (const failure of scene.contract.validators.page(page.exchange.response?.json ?? null)) {
        const key = `${failure.keyword} ${placeOf(failure)}`;
        const group = groups.get(key) ?? { failure, page, times: 0 };
        group.times += 1;
        groups.set(key, group);
      }
    }
    for (const [subject, { failure, page, times }] of groups) {
      evidence.violate({
        subject,
        expected: `${failure.instancePath || 'the body'} ${failure.message} (${failure.schemaPath})`,
        received: `${excerpt(failure.value, 80)}${times > 1 ? `; the same rule is broken ${times} times` : ''}`,
        at: [page],
      });
    }
    observeUndeclared(scene, pages, (value, page) => evidence.observe('response.undeclared', value, page));
    evidence.needs('at least one item');
  },
};
