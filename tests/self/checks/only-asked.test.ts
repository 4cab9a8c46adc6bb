import { isObject, valueAt, withValue, type Json } from '../../reference/json';
import { whenPage } from '../../reference/when';
import { judgeReference } from './judging';

const only = ['projection.only-asked'];

/** Adds the identity to every projected item before all else, and then what `change` adds. */
const keeping = (extra: { readonly path: string; readonly value: Json } | undefined) =>
  whenPage(({ query }) => query.projection !== undefined, {
    projectItem: (original) => (cluster, context) => {
      const item: Json = original(cluster, context);
      if (!isObject(item)) return item;
      const uid = valueAt(cluster, 'metadata.uid') ?? '';
      // The identity stands first, so that a check which names the first path beyond the asked ones would name it.
      const { metadata, ...rest } = withValue(item, 'metadata.uid', uid);
      const kept = { metadata: isObject(metadata) ? { uid, ...metadata } : { uid }, ...rest };
      return extra === undefined ? kept : withValue(kept, extra.path, extra.value);
    },
  });

test('an identity that is kept beside a projection is observed, and fails nothing', async () => {
  const { of, observed } = await judgeReference({ size: 12, behaviour: keeping(undefined) }, { only });
  expect(of.get('projection.only-asked')).toMatchObject({ outcome: 'pass' });
  expect(observed).toMatchObject({ 'projection.identity': 'kept' });
});

test.each([
  ['kind', 'spectrocluster'],
  ['metadata.owner', 'nobody'],
])('%s, which nobody asked for, is named, and not the identity before it', async (path, value) => {
  const { of, observed } = await judgeReference({ size: 12, behaviour: keeping({ path, value }) }, { only });
  const finding = of.get('projection.only-asked');
  expect(finding).toMatchObject({ outcome: 'fail' });
  expect(finding?.message).toContain(`; received ${path} = "${value}" in item 0.`);
  expect(finding?.message).not.toMatch(/received .*metadata\.uid = /);
  expect(observed).toMatchObject({ 'projection.identity': 'kept' });
});
