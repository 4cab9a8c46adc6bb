import type { BehaviourOverride } from '../../behaviour';
import type { RequirementId } from '../../../../generated/requirement-ids';
import type { Clause } from '../../filter';
import type { Mutant, Silence } from '../mutant';

/** Clauses with such a value match everything. */
function lets(through: (value: string) => boolean): BehaviourOverride {
  return {
    matchClause: (original) => (cluster, clause, context) => through(clause.value) || original(cluster, clause, context),
  };
}

/** A filter value that is run in place of compared. */
function injection(
  id: string,
  fault: string,
  source: string,
  expect: readonly RequirementId[],
  runs: (clause: Clause) => boolean,
): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.injection',
    expect: ['security.injection', ...expect],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) => runs(clause) || original(cluster, clause, context),
    },
  };
}

/** Values that break the server in place of matching nothing. */
function breaking(id: string, fault: string, source: string, expect: readonly RequirementId[], pattern: RegExp): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.injection',
    expect: ['security.injection', ...expect],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        if (raw !== undefined && pattern.test(raw)) throw new Error('unterminated literal');
        return original(raw, context);
      },
    },
  };
}

export const mutants: readonly Mutant[] = [
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
  injection('sql-injection', 'a quote ends the value, and what follows it is run', 'CWE-89', [], ({ value }) =>
    /^['"] ?(or|\|\|)/.test(value),
  ),
  // A value that is an operator object finds every item, which is also no literal comparison.
  injection('operator-injection', 'a value that is a JSON object is run as an operator', 'CWE-943', [], ({ value }) =>
    value.startsWith('{"$'),
  ),
  injection('template-injection', 'a value between braces is evaluated, and is then true', 'CWE-1336', [], ({ value }) =>
    /^(\$\{|\{\{)/.test(value),
  ),
  injection('directory-injection', 'a parenthesis ends the value, and what follows it is run', 'CWE-90', [], ({ value }) =>
    value.startsWith('*)('),
  ),
  breaking('comment-breaks', 'a value with a comment ends in a 500', 'CWE-89: the statement breaks', [], /; --/),
  breaking('path-breaks', 'a value with a path ends in a 500', 'CWE-22: a lookup outside of the root', [], /\.\.\//),
  // Quotes occur in names and in literal values as well.
  breaking(
    'quote-breaks',
    'a value with an apostrophe ends in a 500',
    'public reports: a statement put together from text',
    ['filtering.exact', 'filtering.value-characters'],
    /'/,
  ),
];

export const silence: Silence = { items: 0 };
