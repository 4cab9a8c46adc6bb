import { asksForHelp, help, readFlags } from '../../harness/settings/flags';
import { configSchema } from '../../harness/settings/config-schema';
import { flagRows, settingNames, settingOf } from '../../harness/settings/setting-table';

const named = flagRows().flatMap(({ flag }) => (flag === '' ? [] : [flag]));

test('--help names every flag and every variable with what it means', () => {
  const lines = help().split('\n');
  for (const { flag, variable, meaning } of flagRows())
    expect(
      lines.some((line) => line.includes(flag) && line.includes(variable) && line.endsWith(meaning.replaceAll('`', ''))),
    ).toBe(true);
  expect(asksForHelp(['--target', 'http://a', '--help'])).toBe(true);
  expect(asksForHelp(['--target', 'http://a'])).toBe(false);
});

test.each(named)('%s is a flag, and takes a value where one is named', (written) => {
  const [flag = '', argument] = written.split(' ');
  expect(() => readFlags(argument === undefined ? [flag] : [flag, 'a'])).not.toThrow();
  expect(() => readFlags(argument === undefined ? [`${flag}=a`] : [flag])).toThrow(flag);
});

test('the schema of a configuration file holds what a file may say, and nothing that is a credential', () => {
  const inFile = settingNames.filter((name) => settingOf(name).file);
  expect(Object.keys(configSchema.properties)).toEqual([...inFile, 'credentials']);
  expect(inFile).not.toContain('key');
  expect(inFile).not.toContain('token');
});
