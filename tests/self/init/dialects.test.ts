import { loadContract } from '../../harness/contract/load';
import { dialects } from './documents';
import { extensions } from './extension-documents';
import { begin } from './run-init';

test.each([...dialects, ...extensions].map((one) => [one.name, one] as const))('%s', async (_, { document, listing, unsure }) => {
  const begun = await begin(document);
  expect([begun.code, begun.stderr]).toEqual([0, '']);
  expect(begun.listing).toEqual(listing);
  const said = begun.stdout.split('\n').filter((line) => line.startsWith('  '));
  for (const part of unsure) expect(said.join('\n')).toContain(part);
  // What is said on the terminal stands in the file, too.
  for (const line of said) expect(begun.text).toContain(`# - ${line.trim()}`);
  await expect(loadContract(begun.file)).resolves.toMatchObject({ items: { identity: expect.any(Array) as unknown } });
});
