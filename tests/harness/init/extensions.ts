import type { Json, JsonObject } from '../contract/model';
import type { Place } from '../contract/place/place';
import { isObject, pointerOf, textOf } from '../contract/pointer';
import { facets, schemaAt } from '../contract/schema-walk';
import type { ListFacts } from './facts';
import { folded, parameterNames } from './names';

/** What an extension can say: names of parameters, and places in a page. */
export interface Claims {
  readonly items?: Place;
  readonly limit?: string;
  readonly offset?: string;
  readonly page?: string;
  readonly token?: string;
  readonly tokenAt?: Place;
  readonly urlAt?: Place;
  readonly more?: Place;
  readonly pages?: Place;
}
type Claim = keyof Claims;

/**
 * Keys of the extensions of an operation, folded. `x-ms-pageable`: itemName, nextLinkName (AutoRest). `x-speakeasy-pagination`: inputs,
 * outputs. `x-fern-pagination`: results, offset, step, cursor, next_cursor, next_uri, next_path, has-next-page. APIMatic: type, input,
 * output, result. Smithy's `paginated`: items, pageSize, inputToken, outputToken.
 */
const keys: { readonly [key: string]: Claim } = {
  itemname: 'items',
  items: 'items',
  results: 'items',
  result: 'items',
  limit: 'limit',
  pagesize: 'limit',
  step: 'limit',
  offset: 'offset',
  page: 'page',
  cursor: 'token',
  inputtoken: 'token',
  nextcursor: 'tokenAt',
  outputtoken: 'tokenAt',
  nextlinkname: 'urlAt',
  nexturl: 'urlAt',
  nexturi: 'urlAt',
  nextpath: 'urlAt',
  hasnextpage: 'more',
  numpages: 'pages',
};

/** What `input` and `output` mean by the `type` beside them (APIMatic). */
const byType: { readonly [type: string]: readonly [input: Claim | undefined, output: Claim | undefined] } = {
  offset: ['offset', undefined],
  page: ['page', undefined],
  cursor: ['token', 'tokenAt'],
  link: [undefined, 'urlAt'],
};

/** Marks on parameters and on properties (TypeSpec, microsoft/OpenAPI extensions). */
const marks: { readonly [mark: string]: readonly [parameter: Claim | undefined, member: Claim | undefined] } = {
  'x-ms-list-page-size': ['limit', undefined],
  'x-ms-list-page-index': ['page', undefined],
  'x-ms-list-offset': ['offset', undefined],
  'x-ms-list-continuation-token': ['token', 'tokenAt'],
  'x-ms-list-next-link': [undefined, 'urlAt'],
};

const parameterClaims: ReadonlySet<Claim> = new Set<Claim>(['limit', 'offset', 'page', 'token']);

/** What the pagination extensions of an operation, and the marks within it, say. */
export function claimsOf(facts: ListFacts): Claims {
  const found: { [claim in Claim]?: Place } = {};
  const claim = (what: Claim | undefined, value: Place | undefined): void => {
    if (what !== undefined && value !== undefined) found[what] ??= value;
  };
  for (const [mark, [parameter, member]] of Object.entries(marks)) {
    claim(parameter, facts.query.find(({ declared }) => declared[mark] === true)?.name);
    const marked = facts.members.find(({ schema }) => facets(facts.document, schema).some((facet) => facet[mark] === true));
    claim(member, marked?.at);
  }
  for (const [what, text] of Object.entries(facts.operation)
    .filter(([name]) => /^x-.*pag/i.test(name))
    .flatMap(readExtension)) {
    const name = parameterOf(facts, text);
    const isPageNumber = what === 'offset' && name !== undefined && parameterNames.page.names.includes(folded(name));
    claim(isPageNumber ? 'page' : what, parameterClaims.has(what) ? name : placeOf(facts, text));
  }
  return found as Claims;
}

type Said = readonly (readonly [claim: Claim, text: string])[];

function readExtension([name, value]: readonly [string, Json]): Said {
  const said = readValue(value);
  const isNamed = said.some(([what]) => what === 'items');
  return name === 'x-ms-pageable' && !isNamed ? [...said, ['items', 'value']] : said;
}

function readValue(value: Json): Said {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(readValue);
  if (!isObject(value)) return [];
  return [
    ...readTyped(value),
    ...Object.entries(value).flatMap(([key, one]): Said => {
      const what = keys[folded(key)];
      if (typeof one === 'string') return what === undefined ? [] : [[what, one]];
      return key === 'inputs' || key === 'outputs' ? readValue(one) : [];
    }),
  ];
}

/** An input by its type, with a name (Speakeasy) or a place (APIMatic). */
function readTyped({ type, name, input, output }: JsonObject): Said {
  const kind = textOf(type);
  const own = typeof name === 'string' ? keys[kind] : undefined;
  const [sent, told] = byType[kind] ?? [];
  return [
    ...(own === undefined ? [] : ([[own, textOf(name)]] as const)),
    ...(sent === undefined || typeof input !== 'string' ? [] : ([[sent, input]] as const)),
    ...(told === undefined || typeof output !== 'string' ? [] : ([[told, output]] as const)),
  ];
}

/** A query parameter that is declared, from `page`, `$request.page` or `$request.query#/page`. */
function parameterOf({ query }: ListFacts, text: string): string | undefined {
  const written = text.replace(/^\$request(\.query)?(#\/|\.)/, '');
  return query.find(({ name }) => name === written)?.name;
}

/** A place that is declared, from `a.b`, `$.a.b`, `$response.a.b`, `$response.body#/a/b` or `$response.headers#/a`. */
function placeOf({ document, page, responseHeaders }: ListFacts, text: string): Place | undefined {
  const [, header] = /^\$response\.headers?#\/(.+)$/.exec(text) ?? [];
  if (header !== undefined) return responseHeaders.includes(header) ? { header } : undefined;
  // The last item, as Speakeasy writes it.
  const last = /^\$\.?(.*)\[(?:-1|\(@\.length ?- ?1\))\](.+)$/.exec(text);
  if (last !== null) return `$${last[1] === '' ? '' : `.${last[1] ?? ''}`}[-1]${last[2] ?? ''}`;
  const written = text.replace(/^\$response\.body#\/?|^\$response\.?|^\$\.?/, '').replace(/^\//, '');
  if (written === '') return '';
  const names = text.includes('#/') ? written.split('/') : written.split('.');
  // A name may hold dots itself, as `@odata.nextLink` does.
  return [pointerOf([written]), pointerOf(names)].find((at) => schemaAt(document, page, at) !== undefined);
}
