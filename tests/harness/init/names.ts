/**
 * The names that list endpoints in the field give to the roles of a listing, the likelier first, and what shape each must have. They are
 * folded to letters and digits (`page[size]` is `pagesize`). Data alone: a further dialect is a further name.
 */

export type Shape = 'integer' | 'string' | 'boolean' | 'list';

export interface Named {
  readonly names: readonly string[];
  readonly shapes: readonly Shape[];
}

const named = (shapes: readonly Shape[], names: string): Named => ({ shapes, names: names.split(' ') });

/** What a client sends, by role. */
export const parameterNames = {
  limit: named(
    ['integer'],
    'limit pagesize perpage size maxresults maxpagesize itemsperpage pagelimit paginationlimit paginationpagesize sysparmlimit hitsperpage resultsperpage maxitems take rows top first',
  ),
  offset: named(['integer'], 'offset skip start startat startindex pageoffset paginationstart sysparmoffset from'),
  page: named(['integer'], 'page pagenumber pageno pageindex pagenum paginationpage currentpage'),
  next: named(
    ['string', 'integer'],
    'continue pagetoken continuationtoken nexttoken nextpagetoken cursor pagecursor nextcursor after pageafter startingafter marker bookmark scrollid pageinfo next token',
  ),
  order: named(['string', 'list'], 'orderby sort sortby ordering sorting sortfields sysparmorderby order'),
  direction: named(['string'], 'direction order sortorder sortdirection orderdirection sortdir dir'),
  filter: named(['string'], 'filter filters where query q search jql sysparmquery'),
  projection: named(['string', 'list'], 'fields select readmask fieldmask sysparmfields'),
} as const;

/** Where a page tells it, by the last name on the way. */
export const memberNames = {
  token: named(
    ['string'],
    'nextpagetoken nextcursor nexttoken continuationtoken continue endcursor aftercursor nextmarker scrollid bookmark pagetoken cursor after next nextpage',
  ),
  url: named(['string'], 'odatanextlink nextlink nexturl nexthref nextpageurl nextpageuri nexturi nextrecordsurl next nextpage'),
  more: named(['boolean'], 'hasmore hasnextpage hasnext hasmoreitems istruncated more morepages'),
  last: named(['boolean'], 'last islast islastpage lastpage done'),
  count: named(
    ['integer'],
    'total totalcount totalitems totalelements totalresults totalsize totalrecords totalhits numfound nbhits recordcount filtercount numbermatched odatacount hydratotalitems count',
  ),
  limit: named(['integer'], 'limit pagesize perpage size maxresults itemsperpage'),
  offset: named(['integer'], 'offset skip start startat startindex'),
  page: named(['integer'], 'page pagenumber currentpage number pageindex pageno'),
  pages: named(['integer'], 'totalpages pagecount pagescount numpages pages lastpage'),
} as const;

/** Headers of a success. */
export const headerNames = {
  count: named(['integer', 'string'], 'xtotalcount xtotal xtotalitems xcount'),
  pages: named(['integer', 'string'], 'xtotalpages xpagecount xpages'),
} as const;

/** Lists of a page, where it holds several. */
export const listNames =
  'items results data value values content records entries rows list elements objects collection features hits resources member nodes'.split(
    ' ',
  );

/** Lists that are about a page, not of it. */
export const noListNames: ReadonlySet<string> = new Set([
  'links',
  'errors',
  'warnings',
  'messages',
  'sort',
  'included',
  'facets',
]);

/** What tells an item from all others. Only the first of them surely do. */
export const identities: readonly string[] = [
  '/id',
  '/uid',
  '/uuid',
  '/metadata/uid',
  '/metadata/id',
  '/_id',
  '/@id',
  '/guid',
  '/sid',
  '/sys_id',
  '/key',
  '/name',
  '/metadata/name',
  '/slug',
  '/code',
];
export const sureIdentities: ReadonlySet<string> = new Set(identities.slice(0, 10));

/** Header parameters that select a scope. */
export const scopeName =
  /^(x-?)?(project|tenant|org|organi[sz]ation|account|workspace|team|space|realm|site)[-_]?(id|uid|uuid|key|name|slug)?$/i;

/** Header parameters that carry a credential, though no security scheme says so. */
export const credentialName = /^(authorization|(x-)?(api|auth|access)[-_]?(key|token))$/i;

/** How the two directions of an order are spelled, the more telling first. */
export const directions: readonly (readonly [ascending: string, descending: string])[] = [
  ['{field}=1', '{field}=-1'],
  ['{field}:asc', '{field}:desc'],
  ['{field}:ASC', '{field}:DESC'],
  ['{field},asc', '{field},desc'],
  ['{field} asc', '{field} desc'],
  ['{field} ASC', '{field} DESC'],
  ['{field}.asc', '{field}.desc'],
  ['{field}_asc', '{field}_desc'],
  ['{field}:1', '{field}:-1'],
  ['asc({field})', 'desc({field})'],
  ['+{field}', '-{field}'],
  ['{field}', '-{field}'],
  ['{field}', '{field} desc'],
];

/** What stands between two clauses, and between field and value. */
export const conjunctions: readonly (readonly [and: string, or: string])[] = [
  ['AND', 'OR'],
  [' AND ', ' OR '],
  [' and ', ' or '],
  [' && ', ' || '],
  [';', '|'],
];
export const equalities: readonly string[] = ['=', ':', '==', ' = ', ' eq ', '=='];

/** A name as the tables have it. */
export const folded = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();
