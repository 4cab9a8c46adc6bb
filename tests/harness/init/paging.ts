import type { Json } from '../contract/model';
import { isOfLast, isPath } from '../contract/place/path';
import type { Place } from '../contract/place/place';
import { textOf } from '../contract/pointer';
import { facets, keyword, properties, schemaAt } from '../contract/schema-walk';
import type { Draft } from './draft';
import type { Claims } from './extensions';
import { describedAs, firstNamed, type ListFacts, type Member, type Parameter } from './facts';
import { folded, headerNames, memberNames, type Named, parameterNames } from './names';

/** Recognises the page size, the ways through and what a page tells of them. Resolves to the names of the parameters that play a role. */
export function recognisePaging(facts: ListFacts, claims: Claims, draft: Draft): ReadonlySet<string> {
  const member = (table: Named): Member | undefined => firstNamed(facts.document, facts.members, table);
  const parameter = (role: 'limit' | 'offset' | 'page'): Parameter | undefined =>
    facts.query.find(({ name }) => name === claims[role]) ?? firstNamed(facts.document, facts.query, parameterNames[role]);
  const [limit, offset, page] = [parameter('limit'), parameter('offset'), parameter('page')];
  const told = { limit: member(memberNames.limit)?.at };
  if (limit !== undefined) draft.listing.limit = { parameter: limit.name, ...(told.limit !== undefined && { at: told.limit }) };
  if (offset !== undefined) draft.listing.offset = offsetOf(facts, draft, offset, member(memberNames.offset));
  if (page !== undefined && page.name !== offset?.name) draft.listing.page = pageOf(facts, claims, draft, page);
  const token = recogniseNext(facts, claims, draft);
  if ([draft.listing.next, draft.listing.page, draft.listing.offset].every((way) => way === undefined))
    draft.guess('next', 'no way to a further page was recognised, so the first one alone is judged; write next, page or offset.');
  recogniseMore(facts, claims, draft);
  recogniseCount(facts, draft);
  return new Set([limit, offset, page, token].flatMap((one) => one?.name ?? []));
}

const textAbout = (facts: ListFacts, { declared, schema }: Parameter): string =>
  [textOf(declared.description ?? ''), describedAs(facts.document, schema)].join(' ');

/** The first number of what is counted, where the document says it. */
function firstNumber(facts: ListFacts, parameter: Parameter): number | undefined {
  const numbers = (['default', 'minimum'] as const).map((rule) => keyword(facts.document, parameter.schema, rule));
  const said = numbers.find((value) => value === 0 || value === 1);
  if (typeof said === 'number') return said;
  const text = textAbout(facts, parameter);
  if (/\b(zero|0)[- ]?(based|index)|(start|count|begin)\w* (at|from|with) (0|zero)\b/i.test(text)) return 0;
  return /\b(one|1)[- ]?(based|index)|(start|count|begin)\w* (at|from|with) (1|one)\b/i.test(text) ? 1 : undefined;
}

function offsetOf(facts: ListFacts, draft: Draft, parameter: Parameter, told: Member | undefined) {
  const first = keyword(facts.document, parameter.schema, 'default') === 1 ? { first: 1 } : {};
  const role = { parameter: parameter.name, ...first };
  if (told === undefined) return role;
  const text = describedAs(facts.document, told.schema);
  if (/\bnext\b/i.test(text)) return { ...role, at: told.at, says: 'next' as const };
  if (/\b(this|current|first|returned|start)/i.test(text)) return { ...role, at: told.at, says: 'this' as const };
  draft.guess(
    'offset',
    `${told.at} may tell where this page starts or where the next one does, so it is left out; write at and says.`,
  );
  return role;
}

function pageOf(facts: ListFacts, claims: Claims, draft: Draft, parameter: Parameter) {
  const first = firstNumber(facts, parameter);
  if (first === undefined)
    draft.guess(
      'page',
      `nothing says whether ${parameter.name} counts from 1 or from 0; 1 is written, with first: 0 for the other.`,
    );
  const at = firstNamed(facts.document, facts.members, memberNames.page)?.at;
  const pages =
    claims.pages ?? firstNamed(facts.document, facts.members, memberNames.pages)?.at ?? headerNamed(facts, headerNames.pages);
  return {
    parameter: parameter.name,
    ...(first === 0 && { first }),
    ...(at !== undefined && { at }),
    ...(pages !== undefined && { pages }),
  };
}

function headerNamed({ responseHeaders }: ListFacts, { names }: Named): Place | undefined {
  const header = responseHeaders.find((name) => names.includes(folded(name)));
  return header === undefined ? undefined : { header };
}

/** What the list itself stands below, as a JSONPath. */
const lastItem = (items: string, field: string): string => `$${items.replaceAll('/', '.')}[-1]${field.replaceAll('/', '.')}`;

