import type { Contract, Json } from '../../contract/model';
import { clauseFinder } from '../../contract/clause';
import { isObject } from '../../contract/pointer';
import type { Scene, Check } from '../../judging/check';
import { pagesOf } from './pages';
import { groupedBy, failuresOfRun, occurrences } from './failures';
import { excerpt } from '../../listing/value';
import { counted } from '../../text/counted';

const policy = 'response.enumeration';

/** Where a listed value stands in the contract, as file and line; as a pointer into the schema where the file cannot be read. */
function ruleIn({ file, operation }: Pick<Contract, 'file' | 'operation'>): (schemaPath: string) => string {
  const find = clauseFinder(file, operation);
  return (schemaPath) => {
    const clause = find(`{success}/content/schema${schemaPath}`);
    const isRule = /^["']?enum\b/.test(clause?.text.split('\n')[0]?.slice(clause.column - 1) ?? '');
    return clause !== undefined && isRule ? `${clause.uri}:${clause.line}` : schemaPath;
  };
}

/** Whether something stands at a declared path of names, in which `*` is any member. */
function holds(json: Json | undefined, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return json !== undefined && json !== null;
  if (name === '*' && (Array.isArray(json) || isObject(json)))
    return Object.values(json).some((member: Json) => holds(member, rest));
  return isObject(json) && Object.hasOwn(json, name) && holds(json[name], rest);
}

/** Pages with an item that holds a value of an enumeration, so that one beyond the listed ones would have been seen. */
async function witnesses(scene: Scene) {
  const paths = scene.contract.enumeratedPaths.map((path) => path.split('.'));
  return (await pagesOf(scene, false)).filter(({ items }) => items.some((item) => paths.some((path) => holds(item, path))));
}

export const check: Check<'response.enumeration'> = {
  async judge(scene, evidence) {
    for (const page of await witnesses(scene)) evidence.witness(page);
    evidence.needs('enumeration', 'a value');
    const places = groupedBy(await failuresOfRun(scene, 'enumeration'), ({ place }) => place);
    const [first] = places.values();
    if (first === undefined) return;
    if (scene.policies[policy] === 'open') {
      const values = [...places].flatMap(([place, group]) =>
        [...new Set(group.map(({ failure }) => excerpt(failure.value, 40)))].map((value) => `${place}=${value}`),
      );
      return evidence.observe(policy, values.slice(0, 20).join(' '), first[0].exchange);
    }
    const ruleAt = ruleIn(scene.contract);
    for (const [place, group] of places) {
      const [{ failure, exchange }] = group;
      const values = [...groupedBy(group, (one) => excerpt(one.failure.value, 40))];
      evidence.violate({
        subject: place,
        expected: `${place} ${failure.message} (${ruleAt(failure.schemaPath)})`,
        received: `${values
          .slice(0, 5)
          .map(([value, ones]) => `${value} ${counted(occurrences(ones), 'time')}`)
          .join(', ')}${values.length > 5 ? ` and ${counted(values.length - 5, 'other value')}` : ''}`,
        place: { part: 'body', pointers: [failure.instancePath] },
        at: [exchange],
        evidence: 'exchange',
      });
    }
  },
};
