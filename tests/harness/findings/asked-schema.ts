import { fieldKinds } from '../contract/model';
import { askedBounds, walkEnds, ways } from './asked';
import { id, number, record } from './schema';

const text = { type: 'string', maxLength: askedBounds.text };
const list = (items: object): object => ({ type: 'array', items, maxItems: askedBounds.parts });
const textOr = (other: object): object => ({ anyOf: [text, other] });

const field = record({ path: text, pointer: text, kind: { enum: fieldKinds }, values: list(text) });
const clause = record({ path: text, value: text });

const members = {
  filter: textOr(record({ clauses: list(clause), operators: list({ enum: ['and', 'or'] }) })),
  order: textOr(list(record({ field, direction: { enum: ['ascending', 'descending'] } }))),
  projection: textOr(list(text)),
  limit: textOr(number),
  offset: textOr(number),
  page: textOr(number),
  next: text,
  extra: list({ type: 'array', items: text, minItems: 2, maxItems: 2 }),
};
const query = record(members, Object.keys(members));

/** The records of what was asked: a ledger is read from a file that anybody may have written. */
export const queryRecord = record({ kind: { const: 'query' }, exchange: id, query });

export const walkRecord = record({
  kind: { const: 'walk' },
  way: { enum: ways },
  query,
  exchanges: { type: 'array', items: id, maxItems: askedBounds.pages },
  end: { enum: walkEnds },
});
