import { malformed } from '../errors';
import { parameterNames } from '../fields';
import type { Clause } from '../filter';
import type { Variant } from './variant';

/** A filter as it is read, with another reading of each value. */
const valuesRead = (id: string, choice: string, read: (clause: Clause) => Clause): Variant => ({
  id,
  choice,
  options: {
    behaviour: { readFilter: (original) => (raw, context) => original(raw, context).map((clauses) => clauses.map(read)) },
  },
});

const refusing =
  (refuses: (clause: Clause) => boolean) =>
  (clause: Clause): Clause => {
    if (refuses(clause)) throw malformed(parameterNames.filter, 'InvalidValue', 'The field has no such value.');
    return clause;
  };

/** What a value of a filter is taken for. */
export const askedValueVariants: readonly Variant[] = [
  valuesRead(
    'long-values-refused',
    'a value of more than 100 characters is refused',
    refusing(({ value }) => value.length > 100),
  ),
  valuesRead(
    'empty-values-refused',
    'an empty value is refused',
    refusing(({ value }) => value === ''),
  ),
  valuesRead(
    'values-with-a-sign-of-an-operator-refused',
    'a value that begins with a sign of an operator is refused',
    refusing(({ value }) => /^[=!<>~]/.test(value)),
  ),
  valuesRead(
    'instants-in-utc-alone',
    'an instant with another offset than Z is refused',
    refusing(({ kind, value }) => kind === 'timestamp' && /[+-]\d\d:\d\d$/.test(value)),
  ),
  valuesRead('doubled-equals-sign-read-as-one', 'a second equals sign belongs to the operator', (clause) => ({
    ...clause,
    value: clause.value.replace(/^=/, ''),
  })),
  valuesRead(
    'words-of-no-enumeration-refused',
    'a value that no enumeration declares is refused',
    refusing(({ kind, value }) => kind === 'enumeration' && (value === '' || value === 'no-such-value')),
  ),
];
