import { complaintsOf, judgeField } from '../detection/strangers';
import { lawfulField } from '../servers/field-faults/lawful';

/** Servers that a check was wrong about once, or nearest to what one probes: nothing is told of them. */
const nearest = [
  'proxy-refuses-first',
  'limit-clamped',
  'repeated-filters-either-holds',
  'repeated-token-refused',
  'empty-value-finds-missing',
  'semicolon-separates-and-is-refused',
  'offset-of-31-bits-refused',
  'token-with-other-members-accepted',
  'empty-scope-is-none',
];

test.each(nearest)('%s conforms', async (id) => {
  const server = lawfulField.find((one) => one.id === id);
  expect(complaintsOf(await judgeField(server?.options, server?.change ?? (() => ({}))))).toEqual([]);
});

test.each(nearest)('%s is a server of its own', (id) => {
  expect(lawfulField.map((one) => one.id)).toContain(id);
});
