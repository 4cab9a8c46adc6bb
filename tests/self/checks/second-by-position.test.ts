import { complaintsOf, judgeField } from '../detection/strangers';
import { fieldFaults } from '../servers/field-faults';

/** Second pages of orders by their position: where equals, or what lacks a value, stand over the edge of a page. */

const faults = fieldFaults.flatMap(({ faults: some }) => some);

test.each(['skip-without-tie-breaker', 'skip-turns-missing'])('%s is told by both seeds', async (id) => {
  for (const seed of [1, 2]) {
    const told = complaintsOf(await judgeField({}, faults.find((fault) => fault.id === id)?.change, seed));
    expect(told.join('\n')).toContain('sorting.ties');
  }
});

test.each([{ nulls: 'first' }, { nulls: 'least' }] as const)(
  'a server that lacks nothing is not told of, %j',
  async (options) => {
    expect(complaintsOf(await judgeField(options))).toEqual([]);
  },
);
