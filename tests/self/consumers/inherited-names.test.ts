import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { dialects, documentOf } from '../servers/dialects';
import { temporaryFolder } from '../temporary-folder';
import { all, type Package, packagesOf, run } from './packages';

/** Packages whose items have properties by names that every object of JavaScript has: they are fields as any other. */

const inherited = Object.getOwnPropertyNames(Object.prototype);
const directory = temporaryFolder('consumers-inherited');
const base = dialects.brackets;
const roles = {
  ...base.roles,
  order: { ...base.roles.order, fields: ['id', ...inherited] },
  filter: { ...base.roles.filter, fields: ['id', ...inherited] },
};
const text = '"name":{"type":"string"}';
const document = JSON.parse(
  JSON.stringify(documentOf({ ...base, roles })).replaceAll(
    text,
    [text, ...inherited.map((name) => `${JSON.stringify(name)}:{"type":"string"}`)].join(),
  ),
) as object;
const item = JSON.parse(
  `{"id":"1","name":"a","colour":"red","size":1,${inherited.map((name) => `${JSON.stringify(name)}:"b"`).join()}}`,
) as object;

let made: Package;
beforeAll(async () => {
  made = (await packagesOf(directory, { inherited: document }))('inherited');
});

/** Answers one page and an empty one, and keeps what was asked. */
function recorder() {
  const asked: string[] = [];
  const fetch = (url: string) => {
    const things = asked.push(decodeURIComponent(url)) === 1 ? [item] : [];
    const headers = new Headers({ 'content-type': 'application/json' });
    return Promise.resolve({ status: 200, url, headers, text: () => Promise.resolve(JSON.stringify({ things, total: 1 })) });
  };
  return { asked, client: { baseUrl: 'http://127.0.0.1', fetch } };
}

test.each(inherited)('%s is filtered, ordered and projected by', async (name) => {
  const { asked, client } = recorder();
  const query = { filter: made.eq(name, 'b'), order: made.descending(name), fields: [name] };
  expect(await all(made.listAll(client, query))).toEqual([item]);
  expect(asked[0]).toContain(`filter[${name}][_eq]=b`);
  expect(asked[0]).toContain(`sort[0]=${name}:desc`);
  expect(asked[0]).toContain(`select[]=${name}`);
});

test('an item is valid without them and with them, and not with one of another type', async () => {
  const validators = (await import(path.join(directory, 'inherited', 'validators.js'))) as {
    readonly isItem: (value: unknown) => boolean;
  };
  const bare = { id: '1', name: 'a', colour: 'red', size: 1 };
  expect([validators.isItem(bare), validators.isItem(item)]).toEqual([true, true]);
  // Ajv judges no property called `__proto__`.
  for (const name of inherited.filter((one) => one !== '__proto__')) {
    const wrong = JSON.parse(`{"id":"1","name":"a","colour":"red","size":1,${JSON.stringify(name)}:1}`) as unknown;
    expect([name, validators.isItem(wrong)]).toEqual([name, false]);
  }
});

test('the compiler knows their types', async () => {
  const lines = inherited.map((name) => `const ${name}1: string | undefined = item[${JSON.stringify(name)}]; void ${name}1;`);
  writeFileSync(
    path.join(directory, 'main.ts'),
    [
      `import { ascending, eq, listAll, type Item } from './inherited';`,
      `export function read(item: Item): void { ${lines.join(' ')} }`,
      ...inherited.map((name) => `eq(${JSON.stringify(name)}, 'b'); ascending(${JSON.stringify(name)});`),
      `listAll({ baseUrl: '' }, { fields: [${inherited.map((name) => JSON.stringify(name)).join()}] });`,
    ].join('\n'),
  );
  const flags = [
    '--strict',
    '--noEmit',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
    '--module',
    'commonjs',
    '--moduleResolution',
    'node10',
  ];
  const compiler = path.join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  expect(await run(process.execPath, [compiler, ...flags, 'main.ts'], directory)).toMatchObject({ code: 0, stdout: '' });
});