/** Resolves to the parameter of a token, where what leads on is one. */
function recogniseNext(facts: ListFacts, claims: Claims, draft: Draft): Parameter | undefined {
  const { document, members, query } = facts;
  const url = urlPlace(facts, claims);
  const token = query.find(({ name }) => name === claims.token) ?? firstNamed(document, query, parameterNames.next);
  if (claims.urlAt !== undefined && url !== undefined && claims.token === undefined) {
    draft.listing.next = { at: url };
    return undefined;
  }
  const at =
    claims.tokenAt ??
    firstNamed(
      document,
      members.filter((one) => one.at !== url),
      memberNames.token,
    )?.at;
  const back = claims.tokenAt === undefined && typeof at === 'string' ? pageBefore(facts, at) : undefined;
  if (token !== undefined && at !== undefined && back !== undefined) {
    draft.listing.next = { at };
    draft.guess(
      'next',
      `${textOf(at as Json)} stands beside ${back}, so it is taken for the URL of the next page; where it is a token that ${token.name} sends, write that parameter.`,
    );
    return token;
  }
  if (token !== undefined && at !== undefined) {
    draft.listing.next = { parameter: token.name, at };
    if (typeof at === 'string' && /\/(cursor|after|next|next_?page|pagetoken)$/i.test(at) && claims.tokenAt === undefined)
      draft.guess('next', `${at} is taken for the token of the next page, which ${token.name} sends.`);
    return token;
  }
  if (url !== undefined) {
    draft.listing.next = { at: url };
    return token;
  }
  if (token === undefined || !/after|since|starting/i.test(token.name)) return undefined;
  const lasting = lastItem(facts.items, [draft.listing.items.identity].flat()[0] ?? '');
  if (!isPath(lasting) || !isOfLast(lasting)) return undefined;
  draft.listing.next = { parameter: token.name, at: lasting };
  draft.guess('next', `no page tells a token, so ${token.name} is taken to send ${lasting}, the identity of the last item.`);
  return token;
}

/** What leads back beside a plain `next`: those two are mostly URLs, because a token has a name of its own. */
const pageBefore = ({ members }: ListFacts, at: string): string | undefined =>
  at.endsWith('/next')
    ? members.find((one) => ['previous', 'prev'].some((name) => one.at === `${at.slice(0, -'/next'.length)}/${name}`))?.at
    : undefined;

/** Where a URL leads on: as text, as an object with `href`, in a list of links or in the `Link` header. */
function urlPlace(facts: ListFacts, claims: Claims): Place | undefined {
  const { document, members, responseHeaders } = facts;
  if (claims.urlAt !== undefined) return claims.urlAt;
  const named = members.filter((one) => memberNames.url.names.includes(one.folded));
  const object = named.find(({ schema }) => properties(document, schema).has('href'));
  if (object !== undefined) return object.at;
  const text = firstNamed(
    document,
    named.filter((one) => isUrl(facts, one)),
    memberNames.url,
  );
  if (text !== undefined) return text.at;
  const list = keyword(document, schemaAt(document, facts.page, '/links'), 'items');
  if (['rel', 'href'].every((name) => properties(document, list).has(name))) return "$.links[?@.rel=='next'].href";
  return responseHeaders.some((name) => name.toLowerCase() === 'link') ? { rel: 'next' } : undefined;
}

/** A text that is a URL, as its format, an example or its words say; `next` is one where no parameter would send it as a token. */
function isUrl({ document, query }: ListFacts, { schema, folded: name }: Member): boolean {
  const own = facets(document, schema);
  if (keyword(document, schema, 'type') === 'object') return false;
  if (own.some(({ format }) => /^(uri|url|uri-reference|iri)$/.test(textOf(format)))) return true;
  const shown: readonly (Json | undefined)[] = own.flatMap(({ example, examples }) => [
    example,
    ...(Array.isArray(examples) ? (examples as readonly Json[]) : []),
  ]);
  if (shown.some((one) => typeof one === 'string' && /^(https?:)?\//.test(one))) return true;
  if (/\b(url|uri|link)\b/i.test(describedAs(document, schema)) || /link|url|uri|href|records/.test(name)) return true;
  const isText = [keyword(document, schema, 'type')].flat().includes('string');
  return name === 'next' && isText && firstNamed(document, query, parameterNames.next) === undefined;
}

function recogniseMore(facts: ListFacts, claims: Claims, draft: Draft): void {
  const more = claims.more ?? firstNamed(facts.document, facts.members, memberNames.more)?.at;
  const last = firstNamed(facts.document, facts.members, memberNames.last)?.at;
  if (more !== undefined) draft.listing.more = { at: more };
  else if (last !== undefined) draft.listing.more = { at: last, says: 'last' };
}

function recogniseCount(facts: ListFacts, draft: Draft): void {
  const member = firstNamed(facts.document, facts.members, memberNames.count);
  const at = member?.at ?? headerNamed(facts, headerNames.count);
  if (at === undefined) return;
  draft.listing.count = { at };
  const text = describedAs(facts.document, member?.schema);
  if (/estimat|approx/i.test(text)) draft.leaveOut('count', `${textOf(at as Json)} is an estimate, so it is left out.`);
  else if (member?.folded === 'count' && !/\b(total|all|overall|whole|entire)\b/i.test(text))
    draft.guess('count', `${member.at} is taken for the number of all items; it may be that of this page alone.`);
}
