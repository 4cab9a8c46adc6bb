// Made from spec/ by "npm run generate". Not to be edited.

import type { Requirement } from '../tests/harness/findings/finding';

/** What is judged, in this order. */
export const requirements: readonly Requirement[] = [
  {
    "id": "pagination.walk-ends",
    "level": "MUST",
    "core": true,
    "needs": [
      "way"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a walk ends",
    "fault": "a walk through the pages does not come to its end",
    "probes": "Follows what leads on, in default pages and in pages of another size, until the end, a refusal, or pages without a new item.",
    "pointer": "{next}",
    "why": "A client that follows the tokens must get to the end; the reference page names the empty token as the end.",
    "explains": [
      "pagination.*",
      "sorting.permutation",
      "sorting.ties",
      "filtering.*",
      "projection.membership",
      {
        "effects": [
          "sorting.ascending"
        ],
        "provided": "effect-between-pages"
      }
    ]
  },
  {
    "id": "pagination.walk-unique",
    "level": "MUST",
    "core": true,
    "needs": [
      "way"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a walk returns no item twice",
    "fault": "a walk returns items twice",
    "probes": "Looks for an identity that comes twice in the two whole walks.",
    "pointer": "{next}",
    "why": "Paging that repeats items cannot be used to list them.",
    "explains": [
      "pagination.walk-complete",
      "pagination.page-size",
      "pagination.offset-walk",
      "pagination.page-walk",
      "pagination.next-offset",
      "pagination.pages-full",
      "pagination.offset-position",
      "sorting.permutation",
      "sorting.ties",
      "filtering.with-order",
      "filtering.projected-away"
    ]
  },
  {
    "id": "pagination.walk-complete",
    "level": "MUST",
    "core": true,
    "evidence": [
      "collection"
    ],
    "title": "a walk returns every item",
    "fault": "a walk leaves items out",
    "probes": "Compares both whole walks with each other, with the pages by offset and behind the end, and with the count of their first page.",
    "pointer": "{next}",
    "why": "Paging that leaves items out cannot be used to list them.",
    "explains": [
      "pagination.page-size",
      "pagination.count-total",
      "pagination.offset-walk",
      "pagination.page-walk",
      "pagination.offset-position",
      "pagination.offset-end",
      "pagination.token-*",
      "sorting.permutation",
      "sorting.ties",
      "filtering.with-order",
      "filtering.projected-away",
      "filtering.count",
      "filtering.partition",
      "projection.membership",
      {
        "effects": [
          "filtering.equality-complete"
        ],
        "provided": "effect-behind-a-first-page"
      }
    ]
  },
  {
    "id": "pagination.page-size",
    "level": "MUST",
    "core": true,
    "needs": [
      "limit"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the page size does not change the sequence of items",
    "fault": "the page size changes which items come, or their sequence",
    "probes": "Compares the identities of the walk in pages of another size with those of the default walk, one by one.",
    "pointer": "{limit}",
    "why": "The limit says how many items a page holds, not which items there are.",
    "explains": [
      "sorting.ties"
    ]
  },
  {
    "id": "pagination.token-replay",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "next.parameter"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a continue token can be sent again and gives the same page",
    "fault": "a continue token works once only",
    "probes": "Sends the token of a first page twice and compares the two pages.",
    "pointer": "{next}",
    "why": "A client that lost a response must be able to ask for it again."
  },
  {
    "id": "pagination.more",
    "level": "MUST",
    "core": true,
    "needs": [
      "more"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a page says that items are left exactly while some are",
    "fault": "a page tells wrongly whether items are left",
    "probes": "Compares the flag of every page that has a known position with the number of items that the walk has behind it.",
    "pointer": "{listing}/more/at",
    "ground": "ledger",
    "why": "A client that asks on while the flag is true loses items where it is false too early, and never ends where it stays true."
  },
  {
    "id": "pagination.limit-default",
    "level": "MUST",
    "core": false,
    "needs": [
      "limit.default"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "without a limit a page holds the default number of items",
    "fault": "a page without a limit has another size than the default",
    "probes": "Compares the page without a limit with the default size, and with a page of that size where more items exist.",
    "pointer": "{limit}/schema/default",
    "why": "The reference page names the default.",
    "explains": [
      "pagination.pages-full"
    ]
  },
  {
    "id": "pagination.limit",
    "level": "MUST",
    "core": true,
    "needs": [
      "limit"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "no page holds more items than its limit",
    "fault": "a page does not keep to its limit",
    "probes": "Asks for pages of several lawful sizes, plain, from an offset, in each walked order, under filters and beside projections, and counts their items.",
    "pointer": "{limit}",
    "why": "The reference page calls the limit the maximum number of responses to return.",
    "explains": [
      "pagination.limit-default",
      "pagination.limit-maximum",
      "pagination.limit-above-maximum",
      "pagination.limit-malformed",
      "pagination.continue-limit",
      "pagination.page-size",
      "pagination.pages-full",
      "pagination.offset-walk",
      "pagination.page-walk",
      "pagination.offset-end",
      "pagination.offset-malformed",
      "pagination.next-offset",
      "projection.membership",
      "robustness.*"
    ],
    "followsFrom": [
      {
        "causes": [
          "sorting.*",
          "filtering.*",
          "projection.*"
        ],
        "provided": "no-page-in-common"
      }
    ]
  },
  {
    "id": "pagination.limit-maximum",
    "level": "MUST",
    "core": false,
    "needs": [
      "limit.maximum"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "no page holds more items than the maximum",
    "fault": "a page holds more than the maximum",
    "probes": "Asks for one more than the maximum, for twenty times as many and for the maximum itself, and counts the items.",
    "pointer": "{limit}/schema/maximum",
    "why": "The reference page names the maximum.",
    "explains": [
      "pagination.limit-above-maximum",
      "pagination.limit-malformed"
    ]
  },
  {
    "id": "pagination.limit-above-maximum",
    "level": "MUST",
    "core": false,
    "needs": [
      "limit.maximum"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "a limit above the maximum is clamped or refused, always alike",
    "fault": "a limit above the maximum is treated differently from time to time",
    "probes": "Asks for one more than the maximum and for twenty times as many, and compares what becomes of the two; then for 2^31-1, 2^63-1 and 2^32+5.",
    "pointer": "{limit}/schema/maximum",
    "why": "What becomes of too large a limit is open, but not from request to request."
  },
  {
    "id": "pagination.limit-malformed",
    "level": "MUST",
    "core": false,
    "needs": [
      "limit"
    ],
    "evidence": [
      "response",
      "collection",
      "exchange"
    ],
    "title": "a limit that is no positive integer is refused or read as a lawful one",
    "fault": "a malformed limit is answered with what nobody asked for",
    "probes": "Sends a limit of zero, a negative one, a fraction, a text, an empty one and one beyond 64 bits.",
    "pointer": "{limit}/schema/type",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "pagination.count-total",
    "level": "MUST",
    "core": true,
    "needs": [
      "count"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the count is the number of items in the listing",
    "fault": "the count is wrong",
    "probes": "Compares the count of the first page with the number of items that the whole walk returns.",
    "pointer": "{listing}/count/at",
    "why": "The list metadata is documented to hold the total count.",
    "explains": [
      "pagination.count-constant",
      "pagination.token-present",
      "pagination.offset-walk",
      "pagination.offset-end",
      "filtering.count",
      "projection.membership",
      "filtering.partition",
      {
        "effects": [
          "pagination.walk-complete",
          "sorting.permutation",
          "filtering.with-order",
          "filtering.projected-away"
        ],
        "provided": "effect-by-count"
      }
    ]
  },
  {
    "id": "pagination.count-constant",
    "level": "MUST",
    "core": true,
    "needs": [
      "count"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the count is the same on every page",
    "fault": "the count changes from page to page",
    "probes": "Compares the counts of all unfiltered pages: those of both walks, those by offset and, as good practice, the one behind the end.",
    "pointer": "{listing}/count/at",
    "why": "The total does not depend on the page it is read from while the data stands still.",
    "explains": [
      "filtering.count",
      "filtering.partition",
      {
        "effects": [
          "sorting.permutation",
          "filtering.with-order",
          "filtering.projected-away"
        ],
        "provided": "effect-by-count"
      }
    ]
  },
  {
    "id": "pagination.next-offset",
    "level": "MUST",
    "core": true,
    "needs": [
      "next",
      "offset.next"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "the offset member says where the next page starts",
    "fault": "the offset member does not say where the next page starts",
    "probes": "Compares the offset member of every page that has a token, also under filter and order, with its start and number of items or the limit.",
    "pointer": "{listing}/offset/at",
    "why": "The list metadata is documented to hold the index of the next request."
  },
  {
    "id": "pagination.number-fetched",
    "level": "MUST",
    "core": true,
    "needs": [
      "limit.at"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "the limit member is the number of items fetched, or the limit applied",
    "fault": "the limit member is neither the number of items nor the limit",
    "probes": "Compares the limit member of unfiltered pages, and of one above the maximum, with their items and the limit that applies.",
    "pointer": "{listing}/limit/at",
    "why": "The list metadata is documented to hold the number of records fetched."
  },
  {
    "id": "pagination.pages-full",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "limit"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a page before the last is full",
    "fault": "pages before the last are not full",
    "probes": "Counts the items of unfiltered and ordered pages, of one of the maximum and of the first of each filtered walk, wherever as many are left.",
    "pointer": "{limit}",
    "why": "Short pages cost every client requests.",
    "explains": [
      "pagination.number-fetched",
      "projection.membership"
    ]
  },
  {
    "id": "pagination.offset-walk",
    "level": "MUST",
    "core": true,
    "needs": [
      "offset"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a walk by offset gives the same sequence as any other walk",
    "fault": "a walk by offset gives another sequence",
    "probes": "Asks for the whole listing by offset, page by page, and compares each page with the walk at that position.",
    "pointer": "{offset}",
    "why": "Both are documented as ways through the same result set.",
    "explains": [
      "pagination.offset-end",
      {
        "effects": [
          "pagination.offset-position",
          "pagination.offset-end"
        ],
        "provided": "effect-near-the-end"
      }
    ]
  },
  {
    "id": "pagination.offset-position",
    "level": "MUST",
    "core": true,
    "needs": [
      "offset"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a page by offset starts at that position of the walk",
    "fault": "a page by offset starts elsewhere",
    "probes": "Asks for a page from an offset at the beginning and near the end, and compares each with the walk at that position.",
    "pointer": "{offset}",
    "why": "The offset is documented as the index a response starts from.",
    "explains": [
      "pagination.offset-walk",
      "pagination.offset-end",
      "pagination.next-offset",
      "pagination.pages-full"
    ]
  },
  {
    "id": "pagination.offset-end",
    "level": "MUST",
    "core": false,
    "needs": [
      "offset"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "an offset at or beyond the end gives no items",
    "fault": "an offset beyond the end gives items",
    "probes": "Asks from the offset behind the last item and from those at the edges of 32 and 64 bits, and expects no item or a refusal.",
    "pointer": "{offset}",
    "why": "There is nothing at a position that does not exist."
  },
  {
    "id": "pagination.offset-malformed",
    "level": "MUST",
    "core": false,
    "needs": [
      "offset"
    ],
    "evidence": [
      "response"
    ],
    "title": "an offset that is no index is refused or read as a lawful one",
    "fault": "a malformed offset is answered with what nobody asked for",
    "probes": "Sends a negative offset and a text as an offset.",
    "pointer": "{offset}/schema/type",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "pagination.token-present",
    "level": "MUST",
    "core": true,
    "needs": [
      "next"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a page before the end has a continue token",
    "fault": "pages before the end lack the continue token",
    "probes": "Looks for a token on pages in another size, by offset, of one item, and on first pages of orders, one of the maximum, that end early.",
    "pointer": "{next}",
    "why": "The reference page promises a token whenever more items exist.",
    "explains": [
      {
        "effects": [
          "sorting.permutation",
          "sorting.ties",
          "filtering.with-order",
          "filtering.projected-away"
        ],
        "provided": "effect-between-pages"
      }
    ]
  },
  {
    "id": "pagination.token-at-end",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "next.end"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the last page has an empty token, also when it is full",
    "fault": "the last page still has a continue token",
    "probes": "Looks at a full page that ends exactly with the last item, and at the default walk, for a token that leads to nothing.",
    "pointer": "{listing}/next/at",
    "why": "A token at the end costs every client a request for nothing."
  },
  {
    "id": "pagination.token-garbage",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "next.parameter",
      "next.end"
    ],
    "evidence": [
      "response"
    ],
    "title": "a token the target never gave is refused",
    "fault": "an invented token is accepted",
    "probes": "Sends a token that the target never gave.",
    "pointer": "{next}",
    "why": "A client that sends a broken token must learn that, not start again unknowingly."
  },
  {
    "id": "pagination.token-misused",
    "level": "MUST",
    "core": false,
    "needs": [
      "next.parameter"
    ],
    "evidence": [
      "response"
    ],
    "title": "a token used in another way than given never breaks the target",
    "fault": "a misused token breaks the target",
    "probes": "Sends an invented token and altered ones, one of them no base64, and a real one alone, beside an offset, and under another order.",
    "pointer": "{next}",
    "why": "A misused token is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "pagination.continue-filter",
    "level": "MUST",
    "core": false,
    "needs": [
      "next",
      "filter.documented"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "every page of a walk keeps the filter",
    "fault": "continued pages lose the filter",
    "probes": "Walks a filter over three pages, a comparison, values of the order's own field and, by URL, several clauses, and holds each further item against the filter.",
    "pointer": "{next}",
    "why": "The token is documented to be used with the same initial query.",
    "explains": [
      {
        "effects": [
          "filtering.with-order",
          "filtering.projected-away",
          "filtering.count",
          "pagination.continue-order",
          "sorting.with-*"
        ],
        "provided": "effect-on-no-first-page"
      }
    ]
  },
  {
    "id": "pagination.continue-order",
    "level": "MUST",
    "core": false,
    "needs": [
      "next",
      "order.documented"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "every page of a walk keeps the order",
    "fault": "continued pages lose the order",
    "probes": "Walks a filtered order over two pages, and compares neighbours behind the first page and across its edge.",
    "pointer": "{next}",
    "why": "The token is documented to be used with the same initial query.",
    "explains": [
      {
        "effects": [
          "sorting.*",
          "filtering.with-order",
          "filtering.projected-away"
        ],
        "provided": "effect-on-no-first-page"
      }
    ]
  },
  {
    "id": "pagination.continue-projection",
    "level": "MUST",
    "core": false,
    "needs": [
      "next",
      "projection"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "every page of a walk keeps the projection",
    "fault": "continued pages lose the projection",
    "probes": "Looks for a value at a path that was not asked for on every page behind the first of each walk beside a projection.",
    "pointer": "{next}",
    "why": "The token is documented to be used with the same initial query.",
    "explains": [
      "pagination.link-*",
      {
        "effects": [
          "projection.membership",
          "projection.values",
          "projection.only-asked"
        ],
        "provided": "effect-on-no-first-page"
      }
    ]
  },
  {
    "id": "pagination.continue-limit",
    "level": "MUST",
    "core": false,
    "needs": [
      "next",
      "limit"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "every page of a walk keeps the limit",
    "fault": "continued pages lose the limit",
    "probes": "Counts the items of every page behind the first: of a plain walk, of a filtered one and of each that others make under a limit.",
    "pointer": "{next}",
    "why": "The token is documented to be used with the same initial query."
  },
  {
    "id": "pagination.page-walk",
    "level": "MUST",
    "core": false,
    "needs": [
      "next",
      "page"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a walk by page numbers gives the same sequence as any other walk",
    "fault": "a walk by page numbers gives another sequence",
    "probes": "Asks for the whole listing by page numbers, the first one included, and compares each page with the walk at that position.",
    "pointer": "{page}",
    "ground": "stock",
    "why": "Both are documented as ways through the same result set.",
    "explains": [
      "pagination.page-end",
      "pagination.link-*"
    ]
  },
  {
    "id": "pagination.page-position",
    "level": "MUST",
    "core": true,
    "needs": [
      "page"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a page by number starts at that position of the walk",
    "fault": "a page by number starts elsewhere",
    "probes": "Asks for the third page in a small size and for the last page of another one, and compares each with the walk.",
    "pointer": "{page}",
    "ground": "catalogue",
    "why": "The number of a page and its size say where it starts.",
    "explains": [
      "pagination.page-walk",
      "pagination.page-reported",
      "pagination.link-*"
    ]
  },
  {
    "id": "pagination.page-end",
    "level": "MUST",
    "core": false,
    "needs": [
      "page"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "a page behind the last is empty, refused, or the last one again",
    "fault": "a page behind the last still brings items",
    "probes": "Asks for the page behind the last one, and for a number a thousand and more behind the end.",
    "pointer": "{page}",
    "ground": "catalogue",
    "why": "There is nothing behind the end, and a client that pages until nothing comes must get there."
  },
  {
    "id": "pagination.page-malformed",
    "level": "MUST",
    "core": false,
    "needs": [
      "page"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "a page number that no page has is refused or read as a lawful one",
    "fault": "a malformed page number is answered with what nobody asked for",
    "probes": "Sends the number below the first, a negative one, a word, and one beyond 31 bits; without offsets one beyond 63 as well.",
    "pointer": "{page}",
    "ground": "catalogue",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "pagination.page-reported",
    "level": "MUST",
    "core": true,
    "needs": [
      "page.at"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a page tells the number that was asked for",
    "fault": "a page tells another number than was asked for",
    "probes": "Compares the number that pages tell with the one they were asked by, from the first page to the last.",
    "pointer": "{listing}/page/at",
    "ground": "catalogue",
    "why": "A client shows and stores where it is by this number."
  },
  {
    "id": "pagination.page-count",
    "level": "MUST",
    "core": true,
    "needs": [
      "page.pages"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the number of pages is that of the walk",
    "fault": "the number of pages is wrong",
    "probes": "Compares the number of pages with that of the walk, in a size that divides the count, too, and looks behind the last page.",
    "pointer": "{listing}/page/pages",
    "ground": "catalogue",
    "why": "A client that pages up to this number must see each item, and ask for no page that is none."
  },
  {
    "id": "pagination.this-offset",
    "level": "MUST",
    "core": true,
    "needs": [
      "offset.this"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "the offset member says where the page starts",
    "fault": "the offset member does not say where the page starts",
    "probes": "Compares the offset member of every page at a known position, also under a filter, with that position.",
    "pointer": "{listing}/offset/at",
    "ground": "catalogue",
    "why": "A client finds its place by it."
  },
  {
    "id": "pagination.count-remaining",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "count.remaining"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the count of what is left is the number of items behind the page",
    "fault": "the count of what is left is wrong",
    "probes": "Compares the count of every page at a known position with the number of items that the walk has behind it.",
    "pointer": "{listing}/count/at",
    "ground": "catalogue",
    "why": "A client tells its reader how much is to come; some services call the number an estimate."
  },
  {
    "id": "pagination.link-self",
    "level": "MUST",
    "core": false,
    "needs": [
      "links.self"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "the link to the page itself leads to it",
    "fault": "the link to the page itself leads elsewhere",
    "probes": "Follows that of the second page of a query of several parameters, and compares what it leads to with the walk, item by item.",
    "pointer": "{listing}/links/self",
    "ground": "catalogue",
    "why": "A client that keeps this link must find the same page by it."
  },
  {
    "id": "pagination.link-first",
    "level": "MUST",
    "core": false,
    "needs": [
      "links.first"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "the link to the first page leads to it, with the query kept",
    "fault": "the link to the first page leads elsewhere",
    "probes": "Follows that of the second page of a query of several parameters, and compares what it leads to with the walk, item by item.",
    "pointer": "{listing}/links/first",
    "ground": "catalogue",
    "why": "A client goes back by it, and what it sees must be of the same query."
  },
  {
    "id": "pagination.link-prev",
    "level": "MUST",
    "core": false,
    "needs": [
      "links.prev"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "the link to the page before leads to it, with the query kept",
    "fault": "the link to the page before leads elsewhere",
    "probes": "Follows that of the second page under several parameters and compares it with the walk, item by item; follows one that the first page tells, too.",
    "pointer": "{listing}/links/prev",
    "ground": "catalogue",
    "why": "A client goes back by it, and what it sees must be of the same query."
  },
  {
    "id": "pagination.link-last",
    "level": "MUST",
    "core": false,
    "needs": [
      "links.last"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "the link to the last page leads to it, with the query kept",
    "fault": "the link to the last page leads elsewhere",
    "probes": "Follows that of the first and second page of a combined query, and of a size that divides the items, and compares it with the walk.",
    "pointer": "{listing}/links/last",
    "ground": "catalogue",
    "why": "A client goes to the end by it, and what it sees must be of the same query."
  },
  {
    "id": "sorting.ascending",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.ascending"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "ascending order ascends by each orderable field, across pages",
    "fault": "ascending order does not ascend",
    "probes": "Asks for each orderable field ascending, compares the items of each page and those left out, and walks some fields to the end.",
    "pointer": "{order}",
    "why": "The reference page documents 1 as ascending.",
    "explains": [
      "sorting.descending",
      "sorting.reverse",
      "sorting.permutation",
      "sorting.missing-values",
      "sorting.collation",
      "sorting.second-key*",
      "sorting.third-key",
      "sorting.ties",
      "sorting.with-*",
      "pagination.continue-order"
    ]
  },
  {
    "id": "sorting.descending",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.descending"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "descending order descends by each orderable field",
    "fault": "descending order does not descend",
    "probes": "Asks for a first page by each field that the target takes, descending, and compares its items and those left out.",
    "pointer": "{order}",
    "why": "The reference page documents -1 as descending.",
    "explains": [
      "sorting.reverse",
      "sorting.missing-values",
      "sorting.second-key*",
      "sorting.third-key",
      "sorting.with-*",
      "sorting.collation",
      "pagination.continue-order"
    ]
  },
  {
    "id": "sorting.reverse",
    "level": "MUST",
    "core": true,
    "needs": [
      "order.both"
    ],
    "evidence": [
      "collection"
    ],
    "title": "descending order reverses ascending order",
    "fault": "descending order is not the reverse of ascending order",
    "probes": "Compares the values of a descending page with the places they have in ascending order, for each field that is taken.",
    "pointer": "{order}",
    "why": "Two directions of one order are each other's mirror, up to ties."
  },
  {
    "id": "sorting.permutation",
    "level": "MUST",
    "core": true,
    "needs": [
      "order"
    ],
    "evidence": [
      "collection"
    ],
    "title": "ordering changes neither the items nor their count",
    "fault": "ordering changes the items or their count",
    "probes": "Walks one order to the end and compares items and count with the plain walk; of other orders it compares the count.",
    "pointer": "{order}",
    "why": "An order says in what sequence items come, not which.",
    "explains": [
      "sorting.ties",
      "filtering.with-order",
      "filtering.projected-away",
      {
        "effects": [
          "sorting.*"
        ],
        "provided": "effect-between-pages"
      }
    ]
  },
  {
    "id": "sorting.missing-values",
    "level": "MUST",
    "core": false,
    "needs": [
      "order"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "items without the value stand together at one end",
    "fault": "items without a value stand among the others",
    "probes": "Looks where items without the value stand, for each field that some items lack, in both directions.",
    "pointer": "{order}",
    "why": "Scattered among the others they show that the page is not ordered at all.",
    "explains": [
      "sorting.reverse"
    ]
  },
  {
    "id": "sorting.collation",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.both"
    ],
    "evidence": [
      "collection"
    ],
    "title": "text is ordered by one collation in both directions",
    "fault": "text is ordered differently from one direction to the other",
    "probes": "Looks for one collation that explains the ascending walk, the descending page and a filtered descending walk by a text field.",
    "pointer": "{order}",
    "why": "A collation may be chosen, but not from request to request.",
    "explains": [
      "sorting.reverse"
    ]
  },
  {
    "id": "sorting.second-key",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.keys"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "a second key orders items that are equal by the first",
    "fault": "the second order key is ignored",
    "probes": "Orders by two fields of which the first has ties, and looks whether the second orders them one way or the other.",
    "pointer": "{order}",
    "why": "The reference page shows an order of two fields.",
    "explains": [
      "sorting.second-key-direction",
      "sorting.third-key"
    ]
  },
  {
    "id": "sorting.second-key-direction",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.keys"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "each key keeps its own direction",
    "fault": "an order key takes the direction of another",
    "probes": "Orders by two and by three fields in mixed directions, and compares items that are equal by the first key.",
    "pointer": "{order}",
    "why": "The reference page shows an order of two fields with different directions.",
    "explains": [
      "sorting.third-key"
    ]
  },
  {
    "id": "sorting.third-key",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.keys"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "a third key orders items that are equal by the first two",
    "fault": "the third order key is ignored",
    "probes": "Orders by three fields in mixed directions, and compares items that are equal by the first two.",
    "pointer": "{order}",
    "why": "The parameter takes a list of fields, whatever its length."
  },
  {
    "id": "sorting.ties",
    "level": "MUST",
    "core": false,
    "needs": [
      "order"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a walk over equal values loses and repeats no item",
    "fault": "a walk under an order loses or repeats items",
    "probes": "Walks orders with equal values over several pages, newest first too, asks for second pages by position, and looks for items lost or repeated.",
    "pointer": "{order}",
    "why": "A walk must be complete under every order.",
    "explains": [
      "pagination.next-offset",
      "filtering.with-order",
      "filtering.projected-away"
    ]
  },
  {
    "id": "sorting.with-filter",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.documented",
      "filter.documented"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "the order is kept under a filter",
    "fault": "a filter breaks the order",
    "probes": "Walks a descending order under a filter and compares items within each page and across pages.",
    "pointer": "{order}",
    "why": "The parameters are documented independently of each other.",
    "explains": [
      "filtering.with-order",
      "pagination.continue-order",
      "sorting.with-projection"
    ]
  },
  {
    "id": "sorting.with-projection",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.documented",
      "projection.identity"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "the order is kept under a projection",
    "fault": "a projection breaks the order",
    "probes": "Walks a descending order under a filter and a projection, and compares the whole items behind the projected ones.",
    "pointer": "{order}",
    "why": "The parameters are documented independently of each other.",
    "explains": [
      "filtering.projected-away"
    ]
  },
  {
    "id": "sorting.malformed",
    "level": "MUST",
    "core": false,
    "needs": [
      "order"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "an expression that is no order is refused or left out",
    "fault": "a malformed order breaks the target or changes the list",
    "probes": "Sends orders by unknown names, by an object or a list, in directions that do not exist and with one key twice, and compares the count.",
    "pointer": "{order}",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "sorting.projected-away",
    "level": "MUST",
    "core": false,
    "needs": [
      "order",
      "projection",
      "projection.apart",
      "filter.documented"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a walk loses and repeats nothing where neither identity nor order field is asked for",
    "fault": "a walk whose order field is not projected loses or repeats items",
    "probes": "Walks an order over two pages under OR and AND, projected to another field alone, and compares that field with the whole items.",
    "pointer": "{order}",
    "why": "What a client leaves out of an answer is its own affair; a cursor that is made of the answer goes astray without it.",
    "followsFrom": [
      "security.isolation",
      "response.stable",
      "filtering.with-order",
      "filtering.projected-away",
      "projection.membership",
      "pagination.walk-*",
      "pagination.continue-*",
      "pagination.token-*",
      "sorting.permutation",
      "sorting.ties",
      "sorting.with-*"
    ]
  },
  {
    "id": "sorting.default",
    "level": "MUST",
    "core": false,
    "needs": [
      "order.default"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a listing that is asked for no order has the one that is promised",
    "fault": "a listing without an order is not in the promised one",
    "probes": "Compares neighbours of the default walk, and of the pages of filters that are asked for without an order.",
    "pointer": "{order}",
    "ground": "stock",
    "why": "The contract says it, so clients read the first page for the newest, or the least."
  },
  {
    "id": "filtering.equality-sound",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "a filter returns only items that match",
    "fault": "a filter returns items that do not match",
    "probes": "Filters each field by a value that some items hold, and looks for an item on the page that does not match.",
    "pointer": "{filter}",
    "why": "That is what a filter is for.",
    "explains": [
      "filtering.equality-complete",
      "filtering.count",
      "filtering.exact",
      "filtering.value-*",
      "filtering.outer-blanks",
      "filtering.and",
      "filtering.or",
      "filtering.laws",
      "filtering.clauses",
      "filtering.partition",
      "filtering.with-order",
      "filtering.projected-away",
      "filtering.no-match",
      "filtering.undeclared-value",
      "filtering.contradiction",
      "filtering.unknown-field",
      "sorting.with-filter",
      "pagination.continue-filter",
      "security.injection",
      "robustness.encoding",
      "robustness.plus",
      {
        "effects": [
          "filtering.comparison-sound",
          "filtering.not-equal",
          "filtering.in",
          "filtering.text-match",
          "filtering.missing"
        ],
        "provided": "no-page-of-one-subject"
      }
    ]
  },
  {
    "id": "filtering.equality-complete",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a filter returns every item that matches",
    "fault": "a filter misses items that match",
    "probes": "Filters each field by a value that some items hold, and looks for items of the walk that match and are not found.",
    "pointer": "{filter}",
    "why": "A filter that leaves matching items out hides them.",
    "explains": [
      "filtering.count",
      "filtering.exact",
      "filtering.value-*",
      "filtering.outer-blanks",
      "filtering.and",
      "filtering.or",
      "filtering.laws",
      "filtering.clauses",
      "filtering.partition",
      "filtering.with-order",
      "filtering.projected-away",
      "filtering.no-match",
      "filtering.undeclared-value",
      "filtering.contradiction",
      "filtering.unknown-field",
      "sorting.with-filter",
      "pagination.continue-filter",
      "security.injection",
      "robustness.encoding",
      "robustness.plus"
    ]
  },
  {
    "id": "filtering.count",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter",
      "count"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "the count is that of the filtered items",
    "fault": "the count is not that of the filtered items",
    "probes": "Compares the count of each equality, and of a filter over two pages, with the items of the walk that match.",
    "pointer": "{listing}/count/at",
    "why": "The count is documented as that of the result set.",
    "explains": [
      "filtering.and",
      "filtering.or",
      "filtering.contradiction",
      "filtering.laws",
      "filtering.clauses",
      "filtering.partition",
      "filtering.with-order",
      "filtering.projected-away",
      "sorting.with-filter"
    ]
  },
  {
    "id": "filtering.no-match",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a value that no item holds gives an empty page",
    "fault": "a value that no item holds gives no empty page",
    "probes": "Filters by values that no item holds, all together and one by one where that finds something.",
    "pointer": "{filter}",
    "why": "Nothing matches, so nothing is returned.",
    "explains": [
      "filtering.undeclared-value",
      "filtering.exact",
      "filtering.ill-typed",
      "filtering.undecodable",
      "filtering.contradiction",
      "security.injection"
    ]
  },
  {
    "id": "filtering.undeclared-value",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.enumeration"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a value that the enumeration does not declare returns no item",
    "fault": "an undeclared value still finds items",
    "probes": "Filters the first documented enumeration by a value that it does not declare, alone; of the others filtering.exact asks.",
    "pointer": "{filter}",
    "why": "Nothing matches, so nothing is returned.",
    "explains": [
      "filtering.exact"
    ]
  },
  {
    "id": "filtering.and",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter.and.fields"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "AND is the intersection",
    "fault": "AND is not the intersection",
    "probes": "Joins two clauses of different fields by AND and compares the page and its count with the items of the walk that match.",
    "pointer": "{filter}",
    "why": "The reference page documents the operator.",
    "explains": [
      "filtering.ill-typed",
      "filtering.undecodable",
      "filtering.contradiction",
      "filtering.laws",
      "filtering.clauses",
      "filtering.precedence"
    ]
  },
  {
    "id": "filtering.or",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter.union"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "OR is the union, without repetition",
    "fault": "OR is not the union",
    "probes": "Joins clauses by OR, one of them repeated, and compares page and count with the matching items; so do unions of what is right alone.",
    "pointer": "{filter}",
    "why": "The reference page documents the operator.",
    "explains": [
      "filtering.contradiction",
      "filtering.laws",
      "filtering.clauses",
      "filtering.precedence",
      "filtering.partition",
      {
        "effects": [
          "response.schema",
          "response.identity-unique"
        ],
        "provided": "exchange-in-common"
      }
    ]
  },
  {
    "id": "filtering.contradiction",
    "level": "MUST",
    "core": true,
    "needs": [
      "filter.and.repeated"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "two values of one field at once give an empty page",
    "fault": "a contradiction still finds items",
    "probes": "Joins two values of one field by AND and expects what the walk holds of both, which is nothing for plain values.",
    "pointer": "{filter}",
    "why": "No item holds two values of one field."
  },
  {
    "id": "filtering.laws",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.and.fields"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "order and repetition of clauses change nothing",
    "fault": "the order or repetition of clauses changes the result",
    "probes": "Swaps the clauses of an intersection, repeats one of them, and compares the page with the items of the walk that match.",
    "pointer": "{filter}",
    "why": "Intersection and union are commutative and idempotent.",
    "explains": [
      "filtering.clauses"
    ]
  },
  {
    "id": "filtering.clauses",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.and.fields",
      "filter.or"
    ],
    "evidence": [
      "collection"
    ],
    "title": "three and four clauses with both operators are evaluated",
    "fault": "filters of three or four clauses are evaluated wrongly",
    "probes": "Joins three and four clauses by both operators, where it shows how they bind, and looks for a precedence that explains each page.",
    "pointer": "{filter}",
    "why": "The reference page sets no bound of two clauses.",
    "explains": [
      "filtering.precedence",
      "filtering.partition",
      {
        "effects": [
          "filtering.or",
          "filtering.laws"
        ],
        "provided": "no-page-in-either"
      }
    ]
  },
  {
    "id": "filtering.precedence",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.and.fields",
      "filter.or"
    ],
    "evidence": [
      "collection"
    ],
    "title": "the operators bind the same way throughout",
    "fault": "AND and OR bind differently from time to time",
    "probes": "Looks for one precedence that explains the pages of three and of four clauses alike.",
    "pointer": "{filter}",
    "why": "Precedence is not documented, but may not change from request to request."
  },
  {
    "id": "filtering.partition",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.union",
      "filter.halves"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "the values of an enumeration divide the items: nothing in two, nothing in none",
    "fault": "the values of an enumeration do not divide the items",
    "probes": "Cuts the values of an enumeration in two unions, and compares each page and count with the items of the walk that match.",
    "pointer": "{filter}",
    "why": "Each item holds one value of an enumeration at most."
  },
  {
    "id": "filtering.with-order",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.documented",
      "order.documented"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a filter returns the same items beside an order and across pages",
    "fault": "a filter returns other items beside an order or across pages",
    "probes": "Walks a filter beside an order, and a union of the order's own values cut at those that cursors spoil, and compares items and count.",
    "pointer": "{filter}",
    "why": "The parameters are documented independently of each other.",
    "explains": [
      "filtering.projected-away",
      "pagination.continue-filter",
      {
        "effects": [
          "sorting.with-filter",
          "pagination.continue-order"
        ],
        "provided": "effect-between-pages"
      },
      {
        "effects": [
          "filtering.count",
          "filtering.partition"
        ],
        "provided": "effect-on-no-first-page"
      }
    ]
  },
  {
    "id": "filtering.projected-away",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.documented",
      "projection.identity"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a filter works on a field that is projected away",
    "fault": "a filter fails on a field that is projected away",
    "probes": "Walks a filter on a field that is projected away, and compares items and count with those of the walk that match.",
    "pointer": "{filter}",
    "why": "The parameters are documented independently of each other.",
    "explains": [
      {
        "effects": [
          "sorting.with-projection"
        ],
        "provided": "effect-between-pages"
      }
    ]
  },
  {
    "id": "filtering.unknown-field",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "filter.unknown"
    ],
    "evidence": [
      "response"
    ],
    "title": "a filter on an unknown field is refused, or returns nothing",
    "fault": "a filter on an unknown field is dropped",
    "probes": "Filters by an unknown root, by an unknown leaf beside a known clause, and by an object or a list; expects a refusal or no item.",
    "pointer": "{filter}",
    "why": "A misspelt filter that returns everything is taken for an answer."
  },
  {
    "id": "filtering.malformed",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter"
    ],
    "evidence": [
      "response"
    ],
    "title": "an expression that is no filter never breaks the target",
    "fault": "a malformed filter breaks the target",
    "probes": "Sends filters by unknown names and one without a comparison, and expects a page or a 4xx.",
    "pointer": "{filter}",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "filtering.undecodable",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "filter.documented"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a clause that cannot be decoded is refused, or matches nothing",
    "fault": "a clause that cannot be decoded is dropped",
    "probes": "Sends a broken percent sequence, and bytes that are no UTF-8 behind a held value, beside a clause that some items match; expects no item.",
    "pointer": "{filter}",
    "why": "A clause that is dropped lists, or lets a client delete, what was to be left out.",
    "followsFrom": [
      "filtering.equality-sound",
      "filtering.or",
      "filtering.malformed"
    ]
  },
  {
    "id": "filtering.ill-typed",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "filter.typed"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a value that its kind cannot hold is refused, or matches nothing",
    "fault": "a value that its kind cannot hold is dropped",
    "probes": "Sends a word, a list of words, one for whether there is a value, a number with letters, or a day of no calendar; expects no item.",
    "pointer": "{filter}",
    "why": "A clause that is dropped lists, or lets a client delete, what was to be left out.",
    "followsFrom": [
      "filtering.equality-sound",
      "filtering.undeclared-value",
      "filtering.partition",
      "filtering.or",
      "filtering.malformed"
    ]
  },
  {
    "id": "filtering.comparison-sound",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.comparison"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "a comparison returns only items on its side of the value",
    "fault": "a comparison returns items on the wrong side of the value",
    "probes": "Compares each kind of field with a value that some item holds and with bounds beyond all; looks for items on the wrong side, or without one.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "A range that lets others in is none, and a missing value is neither above nor below.",
    "explains": [
      "filtering.comparison-complete",
      "filtering.comparison-boundary",
      "filtering.comparison-parts",
      {
        "effects": [
          "filtering.not-equal",
          "filtering.in",
          "filtering.text-match",
          "filtering.missing",
          "filtering.range"
        ],
        "provided": "no-page-of-one-subject"
      }
    ]
  },
  {
    "id": "filtering.comparison-complete",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.comparison"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a comparison returns every item on its side of the value",
    "fault": "a comparison misses items on its side of the value",
    "probes": "Looks for items of the walk that are above, or below, the value of the same comparisons and are not found.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "A range that leaves items out hides them.",
    "explains": [
      "filtering.comparison-parts"
    ]
  },
  {
    "id": "filtering.comparison-boundary",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.comparison"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "greater and less leave the value itself out, and with equal they hold it",
    "fault": "greater or less treats the value itself wrongly",
    "probes": "Looks for the items that hold exactly the value of the same comparisons.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "Whoever goes on from the last value met reads it twice, or never.",
    "explains": [
      "filtering.comparison-parts"
    ]
  },
  {
    "id": "filtering.comparison-parts",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.parts"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a comparison and its opposite part the items that have a value",
    "fault": "a comparison and its opposite do not part the items",
    "probes": "Holds the pages and counts of two opposite comparisons with one value against each other.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "Whoever reads in two parts reads everything once, in whatever order the values are."
  },
  {
    "id": "filtering.range",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.range"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "two comparisons of one field at once return what lies between their values",
    "fault": "a range does not return what lies between its ends",
    "probes": "Asks for what lies between two values of a number and of a timestamp, beside what has no value there, and compares.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "Each comparison is documented, and so is that both must hold; a range that keeps one of its ends is none."
  },
  {
    "id": "filtering.not-equal",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.ne"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "inequality returns the items with another value",
    "fault": "inequality does not return the items with another value",
    "probes": "Asks two fields for what is not their most common value, others where they show together; what becomes of missing values must be the same.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "It is documented beside equality, and answers the rest."
  },
  {
    "id": "filtering.in",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.in"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "one of several values finds the items of each",
    "fault": "one of several values does not find the items of each",
    "probes": "Asks each field for up to three values at once, and for one, as far as a union or an intersection shows it.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "A value that is lost on the way hides its items.",
    "explains": [
      "filtering.value-characters"
    ]
  },
  {
    "id": "filtering.text-match",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.match"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "a part of a text finds the items that hold it there",
    "fault": "a part of a text does not find the items that hold it there",
    "probes": "Asks for a part by each operator, also with letters beyond ASCII, a blank or a sign, and for signs of patterns that no item holds.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "What is asked for is text; a sign in it that is read as a pattern finds what nobody asked for."
  },
  {
    "id": "filtering.missing",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.missing"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "a missing value is found by what asks for it, and by that alone",
    "fault": "a missing value is not found by what asks for it, or by more than that",
    "probes": "Asks each field for items without a value, and for those with one, as far as a union or an intersection shows it.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "In many query languages a comparison with null holds for nothing, and the filter is taken for an answer."
  },
  {
    "id": "filtering.grouping",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.and.fields",
      "filter.group"
    ],
    "evidence": [
      "exchange",
      "collection"
    ],
    "title": "brackets bind",
    "fault": "brackets do not bind",
    "probes": "Asks AND in brackets within OR in brackets, by clauses that misreadings answer otherwise; where that is refused or not shown, each operator in brackets.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "Brackets that are overlooked answer another question."
  },
  {
    "id": "filtering.unknown-operator",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.documented",
      "filter.operators"
    ],
    "evidence": [
      "response"
    ],
    "title": "an operator that there is not never breaks the target, and is refused or returns nothing",
    "fault": "an unknown operator breaks the target or is dropped",
    "probes": "Asks a field by a word that is no operator, a pair beside a sound one. That something is found is told as less than losing that.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "A misspelt operator that returns something is taken for an answer."
  },
  {
    "id": "filtering.comparison-ill-typed",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.comparison"
    ],
    "evidence": [
      "response"
    ],
    "title": "a comparison with text of another kind never breaks the target, and is refused or returns nothing",
    "fault": "a comparison with text of another kind breaks the target or is dropped",
    "probes": "Compares a number and a timestamp with a word, upwards and downwards. That something is found is told as less than a failure.",
    "pointer": "{filter}",
    "ground": "stock",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "projection.schema",
    "level": "MUST",
    "core": true,
    "needs": [
      "projection"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a projected page has the declared shape, with properties left out",
    "fault": "a projected page has not the declared shape",
    "probes": "Validates projected pages, by one path and by several beside a filter and an order, with the schema of projections.",
    "pointer": "{success}/content/schema",
    "why": "A projection leaves properties out and changes none."
  },
  {
    "id": "projection.only-asked",
    "level": "MUST",
    "core": true,
    "needs": [
      "projection"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a projection returns only what was asked for",
    "fault": "a projection returns what was not asked for",
    "probes": "Looks for a value at a path that was not asked for on every projected page, ordered ones among them; the identity may be there.",
    "pointer": "{projection}",
    "why": "The reference page calls the parameter the set of fields to be presented.",
    "explains": [
      "projection.no-residue",
      "pagination.continue-projection"
    ]
  },
  {
    "id": "projection.no-residue",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "projection"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a projection leaves no empty remains",
    "fault": "a projection leaves empty remains",
    "probes": "Looks for null, empty objects and empty text on projected pages at paths that were not asked for.",
    "pointer": "{projection}",
    "why": "An empty value beside a projection cannot be told from a real one."
  },
  {
    "id": "projection.values",
    "level": "MUST",
    "core": true,
    "needs": [
      "projection"
    ],
    "evidence": [
      "collection"
    ],
    "title": "projected values are those of the full read",
    "fault": "projected values differ from those of the full read",
    "probes": "Compares each projected value with that of the same item in the full read, beside an order as well where one was seen changed.",
    "pointer": "{projection}",
    "why": "A projection leaves properties out and changes none.",
    "explains": [
      "projection.schema",
      "projection.no-residue",
      "filtering.projected-away"
    ]
  },
  {
    "id": "projection.membership",
    "level": "MUST",
    "core": true,
    "needs": [
      "projection"
    ],
    "evidence": [
      "collection"
    ],
    "title": "a projection changes neither the items nor their order or count",
    "fault": "a projection changes the items, their order or their count",
    "probes": "Compares the items, their order and the count of a page projected to one path with those of the full read.",
    "pointer": "{projection}",
    "why": "A projection is about properties, not about items.",
    "explains": [
      "projection.malformed",
      "projection.values",
      "filtering.projected-away",
      "sorting.with-projection"
    ]
  },
  {
    "id": "projection.malformed",
    "level": "MUST",
    "core": false,
    "needs": [
      "projection"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "an unknown or empty projection never breaks the target",
    "fault": "a malformed projection breaks the target",
    "probes": "Sends an unknown root, an unknown leaf and a list with a blank as projections, and compares the count.",
    "pointer": "{projection}",
    "why": "A malformed value is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "model.equivalence",
    "level": "MUST",
    "core": false,
    "random": true,
    "needs": [
      "combination"
    ],
    "evidence": [
      "collection"
    ],
    "title": "random combinations of parameters agree with the client's own evaluation",
    "fault": "combined parameters give another result than their parts say",
    "probes": "Draws two random combinations of what the contract promises, with a limit that cuts, and compares each page with the evaluation of the walk.",
    "pointer": "{listing}",
    "why": "The parameters are documented independently of each other, so every combination must work.",
    "followsFrom": [
      "pagination.walk-*",
      "pagination.page-size",
      "pagination.limit",
      "pagination.limit-default",
      "pagination.limit-maximum",
      "pagination.count-*",
      "pagination.offset-walk",
      "pagination.offset-position",
      "pagination.offset-end",
      "pagination.pages-full",
      "pagination.continue-*",
      "sorting.*",
      "filtering.*",
      "response.*",
      "projection.only-asked",
      "projection.values",
      "projection.membership",
      "projection.malformed"
    ]
  },
  {
    "id": "robustness.repeated-parameter",
    "level": "MUST",
    "core": false,
    "needs": [
      "limit"
    ],
    "evidence": [
      "response",
      "collection",
      "exchange"
    ],
    "title": "a repeated parameter is refused or read as one of its values; no filter, order or projection is dropped",
    "fault": "a repeated parameter is answered with what neither value asks for",
    "probes": "Sends limit and offset twice with two values; then all parameters of one query twice, together or each alone, and holds what comes against the filter.",
    "pointer": "{limit}",
    "why": "A malformed query is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "robustness.empty-parameter",
    "level": "MUST",
    "core": false,
    "needs": [
      "text-parameter"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "an empty parameter is refused or left out",
    "fault": "an empty parameter breaks the target or changes the list",
    "probes": "Sends the text parameters without a value, together and one by one, and compares the page with the default one.",
    "pointer": "{next}",
    "why": "A malformed query is the client's mistake; a 5xx calls it the server's."
  },
  {
    "id": "response.stable",
    "level": "MUST",
    "core": true,
    "evidence": [
      "collection"
    ],
    "title": "the same request gets the same answer",
    "fault": "the same request gets different answers",
    "probes": "Compares the first read with lenient repetitions, and with further ones where they differ; where pages have entity tags, asks for two by the first tag.",
    "pointer": "{success}",
    "why": "Without it no walk can be relied on.",
    "explains": [
      "pagination.*",
      "sorting.*",
      "filtering.*",
      "projection.*",
      "robustness.unknown-parameter",
      "robustness.empty-parameter"
    ]
  },
  {
    "id": "robustness.unknown-parameter",
    "level": "MUST",
    "core": false,
    "evidence": [
      "response",
      "collection"
    ],
    "title": "an unknown parameter is refused or left out",
    "fault": "an unknown parameter breaks the target or changes the list",
    "probes": "Sends a parameter that nobody declares and compares with the default page; where clauses are parameters, one beside a filter, which must still hold.",
    "pointer": "{operation}/parameters",
    "why": "Parameters may be added to a version, so a client may know more of them than the target.",
    "explains": [
      "robustness.long-query"
    ]
  },
  {
    "id": "robustness.long-query",
    "level": "MUST",
    "core": false,
    "evidence": [
      "response",
      "collection"
    ],
    "title": "a query of 8 KiB is refused or answered",
    "fault": "a long query breaks the target",
    "probes": "Sends an unknown parameter of 8 KiB and compares the page with the default one.",
    "pointer": "{operation}/parameters",
    "why": "RFC 9110 recommends to support 8000 octets, and has a 4xx for what is longer."
  },
  {
    "id": "robustness.encoding",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.documented"
    ],
    "evidence": [
      "response",
      "collection"
    ],
    "title": "the spelling of percent-encoding changes nothing",
    "fault": "the spelling of percent-encoding changes the result",
    "probes": "Sends a filter with every byte percent-encoded and a plus sign for a blank; compares both pages; then what cannot be decoded.",
    "pointer": "{filter}",
    "why": "RFC 3986 calls such queries equivalent."
  },
  {
    "id": "robustness.plus",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.text"
    ],
    "evidence": [
      "response",
      "collection",
      "exchange"
    ],
    "title": "a plus sign in a value is a blank or itself",
    "fault": "a plus sign is read as neither a blank nor itself",
    "probes": "Sends a value with its blanks written as plus signs, and looks for items that neither reading finds.",
    "pointer": "{filter}",
    "why": "Forms and URIs differ on it; a third reading is none."
  },
  {
    "id": "response.empty-list",
    "level": "MUST",
    "core": true,
    "needs": [
      "empty-result"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "an empty result is an empty list",
    "fault": "an empty result is no empty list",
    "probes": "Looks for the list in the answer to a filter that finds nothing, and to an offset and a page behind the end.",
    "pointer": "{listing}/items/at",
    "why": "The list is a required property of the response.",
    "explains": [
      "pagination.offset-end",
      "filtering.no-match",
      "filtering.undeclared-value",
      "filtering.contradiction",
      "response.schema",
      "response.nulls",
      "response.json",
      {
        "effects": [
          "filtering.exact",
          "security.injection"
        ],
        "provided": "exchange-in-common"
      }
    ]
  },
  {
    "id": "security.missing-credential",
    "level": "MUST",
    "core": false,
    "needs": [
      "credential"
    ],
    "evidence": [
      "response",
      "exchange"
    ],
    "title": "a request without a credential is refused with 401 or 403",
    "fault": "the API is open without a credential",
    "probes": "Sends a union, an order and a projection with a token, an offset behind the end and two limits, without a credential, beside a read with it.",
    "pointer": "{security}",
    "why": "The operation declares its security.",
    "explains": [
      "security.wrong-credential",
      "security.empty-credential"
    ]
  },
  {
    "id": "security.empty-credential",
    "level": "MUST",
    "core": false,
    "needs": [
      "credential"
    ],
    "evidence": [
      "response",
      "exchange"
    ],
    "title": "an empty credential is refused with 401 or 403",
    "fault": "an empty credential opens the API",
    "probes": "Sends a malformed limit and filter with an empty credential, or the word null and, where they are explained, filter and order with their token.",
    "pointer": "{security}",
    "why": "The operation declares its security."
  },
  {
    "id": "security.wrong-credential",
    "level": "MUST",
    "core": false,
    "needs": [
      "credential"
    ],
    "evidence": [
      "response",
      "exchange"
    ],
    "title": "an invented credential is refused with 401 or 403",
    "fault": "any key opens the API",
    "probes": "Sends filters, orders and projections with their tokens and offsets, and an invented credential in each place that the contract has for one, else under another scheme.",
    "pointer": "{security}",
    "why": "The operation declares its security.",
    "explains": [
      "security.empty-credential"
    ]
  },
  {
    "id": "security.isolation",
    "level": "MUST",
    "core": false,
    "needs": [
      "scope"
    ],
    "evidence": [
      "collection"
    ],
    "title": "another project shows none of the items",
    "fault": "another project shows items that are not its own",
    "probes": "Reads another project, plainly and by a token of the first; looks for strange items under filters; reads projects that do not exist, or are empty.",
    "pointer": "{scope}",
    "why": "The scope header selects whose items are listed.",
    "explains": [
      "filtering.*",
      "sorting.with-*",
      "pagination.continue-*",
      "model.equivalence"
    ]
  },
  {
    "id": "filtering.value-operators",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.joints"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a value may hold the name of an operator",
    "fault": "a value that holds the name of an operator is misread",
    "probes": "Filters by values that hold the name of an operator, and expects the items that hold them.",
    "pointer": "{filter}",
    "why": "Names such as SANDBOX and ORION hold AND and OR.",
    "explains": [
      "filtering.value-characters",
      "filtering.exact",
      "filtering.outer-blanks"
    ]
  },
  {
    "id": "filtering.outer-blanks",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "filter.text"
    ],
    "evidence": [
      "collection"
    ],
    "title": "an item whose text begins or ends with a blank is found by it",
    "fault": "blanks at the ends of a text keep its item from being found",
    "probes": "Filters by a value that begins or ends with a blank, and expects the item that holds it.",
    "pointer": "{filter}",
    "why": "A grammar may allow blanks around its signs, but what it can store it should be able to find."
  },
  {
    "id": "filtering.value-characters",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.text"
    ],
    "evidence": [
      "collection",
      "exchange"
    ],
    "title": "a value may hold blanks, signs and letters beyond ASCII",
    "fault": "blanks, signs or letters beyond ASCII in a value are misread",
    "probes": "Filters by values with blanks, quotes, signs and letters beyond ASCII, in a union, in lists, by two alone or, without OR, by each; expects their items.",
    "pointer": "{filter}",
    "why": "A value is sent verbatim after percent-encoding.",
    "explains": [
      "filtering.exact",
      "filtering.outer-blanks"
    ]
  },
  {
    "id": "filtering.exact",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.text"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "a value is compared as a whole and literally",
    "fault": "a value is not compared as a whole and literally",
    "probes": "Filters by values that equal no item's but would find some if cut short, decoded, trimmed, taken as a pattern or as nothing; expects none.",
    "pointer": "{filter}",
    "why": "The document knows equality only: no prefix, no pattern, no second decoding.",
    "explains": [
      "filtering.and",
      "filtering.or",
      "filtering.contradiction",
      "filtering.laws",
      "filtering.clauses",
      "security.injection",
      {
        "effects": [
          "filtering.value-characters"
        ],
        "provided": "effect-by-strays"
      }
    ]
  },
  {
    "id": "security.injection",
    "level": "MUST",
    "core": false,
    "needs": [
      "filter.text"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "an injection-shaped value widens no result",
    "fault": "an injected value widens the result",
    "probes": "Filters by values shaped like SQL, NoSQL, shell, template and LDAP fragments, and expects no item.",
    "pointer": "{filter}",
    "why": "A value is data, whatever it looks like.",
    "explains": [
      "filtering.value-characters",
      {
        "effects": [
          "filtering.exact"
        ],
        "provided": "no-page-in-either"
      }
    ]
  },
  {
    "id": "security.disclosure",
    "level": "SHOULD",
    "core": false,
    "evidence": [
      "exchange"
    ],
    "title": "errors hold no stack trace, exception, file path or query text",
    "fault": "errors disclose internals",
    "probes": "Reads every error for stack traces, exceptions, file paths and text of queries that the request did not hold, and the headers of every answer.",
    "pointer": "{error}",
    "why": "What helps an attacker helps no client."
  },
  {
    "id": "security.credential-echo",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "credential"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "no response holds the credential",
    "fault": "a response holds the credential",
    "probes": "Looks for the configured credential in every response to a request that carried it.",
    "pointer": "{security}",
    "why": "A credential that is sent back ends in logs and caches."
  },
  {
    "id": "security.shared-cache",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "credential"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "no shared cache may keep what an authorised read is answered",
    "fault": "a shared cache may keep authorised answers",
    "probes": "Reads the headers of every authorised 2xx for leave to keep it, and for Vary by credential or scope, by the scope where it changes answers.",
    "pointer": "{security}",
    "why": "What a cache keeps for all is handed to whoever asks next, with another credential or none (RFC 9111, sections 3, 3.5 and 4.1)."
  },
  {
    "id": "response.status",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "a read succeeds with the declared status",
    "fault": "reads do not succeed with the declared status",
    "probes": "Compares the status of every 2xx of the run with the declared one.",
    "pointer": "{success}",
    "why": "The operation declares one status of success."
  },
  {
    "id": "response.media-type",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "a read has the declared media type",
    "fault": "reads have another media type than declared",
    "probes": "Compares the Content-Type of every 2xx of the run with the declared one; a charset must be UTF-8.",
    "pointer": "{success}/content",
    "why": "The operation declares one media type."
  },
  {
    "id": "response.json",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "the body of a read is a JSON object",
    "fault": "the body of a read is no JSON object",
    "probes": "Parses the body of every 2xx of the run; one that cannot be decoded is asked for again.",
    "pointer": "{success}/content/schema",
    "why": "RFC 8259 says what JSON is.",
    "explains": [
      {
        "effects": [
          "*"
        ],
        "provided": "no-page-in-common"
      }
    ]
  },
  {
    "id": "response.schema",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "every page has the declared shape",
    "fault": "pages have not the declared shape",
    "probes": "Validates every unprojected page of the run, and groups what is broken by rule and place.",
    "pointer": "{success}/content/schema",
    "why": "Types generated from the contract are worth something only if responses keep it.",
    "explains": [
      "projection.schema",
      "projection.values",
      {
        "effects": [
          "pagination.*",
          "sorting.*",
          "filtering.*",
          "projection.*",
          "model.*",
          "response.identity*",
          "response.nulls"
        ],
        "provided": "cause-on-whole-items"
      },
      {
        "effects": [
          "filtering.*"
        ],
        "provided": "refusals-of-broken-times"
      }
    ]
  },
  {
    "id": "response.enumeration",
    "level": "MUST",
    "core": false,
    "needs": [
      "items.enumeration"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "an enumerated value is one of those that are listed",
    "fault": "values stand outside their enumeration",
    "probes": "Looks for values that an enumeration does not list in every page of the run, and counts them by place.",
    "pointer": "{success}/content/schema",
    "why": "A client that was generated from the contract knows no other value; where later versions may add some, the policy says so.",
    "explains": [
      "projection.values",
      "filtering.partition",
      "filtering.undeclared-value",
      {
        "effects": [
          "sorting.*"
        ],
        "provided": "effect-at-undeclared-values"
      }
    ]
  },
  {
    "id": "response.nulls",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "no null stands where none is declared",
    "fault": "nulls stand where none is declared",
    "probes": "Looks for null in every page of the run where the schema declares a value that is not nullable.",
    "pointer": "{success}/content/schema",
    "why": "A client that was generated from the contract reads a value there, or finds the property left out.",
    "explains": [
      "projection.values",
      {
        "effects": [
          "pagination.*",
          "sorting.*",
          "filtering.*",
          "projection.*",
          "model.*"
        ],
        "provided": "cause-on-whole-items"
      },
      {
        "effects": [
          "pagination.*",
          "sorting.*",
          "filtering.*",
          "projection.*",
          "model.*",
          "response.empty-list",
          "response.schema"
        ],
        "provided": "cause-on-whole-lists"
      }
    ]
  },
  {
    "id": "response.list-members",
    "level": "MUST",
    "core": true,
    "needs": [
      "members"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "every page has the list members that the contract names",
    "fault": "pages lack list members",
    "probes": "Looks on every page of the run for each member that the roles of the contract promise, and at its type.",
    "pointer": "{listing}",
    "why": "Clients page by them.",
    "explains": [
      "response.schema",
      "response.nulls",
      "projection.schema",
      {
        "effects": [
          "pagination.token-*",
          "pagination.count-*",
          "filtering.count",
          "filtering.contradiction",
          "filtering.no-match"
        ],
        "provided": "exchange-in-common"
      }
    ]
  },
  {
    "id": "response.identity",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "every item has an identity",
    "fault": "items lack an identity",
    "probes": "Looks for the identity of every item on every unprojected page of the run.",
    "pointer": "{listing}/items/identity",
    "why": "Without one no item can be told from another.",
    "explains": [
      "response.schema",
      "response.nulls",
      "pagination.walk-ends"
    ]
  },
  {
    "id": "response.identity-unique",
    "level": "MUST",
    "core": true,
    "evidence": [
      "exchange"
    ],
    "title": "no identity stands twice on a page",
    "fault": "an identity stands twice on a page",
    "probes": "Looks for an identity that stands twice on one unprojected page of the run.",
    "pointer": "{listing}/items/identity",
    "why": "The list is declared to hold unique elements, and the identity is what makes them so.",
    "explains": [
      "response.schema",
      "pagination.walk-*",
      "sorting.ties"
    ]
  },
  {
    "id": "response.error-schema",
    "level": "SHOULD",
    "core": false,
    "needs": [
      "error"
    ],
    "evidence": [
      "exchange"
    ],
    "title": "errors have the declared shape",
    "fault": "errors have not the declared shape",
    "probes": "Validates the errors of the run that have a declared status and do not come from something in front of the target.",
    "pointer": "{error}",
    "why": "Clients read the reason of a refusal from it."
  }
];
