import type { Check } from '../../judging/check';
import { fieldsBy } from '../../contract/operators';
import { illTyped } from '../../facts/broken-clauses';
import { malformedParts } from '../../facts/malformed-parts';
import { malformedFilters } from '../../grammar/malformed';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

/** Told by filtering.unknown-field. */
const unknown: ReadonlySet<string> = new Set(['unknown-root', 'unknown-leaf', 'object-path']);

export const check: Check<'filtering.malformed'> = {
  async judge(scene, evidence) {
    const { filter } = scene.contract;
    const [field] = fieldsBy('eq', filter);
    const parts = await malformedParts(scene);
    for (const malformed of field === undefined ? [] : malformedFilters(field, filter, parts)) {
      const { class: name } = malformed;
      const reply = await scene.listing.ask({ filter: malformed });
      const choice = refusedOr(reply, evidence, `a filter with ${name.replace('-', ' ')}`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined && !unknown.has(name)) settle(scene, evidence, `filter.${name}`, [choice]);
    }
    for (const { field: typed, what, reply } of await illTyped(scene))
      refusedOr(reply, evidence, `${what} for ${typed.path}`, () => 'page');
  },
};
