import { tokenLeads, withLimit } from '../token-leads';
import { all, isPlain, fromPage, isContinued } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'pages-overlap',
    fault: 'with a limit, each page begins with the last item of the page before',
    source: 'off by one: a cursor that is included in its page',
    area: 'pagination',
    primary: 'pagination.walk-unique',
    // Another sequence than that of the default pages, and no longer where the offset member said.
    expect: ['pagination.walk-unique', 'pagination.page-size', 'pagination.next-offset'],
    behaviour: tokenLeads(withLimit, (start) => start - 1),
  },
  {
    id: 'pages-overlap-from-page-three',
    fault: 'the third page begins with the last item of the second',
    source: 'public reports: faults that a test with two pages cannot see',
    area: 'pagination',
    primary: 'pagination.walk-unique',
    // The walk now has an item more than there are, so that nothing by offset agrees with it.
    expect: ['pagination.walk-unique', 'pagination.page-size', 'pagination.offset-walk', 'pagination.offset-position'],
    behaviour: tokenLeads(all(isPlain, fromPage(2)), (start) => start - 1),
  },
  {
    id: 'second-page-repeats-the-first',
    fault: 'with a limit, the first token leads to the first page again, the next ones on',
    source: 'pages counted from one in the token and from zero in the query',
    area: 'pagination',
    primary: 'pagination.walk-unique',
    expect: ['pagination.walk-unique', 'pagination.page-size', 'pagination.next-offset'],
    behaviour: tokenLeads(
      (context) => withLimit(context) && !isContinued(context),
      () => 0,
    ),
  },
];

export const silence: Silence = { items: 1 };
