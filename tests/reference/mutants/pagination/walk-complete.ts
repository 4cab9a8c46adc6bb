import { tokenLeads, withLimit } from '../token-leads';
import { whenPage } from '../../when';
import { all, isContinued, isPlain, hasLimit } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'pages-leave-a-gap',
    fault: 'with a limit, an item is lost between two pages',
    source: 'off by one: a cursor that is passed over',
    area: 'pagination',
    primary: 'pagination.walk-complete',
    expect: ['pagination.walk-complete', 'pagination.page-size', 'pagination.next-offset'],
    behaviour: tokenLeads(withLimit, (start) => start + 1),
  },
  {
    id: 'last-page-lacks-its-last-item',
    fault: 'with a limit, the last page of a walk ends one item early',
    source: 'boundary mistake: the end index of a remainder',
    area: 'pagination',
    primary: 'pagination.walk-complete',
    // An item is left after it, and it has no token.
    expect: ['pagination.walk-complete', 'pagination.page-size', 'pagination.token-present'],
    behaviour: whenPage(all(isContinued, withLimit), {
      cutPage: (original) => (clusters, context) => {
        const page = original(clusters, context);
        return page.length < context.query.limit ? page.slice(0, -1) : page;
      },
      hasMore: () => (result, context) => context.start + context.query.limit < result.matching.length,
    }),
  },
  {
    id: 'token-ends-early',
    fault: 'with a limit, a last page that would not be full is not offered',
    source: 'pages counted by integer division',
    area: 'pagination',
    primary: 'pagination.walk-complete',
    expect: ['pagination.walk-complete', 'pagination.page-size', 'pagination.token-present'],
    behaviour: whenPage(all(isPlain, hasLimit), {
      hasMore: (original) => (result, context) =>
        original(result, context) && context.start + 2 * context.query.limit <= result.matching.length,
    }),
  },
];

export const silence: Silence = { items: 1 };
