import { ask, filter, list, plain, texts, uidOf, walk } from './asking';
import { choices, type PlainOptions } from './plain-choices';
import { cloudTypes, valueAt } from './plain-fields';

describe('plain server, order, filter and projection', () => {
  /** Two names of the data and the collations that put the first before the second. */
  const pairs: readonly (readonly [first: string, second: string, before: readonly string[]])[] = [
    ['Zulu', 'eclair', ['code-point', 'utf-16']],
    ['\uFF21 wide', '\u{1F680} launch', ['code-point']],
    ['node-2', 'node-10', ['numeric']],
    ['co-op', 'coop', ['icu', 'numeric', 'code-point', 'utf-16', 'lower-fold', 'upper-fold']],
    ['éclair', 'Zulu', ['icu', 'icu-shifted', 'numeric']],
    ['_zone', 'ORION', ['icu', 'numeric', 'lower-fold']],
  ];
  test.each(choices.collation)('collation %s', async (collation) => {
    const server = await plain({ collation });
    const names = (await walk(server, 'orderBy=metadata.name=1')).map((item) => valueAt(item, 'metadata.name'));
    for (const [first, second, before] of pairs) {
      expect(names).toEqual(expect.arrayContaining([first, second]));
      expect([first, names.indexOf(first) < names.indexOf(second)]).toEqual([first, before.includes(collation)]);
    }
  });

  test.each(choices.missing)('missing values stand %s', async (missing) => {
    const ends = { last: [false, false], first: [true, true], low: [true, false], high: [false, true] }[missing];
    const server = await plain({ missing });
    for (const [index, direction] of [1, -1].entries()) {
      const values = (await walk(server, `orderBy=status.state=${direction}`)).map((item) => valueAt(item, 'status.state'));
      const absent = values.filter((value) => value === undefined).length;
      expect(absent).toBeGreaterThan(0);
      const place = ends[index] === true ? values.slice(0, absent) : values.slice(-absent);
      expect(place.every((value) => value === undefined)).toBe(true);
    }
  });

  test('enumerations sort by rank or by text, timestamps as instants', async () => {
    const distinct = async (options: PlainOptions, path: string): Promise<string[]> => {
      const values = (await walk(await plain(options), `orderBy=${path}=1`)).map((item) => valueAt(item, path));
      return [...new Set(values.filter((value) => typeof value === 'string'))];
    };
    const ranked = await distinct({ enumerationOrder: 'rank' }, 'spec.cloudType');
    expect(ranked).toEqual(cloudTypes.filter((value) => ranked.includes(value)));
    expect(ranked.length).toBeGreaterThan(3);
    expect(await distinct({ enumerationOrder: 'text' }, 'spec.cloudType')).toEqual(ranked.toSorted());
    const instants = await distinct({}, 'metadata.creationTimestamp');
    expect(instants.map((text) => Date.parse(text))).toEqual(instants.map((text) => Date.parse(text)).sort((a, b) => a - b));
    expect(instants).not.toEqual(instants.toSorted());
  });

  test('ties are broken as chosen', async () => {
    const stored = (await walk(await plain())).map(uidOf);
    const tied = async (ties: PlainOptions['ties'], direction: 1 | -1): Promise<string[]> => {
      const server = await plain({ ties: ties ?? 'insertion' });
      const items = await walk(server, `orderBy=status.fips.mode=${direction}`);
      return items.filter((item) => valueAt(item, 'status.fips.mode') === 'full').map(uidOf);
    };
    const byInsertion = await tied('insertion', 1);
    expect(byInsertion.length).toBeGreaterThan(2);
    expect(byInsertion).toEqual(stored.filter((uid) => byInsertion.includes(uid)));
    expect(await tied('reversed', 1)).toEqual(byInsertion.toReversed());
    expect(await tied('identity', -1)).toEqual(byInsertion.toSorted());
    expect(await tied('turning', 1)).toEqual(byInsertion);
    expect(await tied('turning', -1)).toEqual(byInsertion.toReversed());
  });

  test('filters match exactly the items whose value is equal, operators within values included', async () => {
    const server = await plain();
    const all = await walk(server);
    const names = [...new Set(all.map((item) => valueAt(item, 'metadata.name')).filter((name) => typeof name === 'string'))];
    expect(names).toEqual(expect.arrayContaining(['SANDBOX', 'blue OR green', '%41lpha', 'a+b', 'back\\slash', '東京']));
    for (const name of names) {
      const expected = all.filter((item) => valueAt(item, 'metadata.name') === name);
      expect((await list(server, filter('metadata.name', name))).items).toEqual(expected);
    }
    const time = valueAt(all[0], 'metadata.lastModifiedTimestamp') ?? valueAt(all[1], 'metadata.lastModifiedTimestamp');
    expect(
      texts(await list(server, filter('metadata.lastModifiedTimestamp', String(time))), 'metadata.lastModifiedTimestamp'),
    ).toContain(time);
  });

  test('filter case and + follow their choices', async () => {
    const found = async (options: PlainOptions, query: string): Promise<unknown[]> =>
      texts(await list(await plain(options), query), 'metadata.name');
    expect(await found({ filterCase: 'exact' }, 'filters=metadata.name=sandbox')).toEqual([]);
    expect(await found({ filterCase: 'ignore' }, 'filters=metadata.name=sandbox')).toEqual(['SANDBOX']);
    expect(await found({ plus: 'plus' }, 'filters=metadata.name=a+b')).toEqual(['a+b']);
    expect(await found({ plus: 'blank' }, 'filters=metadata.name=blue+OR+green')).toEqual(['blue OR green']);
    expect((await ask(await plain(), 'filters=%E0%A4%A')).status).toBe(400);
  });

  test.each(choices.precedence)('AND and OR combine %s', async (precedence) => {
    const server = await plain({ precedence });
    const [a, b, c] = [
      (item: unknown) => valueAt(item, 'status.fips.mode') === 'none',
      (item: unknown) => valueAt(item, 'spec.clusterType') === 'PureManage',
      (item: unknown) => valueAt(item, 'status.state') === 'Running',
    ];
    const expected = (await walk(server)).filter((item) => {
      return precedence === 'left-to-right' ? (a(item) || b(item)) && c(item) : a(item) || (b(item) && c(item));
    });
    const query = 'filters=status.fips.mode=noneORspec.clusterType=PureManageANDstatus.state=Running';
    expect(await walk(server, query)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  test('projections hold the asked paths; identity and empty parents as chosen', async () => {
    const pair = async (options: PlainOptions, fields: string): Promise<readonly [full: unknown[], projected: unknown[]]> => {
      const server = await plain(options);
      return [await walk(server), await walk(server, `fields=${fields}`)];
    };
    const [full, names] = await pair({}, 'metadata.name,spec.cloudType');
    expect(names).toEqual(
      full.map((item) => {
        const [name, cloudType] = [valueAt(item, 'metadata.name'), valueAt(item, 'spec.cloudType')];
        return {
          ...(name === undefined ? {} : { metadata: { name } }),
          ...(cloudType === undefined ? {} : { spec: { cloudType } }),
        };
      }),
    );
    const [, kept] = await pair({ projectionIdentity: 'kept' }, 'spec.cloudType');
    expect(kept.map(uidOf)).toEqual(full.map(uidOf));
    const [, parents] = await pair({ emptyParents: 'present' }, 'status.fips.mode');
    expect(parents).toContainEqual({ status: { fips: {} } });
    const [whole, containers] = await pair({ additionalProperties: 'some' }, 'metadata');
    expect(containers).toEqual(whole.map((item) => ({ metadata: valueAt(item, 'metadata') })));
    expect(whole).toContainEqual(expect.objectContaining({ generation: 3 }));
  });

  test('minimal items hold their identity and no more', async () => {
    for (const item of await walk(await plain({ items: 'identity' })))
      expect(item).toEqual({ metadata: { uid: expect.any(String) as string } });
    for (const item of await walk(await plain({ items: 'named' }))) {
      expect(item).toEqual({
        metadata: { uid: expect.any(String) as string, name: expect.any(String) as string },
        spec: { cloudType: expect.any(String) as string },
      });
    }
  });
});
