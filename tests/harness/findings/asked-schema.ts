import { fieldKinds } from '../contract/model';
import { clauseOperators } from '../contract/roles';
import { askedBounds, walkEnds, ways } from './asked';
import { id, number, record } from './schema';

const text = { type: 'string', maxLength: askedBounds.text };
const list = (items: object): object => ({ type: 'array', items, maxItems: askedBounds.parts });
const textOr = (other: object): object => ({ anyOf: [text, other] });

const field = record({ path: text, pointer: text, kind: { enum: fieldKinds }, values: list(text) });
const clause = record({ path: text, value: text, operator: { enum: clauseOperators }, values: list(text) }, [
  'operator',
  'values',
]);
const group = { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 };
const filter = record({ clauses: list(clause), operators: list({ enum: ['and', 'or'] }), groups: list(group) }, ['groups']);

const members = {
  filter: textOr(filter),
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
