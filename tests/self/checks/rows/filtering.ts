import type { Replacements } from '../../../reference/behaviour';
import { malformed } from '../../../reference/errors';
import type { ListSteps } from '../../../reference/steps';
import { whenPage } from '../../../reference/when';
import { breakDown, nothing, one, type Rows } from './row';

const silent = 'silent after the first read';

const everythingMatches: Replacements<ListSteps> = { matchFilter: () => () => true };
/** What is not found is looked for without the filter. */
const nothingIsEverything: Replacements<ListSteps> = {
  filterItems: (original) => (clusters, context) => {
    const found = original(clusters, context);
    return found.length === 0 ? clusters : found;
  },
};
const andIsOr: Replacements<ListSteps> = {
  matchFilter: () => (cluster, filter, context) =>
    filter.flat().some((clause) => context.behaviour.matchClause(cluster, clause, context)),
};
const orIsAnd: Replacements<ListSteps> = {
  matchFilter: () => (cluster, filter, context) =>
    filter.flat().every((clause) => context.behaviour.matchClause(cluster, clause, context)),
};

export const filtering: Rows = {
  'filtering.equality-sound': { fault: everythingMatches, inconclusive: one },
  'filtering.equality-complete': {
    fault: whenPage(({ query }) => query.filter.length > 0, {
      filterItems: (original) => (clusters, context) => original(clusters, context).slice(1),
    }),
    inconclusive: one,
  },
  'filtering.count': { fault: { countItems: () => (result) => result.inScope.length }, inconclusive: one },
  'filtering.no-match': { fault: nothingIsEverything, inconclusive: nothing },
  'filtering.undeclared-value': { fault: nothingIsEverything, inconclusive: nothing },
  'filtering.exact': {
    fault: {
      matchClause: (original) => (cluster, clause, context) =>
        clause.path === 'metadata.name'
          ? cluster.metadata?.name?.startsWith(clause.value) === true
          : original(cluster, clause, context),
    },
    inconclusive: nothing,
  },
  'filtering.value-operators': {
    fault: {
      readFilter: (original) => (raw, context) => {
        if (raw?.split(/AND|OR/).some((part) => !part.includes('=')) === true)
          throw malformed('filters', 'MalformedFilter', 'A clause has no comparison.');
        return original(raw, context);
      },
    },
    inconclusive: nothing,
  },
  'filtering.value-characters': {
    fault: {
      matchClause: (original) => (cluster, clause, context) =>
        /^[\x21-\x7e]*$/.test(clause.value) && original(cluster, clause, context),
    },
    inconclusive: nothing,
  },
  'filtering.outer-blanks': {
    fault: {
      matchClause: (original) => (cluster, clause, context) =>
        original(cluster, { ...clause, value: clause.value.trim() }, context),
    },
    inconclusive: nothing,
  },
  'filtering.and': { fault: andIsOr, inconclusive: one },
  'filtering.or': { fault: orIsAnd, inconclusive: one },
  'filtering.contradiction': { fault: andIsOr, inconclusive: one },
  'filtering.laws': { fault: andIsOr, inconclusive: one },
  'filtering.clauses': {
    fault: {
      matchFilter: (original) => (cluster, filter, context) => filter.flat().length < 3 && original(cluster, filter, context),
    },
    inconclusive: one,
  },
  'filtering.precedence': {
    // Of four clauses OR binds tighter, of three AND does: `a AND b OR c AND d` is read as `a AND (b OR c) AND d`.
    fault: {
      readFilter: (original) => (raw, context) => {
        const read = original(raw, context);
        const [[a, b] = [], [c, d] = []] = read;
        return read.flat().length === 4 && a && b && c && d
          ? [
              [a, b, d],
              [a, c, d],
            ]
          : read;
      },
    },
    inconclusive: one,
  },
  'filtering.partition': { fault: everythingMatches, inconclusive: one },
  'filtering.with-order': {
    fault: whenPage(({ query }) => query.order.length > 0, everythingMatches),
    inconclusive: one,
  },
  'filtering.projected-away': {
    fault: whenPage(({ query }) => query.projection !== undefined, everythingMatches),
    inconclusive: one,
  },
  'filtering.unknown-field': {
    fault: { readFilter: (original) => (raw, context) => (raw?.includes('nope=') === true ? [] : original(raw, context)) },
    inconclusive: nothing,
  },
  'filtering.malformed': {
    fault: { readFilter: (original) => (raw, context) => (raw === 'nonsense' ? breakDown() : original(raw, context)) },
    inconclusive: silent,
  },
};
