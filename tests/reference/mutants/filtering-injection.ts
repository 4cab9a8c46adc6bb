import type { BehaviourOverride } from '../behaviour';
import type { Mutant } from './mutant';

/** Clauses with such a value match everything. */
function lets(through: (value: string) => boolean): BehaviourOverride {
  return {
    matchClause: (original) => (cluster, clause, context) => through(clause.value) || original(cluster, clause, context),
  };
}

/** Faults in which a value is run instead of compared. */
export const filteringInjectionMutants: readonly Mutant[] = [
  {
    id: 'single-quote-breaks-the-query',
    fault: 'a single quote in a value gives a 500',
    source: 'a published fault model: a query put together from strings (CWE-89)',
    area: 'filtering',
    primary: 'security.injection',
    expect: ['security.injection', 'filtering.value-characters', 'filtering.exact'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        if (raw?.includes("'") === true) throw new SyntaxError('unterminated string');
        return original(raw, context);
      },
    },
  },
  {
    id: 'tautology-runs',
    fault: 'a value that closes its quote and adds a tautology matches everything',
    source: 'a published fault model: SQL injection (CWE-89)',
    area: 'filtering',
    primary: 'security.injection',
    expect: ['security.injection'],
    behaviour: lets((value) => /['"]\)? *(?:or|\|\|) /i.test(value)),
  },
  {
    id: 'json-operators-run',
    fault: 'a value that is a JSON object is taken for an operator of the store',
    source: 'a published fault model: NoSQL operator injection (CWE-943)',
    area: 'filtering',
    primary: 'security.injection',
    expect: ['security.injection'],
    behaviour: lets((value) => /^\{"\$(?:ne|gt|exists)":/.test(value)),
  },
  {
    id: 'directory-filter-runs',
    fault: 'a value that closes a bracket widens the search of a directory',
    source: 'a published fault model: LDAP injection (CWE-90)',
    area: 'filtering',
    primary: 'security.injection',
    expect: ['security.injection'],
    behaviour: lets((value) => value.startsWith('*)(')),
  },
];
