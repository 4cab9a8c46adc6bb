import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../harness/errors';
import { junit } from '../../harness/reports/junit';
import { markdown } from '../../harness/reports/markdown';
import { reportStep, summaryStep, writeEach } from '../../harness/reports/write-reports';
import { context, everyOutcome, ledgerOf } from './ledger-of';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('write-reports');
const contents = ledgerOf(everyOutcome);
afterEach(() => jest.restoreAllMocks());
test('a disk that fills up costs the files that no longer fit, each named, and no half of one is left', () => {
  const write = fs.writeSync;
  let calls = 0;
  jest.spyOn(fs, 'writeSync').mockImplementation(((descriptor: number, bytes: Buffer) => {
    calls += 1;
    if (calls > 1) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    return write(descriptor, bytes);
  }) as typeof fs.writeSync);
  const { files, problems } = writeEach([junit, markdown].map((writer) => reportStep(directory, writer, contents, context)));
  expect(files).toEqual([path.join(directory, 'junit.xml')]);
  expect(problems).toEqual([
    expect.stringMatching(/^Expected to write the markdown report .*summary\.md; the disk is full \(ENOSPC\)/),
  ]);
  expect(fs.readdirSync(directory)).toEqual(['junit.xml']);
});

test('a report that breaks does not take the others with it', () => {
  const broken = {
    name: 'x',
    file: 'x',
    write: () => {
      throw new Error('It broke.');
    },
  };
  const { files, problems } = writeEach([broken, junit].map((writer) => reportStep(directory, writer, contents, context)));
  expect(files).toEqual([path.join(directory, 'junit.xml')]);
  expect(problems).toEqual(['It broke.']);
});

test('the summary is added to what the steps before have written', () => {
  const file = path.join(directory, 'step-summary.md');
  fs.writeFileSync(file, 'before\n');
  expect(writeEach([summaryStep(file, contents, context)])).toEqual({ files: [file], problems: [] });
  expect(fs.readFileSync(file, 'utf8')).toBe(`before\n${markdown.write(contents, context)}\n`);
});

test('a summary that cannot be written is a problem with its name', () => {
  const { problems } = writeEach([summaryStep('/dev/full', contents, context)]);
  expect(problems).toEqual([expect.stringMatching(/\/dev\/full \(GITHUB_STEP_SUMMARY\); the disk is full \(ENOSPC\)/)]);
});

test('a full disk is told once for all files', () => {
  const full = (file: string) => ({
    file,
    write: () => {
      throw new HarnessError('REPORT_WRITE_FAILED', `Expected to write ${file}; ENOSPC.`, {
        cause: { code: 'ENOSPC', message: 'ENOSPC' },
      });
    },
  });
  const other = {
    file: 'd',
    write: () => {
      throw new Error('Something else.');
    },
  };
  expect(writeEach(['a', 'b', 'c'].map(full).concat(other))).toEqual({
    files: [],
    problems: ['Expected to write a; ENOSPC. Nor could b, c be written.', 'Something else.'],
  });
});
