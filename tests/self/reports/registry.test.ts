import { defaultReports, reportForms, reportNames } from '../../harness/reports/registry';
import { context, everyOutcome, ledgerOf } from './ledger-of';

test('the names that --report takes, and those that are written without it', () => {
  expect([...reportNames].sort()).toEqual(['badge', 'ctrf', 'html', 'junit', 'markdown', 'sarif']);
  expect(defaultReports).toEqual(['html', 'junit']);
});

test('no report takes the file of another, nor one that every run writes', () => {
  const files = [...reportForms.map(({ file }) => file), 'ledger.ndjson', 'results.json', 'exchanges.har'];
  expect(new Set(files).size).toBe(files.length);
});

test.each(reportForms.map((form) => [form.name, form] as const))(
  '%s is made from the ledger alone: the same ledger gives the same text, and no character that a terminal obeys',
  (_, { name, file, load }) => {
    const writer = load();
    expect(writer).toMatchObject({ name, file });
    const contents = ledgerOf(everyOutcome);
    const text = writer.write(contents, context);
    expect(writer.write(contents, context)).toBe(text);
    expect(text).not.toMatch(/[\u0000\u0008\u001b]/);
  },
);
