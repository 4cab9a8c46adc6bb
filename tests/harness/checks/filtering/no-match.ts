import { refusedOr } from '../../judging/refused-or';
import type { ListingField } from '../../contract/model';
import type { Check } from '../../judging/check';
import { where } from '../../listing/expression';
import { settle } from '../../judging/policy';
import { describe } from '../../listing/reply';
import { excerpt, fieldText } from '../../listing/value';
import { honouredFilter, strayItem } from '../../judging/matches';
import { counted } from '../../listing/counted';
import { againstFilter } from '../../judging/own-value';

import { absentProbes, foundTogether, onePerKind } from '../../facts/absent-values';

export const noMatch: Check = {
  id: 'filtering.no-match',
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const probes = await absentProbes(scene);
    for (const { path } of onePerKind(scene).filter((field) => !probes.some((probe) => probe.field === field)))
      evidence.needs(`a declared value of ${path}, other than its default, that no item holds`);
    const together = await foundTogether(scene, probes);
    if (together !== undefined) {
      if (items.length > 0) evidence.witness(together.reply);
      for (const { path, status } of together.fields)
        if (status === 'candidate') evidence.observe(`filter.${path}`, 'honoured', together.reply);
    }
    for (const { field, value } of probes) {
      if (together?.fields.includes(field) === true) continue;
      const expression = where(field, value);
      const reply = await scene.listing.ask({ filter: expression });
      if (!honouredFilter(reply, field, evidence)) continue;
      if (items.length > 0) evidence.witness(reply);
      // An item that came to be since the walk may hold the value by now.
      const stray = strayItem(reply, expression);
      if (stray === undefined) continue;
      evidence.violate({
        subject: `no item by ${field.path}`,
        expected: `no item, for none has the value ${value}`,
        received: `${counted(reply.items.length, 'item')}, one with ${excerpt(fieldText(stray, field), 60)}`,
        at: [reply],
        evidence: 'exchange',
        ownValue: againstFilter(reply, expression),
      });
    }
    evidence.needs('at least one item');
  },
};

export const undeclaredValue: Check = {
  id: 'filtering.undeclared-value',
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const field = scene.contract.filter.fields.find(({ kind, status }) => kind === 'enumeration' && status === 'documented');
    if (field === undefined) return evidence.notApplicable('the contract documents no enumeration to filter by');
    const expression = where(field, 'no-such-value');
    const reply = await scene.listing.ask({ filter: expression });
    if (reply.kind !== 'page' && reply.kind !== 'refusal')
      return evidence.refused(reply, 'an undeclared value', 'an empty page or a 4xx');
    if (items.length > 0) evidence.witness(reply);
    evidence.needs('at least one item');
    const word = reply.kind === 'refusal' ? 'reject' : reply.items.length === 0 ? 'empty' : 'ignore';
    settle(scene, evidence, 'filter.undeclared-value', [{ value: word, at: reply }]);
    const stray = reply.kind === 'page' ? strayItem(reply, expression) : undefined;
    if (reply.kind !== 'page' || stray === undefined) return;
    evidence.violate({
      subject: 'an undeclared value',
      expected: 'no item',
      received: `${counted(reply.items.length, 'item')}, one with ${excerpt(fieldText(stray, field), 60)}`,
      at: [reply],
      evidence: 'exchange',
      ownValue: againstFilter(reply, expression),
    });
  },
};

/** The path of a leaf that no schema declares, beside a declared one. */
export function unknownLeaf(field: ListingField): string {
  const parts = field.path.split('.');
  return parts.length > 1 ? [...parts.slice(0, -1), 'nope'].join('.') : `${field.path}.nope`;
}

export const unknownField: Check = {
  id: 'filtering.unknown-field',
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const [field] = scene.contract.filter.fields;
    if (field === undefined) return evidence.notApplicable('the contract names no field to filter by');
    for (const [name, path] of [
      ['unknown-root', 'nope'],
      ['unknown-leaf', unknownLeaf(field)],
    ] as const) {
      const reply = await scene.listing.ask({ filter: `${path}${scene.contract.filter.equals}nope` });
      // A 5xx is judged by filtering.malformed.
      if (reply.kind !== 'page' && reply.kind !== 'refusal') continue;
      if (items.length > 0) evidence.witness(reply);
      settle(scene, evidence, `filter.${name}`, [
        { value: reply.kind === 'refusal' ? 'reject' : reply.items.length === 0 ? 'empty' : 'ignore', at: reply },
      ]);
      if (reply.kind === 'page' && reply.items.length > 0) {
        evidence.violate({
          subject: `a filter on an ${name.replace('-', ' ')}`,
          expected: 'a 4xx, or no item',
          received: `${describe(reply)}, as if nothing was asked`,
          at: [reply],
          evidence: 'response',
        });
      }
    }
    evidence.needs('at least one item');
  },
};

export const malformedFilter: Check = {
  id: 'filtering.malformed',
  async judge(scene, evidence) {
    const { filter } = scene.contract;
    const [field] = filter.fields;
    if (field === undefined) return evidence.notApplicable('the contract names no field to filter by');
    for (const [name, text] of [
      ['unknown-root', `nope${filter.equals}nope`],
      ['unknown-leaf', `${unknownLeaf(field)}${filter.equals}nope`],
      ['no-comparison', 'nonsense'],
    ] as const) {
      const reply = await scene.listing.ask({ filter: text });
      const choice = refusedOr(reply, evidence, `a filter with ${name.replace('-', ' ')}`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined && !name.startsWith('unknown')) settle(scene, evidence, `filter.${name}`, [choice]);
    }
  },
};
