import { unlessTooLong } from '../../harness/facts/too-long';
import { Evidence } from '../../harness/judging/evidence';
import { loadContract } from '../../harness/contract/load';
import { requirements } from './judging';

/** What a check lacks that needs two values of the first field of text, of items that hold these. */
async function lackOf(...values: readonly string[]): Promise<string> {
  const { filter } = await loadContract();
  const field = filter?.fields.find(({ kind }) => kind === 'string');
  const [requirement] = requirements;
  if (field === undefined || requirement === undefined) throw new Error('Expected a field of text and a requirement.');
  const items = values.map((value) => {
    const [leaf = '', ...roots] = field.pointer.slice(1).split('/').reverse();
    return roots.reduce<object>((inner, name) => ({ [name]: inner }), { [leaf]: value });
  });
  const evidence = new Evidence(requirement);
  const scene = { unsendable: (path: string, why: 'too-long' | 'control-character') => evidence.unsendable[why].add(path) };
  evidence.needs('two-items');
  unlessTooLong(scene, (valuesOf) => (valuesOf(items as never, field).size >= 2 ? true : undefined));
  return evidence.lack.what;
}

test('values that no query is asked to carry are the reason, each by what is wrong with them', async () => {
  expect(await lackOf('a', 'b')).toBe('at least two items');
  expect(await lackOf('a', '')).toBe('at least two items');
  expect(await lackOf('a', 'x'.repeat(300))).toMatch(
    /^at least two items, with values of at most 256 characters: those of metadata\.name/,
  );
  expect(await lackOf('a', 'x\ty')).toMatch(
    /^at least two items, with values that hold no control or broken characters: those of metadata\.name that would do hold some/,
  );
  expect(await lackOf('x\ty', 'x'.repeat(300))).toMatch(/at most 256 characters.*no control or broken characters/);
});
