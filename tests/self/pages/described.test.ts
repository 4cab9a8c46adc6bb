import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { repository } from '../../harness/contract/directories';

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
const [, section = ''] = readme.split('## Describe your endpoint');
const examples = [...(section.split('\n## ')[0] ?? '').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

test('the section shows each way through and each grammar', () => {
  expect(examples).toHaveLength(7);
});

test.each(examples.map((text) => [text.split('\n')[1] ?? '', text]))('%s is an x-listing as the schema has it', (_, text) => {
  const schema = JSON.parse(readFileSync(path.join(repository, 'spec', 'x-listing.schema.json'), 'utf8')) as object;
  const ajv = new Ajv({ strict: false });
  ajv.validate(schema, parse(text));
  expect(ajv.errors ?? []).toEqual([]);
});
