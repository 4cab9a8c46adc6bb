import type { Exchange } from '../../harness/client/exchange';
import { requestClassOf } from '../../harness/findings/request-class';

const exchange = (url: string, credential: Exchange['request']['credential'] = 'configured'): Exchange => ({
  id: 1,
  request: { method: 'GET', url: `http://127.0.0.1:9/things${url}`, headers: {}, credential },
  response: undefined,
  attempts: [],
});

test('the class of a request is by what it asked for, whatever grammar wrote it into the URL', () => {
  const asked = { filter: { clauses: [{ path: 'a', value: 'x' }], operators: [] }, limit: 3 };
  expect(requestClassOf(exchange('?filter=%7B%22where%22%3A1%7D'), asked).roles).toEqual(['filter', 'limit']);
  expect(requestClassOf(exchange('?a=x', 'none'), asked).roles).toEqual(['filter', 'limit', 'credential']);
});

test('what plays no role is other, and so is a query that was not written from roles', () => {
  expect(requestClassOf(exchange('?nope=1'), { extra: [['nope', '1']] }).roles).toEqual(['other']);
  expect(requestClassOf(exchange('?a=x'), undefined).roles).toEqual(['other']);
  expect(requestClassOf(exchange(''), undefined).roles).toEqual([]);
});
