import { ConfigError } from '../errors';
import { nearest } from '../nearest';

const refuse = ['reject'] as const;
const leave = ['ignore', 'empty', 'reject'] as const;
const number = ['default', 'empty', 'reject'] as const;
const token = ['accept', 'reject'] as const;

/** Every choice that can be pinned, with what it can be pinned to; `either` leaves it open. */
const policies: { readonly [key: string]: readonly string[] } = {
  'limit.above-maximum': ['clamp', ...refuse],
  'limit.zero': ['default', 'maximum', 'minimum', 'none', 'all', 'refuse'],
  'limit.negative': number,
  'limit.fraction': number,
  'limit.text': number,
  'limit.empty': number,
  'limit.beyond-integer': number,
  'limit.repeated': ['first', 'last', 'default', 'empty', ...refuse],
  'offset.at-end': ['empty', ...refuse],
  'offset.beyond-end': ['empty', ...refuse],
  'page.zero': [...leave, 'last', 'items'],
  'page.negative': [...leave, 'last', 'items'],
  'page.text': [...leave, 'last'],
  'page.beyond-integer': [...leave, 'last'],
  'page.at-end': ['empty', 'last', 'items', ...refuse],
  'page.beyond-end': ['empty', 'last', 'items', ...refuse],
  'offset.negative': [...leave, 'from-end'],
  'offset.text': leave,
  'continue.alone': token,
  'continue.with-offset': token,
  'continue.altered': token,
  'continue.altered-text': token,
  'continue.other-query': token,
  'continue.empty': leave,
  'order.unknown-root': leave,
  'order.unknown-leaf': leave,
  'order.object-path': leave,
  'order.direction-zero': leave,
  'order.direction-text': leave,
  'order.duplicate-key': leave,
  'order.empty': leave,
  'filter.undeclared-value': ['empty', ...refuse],
  'filter.unknown-root': ['empty', ...refuse],
  'filter.unknown-leaf': ['empty', ...refuse],
  'filter.object-path': ['empty', ...refuse],
  'filter.outer-blanks': ['kept', 'trimmed', 'leading', 'trailing'],
  'filter.unknown-operator': ['empty', ...refuse],
  'filter.not-equal-missing': ['included', 'excluded'],
  // Text where nothing else is said: what is asked for is a part of a text.
  'filter.pattern-signs': ['text', 'pattern'],
  'filter.no-comparison': leave,
  'filter.missing-value': leave,
  'filter.open-bracket': leave,
  'filter.open-quote': leave,
  'filter.lone-escape': leave,
  'filter.empty': leave,
  'projection.unknown-root': ['nothing', 'ignore', ...refuse],
  'projection.unknown-leaf': ['nothing', 'ignore', ...refuse],
  'projection.blanks': ['nothing', 'ignore', ...refuse],
  'projection.empty': leave,
  // Where every parameter is a filter, one that nobody knows is a filter on an unknown field.
  'query.unknown-parameter': ['ignore', ...refuse, 'filter'],
  // Closed where nothing else is said: a client that was generated from the document knows no other values.
  'response.enumeration': ['closed', 'open'],
};

/** Every policy, in the order of the table. */
export const policyNames: readonly string[] = Object.keys(policies);

/** What a policy can be pinned to; nothing for an unknown name. */
export const policyValues = (key: string): readonly string[] => (isPolicy(key) ? (policies[key] ?? []) : []);

export const isPolicy = (key: string): boolean => Object.hasOwn(policies, key);

/** Throws `ConfigError` for a pinned policy that no check would heed: a misspelt one must not go green. */
export function checkPolicies(pinned: { readonly [key: string]: string }): void {
  for (const [key, value] of Object.entries(pinned)) {
    const values = isPolicy(key) ? policies[key] : undefined;
    if (values === undefined) {
      const near = nearest(key, policyNames);
      const [part = ''] = key.split('.');
      const alike = policyNames.filter((name) => name.startsWith(`${part}.`));
      const known =
        near.length > 0
          ? ` Did you mean ${near.join(' or ')}?`
          : ` Known are ${(alike.length > 0 ? alike : policyNames).join(', ')}.`;
      throw new ConfigError('CONFIG_POLICY_UNKNOWN', `Expected the name of a policy; found ${JSON.stringify(key)}.${known}`);
    }
    if (value === 'either' || values.includes(value)) continue;
    throw new ConfigError(
      'CONFIG_POLICY_VALUE',
      `Expected the policy ${key} to be either, ${values.join(' or ')}; found ${JSON.stringify(value)}.`,
    );
  }
}
