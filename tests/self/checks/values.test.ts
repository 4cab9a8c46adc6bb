import { withValue, type JsonObject } from '../../reference/json';
import { whenPage } from '../../reference/when';
import { endedAs, judgeLedger, judgeReference } from './judging';

/** Values that later versions add to an enumeration, and nulls. */

const open = { 'response.enumeration': 'open' };
const areas = ['response.schema', 'response.enumeration', 'response.nulls', 'projection.schema', 'projection.no-residue'];

const shown = (change: (item: JsonObject, index: number) => JsonObject, projected: boolean) =>
  whenPage(({ query }) => (query.projection !== undefined) === projected, {
    envelope: (original) => (items, meta, context) => ({
      ...original(items, meta, context),
      items: items.map((item, index) => change(item as JsonObject, index)),
    }),
  });

const apart = shown(
  (item, index) => (index < 2 ? withValue(item, 'spec.cloudType', index === 0 ? 'moon' : 'mars') : item),
  false,
);

test('a value that is not listed is told with its place, its count and the line of the contract', async () => {
  const { of } = await judgeReference({ behaviour: apart }, { only: areas });
  expect(of.get('response.enumeration')?.message).toMatch(
    /^Expected \/items\/\*\/spec\/cloudType must be one of "all", .* \(spec\/components\/cloud-type\.yaml:\d+\); received "moon" \d+ times, "mars" \d+ times\. GET /,
  );
  expect(of.get('response.schema')?.outcome).toBe('pass');
});

test('the line is the pointer into the schema where the value stands in a projection of another contract', async () => {
  const { of, observed } = await judgeLedger({ size: 8, colour: 'mauve' }, { only: areas });
  expect(of.get('response.enumeration')?.message).toMatch(
    /\/data\/rows\/\*\/colour must be one of "red", .*ledgers\.openapi\.yaml:\d+\)/,
  );
  expect(observed).not.toHaveProperty(['response.enumeration']);
});

test.each(['config', 'contract'])('where the enumeration is open by the %s, it is observed and no more', async (where) => {
  const options = { size: 8, colour: 'mauve' };
  const { of, observed, verdict } = await judgeLedger(
    options,
    where === 'config' ? { only: areas, policies: open } : { only: areas },
    where === 'contract' ? open : {},
  );
  expect(observed['response.enumeration']).toBe('/data/rows/*/colour="mauve"');
  expect(of.get('response.enumeration')).toMatchObject({ outcome: 'pass' });
  expect(verdict).toBe('conforms');
});

test('nulls are told once, with every place counted', async () => {
  const nulls = shown((item) => withValue(withValue(item, 'metadata.name', null), 'kind', null), false);
  const { of } = await judgeReference({ size: 7, behaviour: nulls }, { only: areas });
  expect(of.get('response.nulls')?.message).toMatch(
    /received null at 2 places: \/items\/\*\/kind \(7 times\), \/items\/\*\/metadata\/name \(7 times\)\. GET /,
  );
  expect(endedAs({ findings: [...of.values()] }, 'fail', 'warn')).toEqual(['response.nulls']);
});

test('a null that a projection leaves over is warned of as that, and fails nothing', async () => {
  const left = shown((item) => ({ kind: null, ...item }), true);
  const { of } = await judgeReference({ behaviour: left }, { only: areas });
  expect(endedAs({ findings: [...of.values()] }, 'fail', 'warn')).toEqual(['projection.no-residue']);
});

test('a null in the place of what a projection asked for is one', async () => {
  const asked = shown((item) => withValue(item, 'metadata.name', null), true);
  const { of } = await judgeReference({ behaviour: asked }, { only: ['projection.values', ...areas] });
  expect(of.get('response.nulls')).toMatchObject({ outcome: 'fail' });
});
