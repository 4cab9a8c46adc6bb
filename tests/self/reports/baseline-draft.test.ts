import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { baselineDraft } from '../../harness/reports/baseline-draft';
import { readBaseline } from '../../harness/settings/baseline-file';
import { finding, hostile, ledgerOf, twoCauses, twoFaults } from './ledger-of';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('draft');

function written(text: string): string {
  const file = path.join(directory, 'known.yaml');
  writeFileSync(file, text);
  return file;
}

const draft = baselineDraft(ledgerOf(twoFaults, { causes: twoCauses }));
const reasons = /FILL IN why it is accepted, and what will mend it/g;
const dates = /FILL IN the last day, as in 2031-12-31/g;

test('has an entry for each fault, none for what follows, and a line on each', () => {
  expect(draft).toContain('# MUST: security.open <holds>\n');
  expect(draft).toContain('# SHOULD: rows.lead <holds>; 2 requirements follow from it\n');
  expect([...draft.matchAll(/id: (.+)/g)].map(([, id]) => id)).toEqual(['security.open', 'rows.lead']);
});

test.each([
  ['as it is', draft],
  ['with reasons alone', draft.replace(reasons, 'ticket 7')],
  ['with dates alone', draft.replace(dates, '2031-12-31')],
  [
    'with one entry filled in',
    draft.replace(reasons, 'ticket 7').replace(/FILL IN the last day, as in 2031-12-31/, '2031-12-31'),
  ],
])('is refused %s, naming an entry', (_, text) => {
  expect(() => readBaseline(written(text))).toThrow(/"(security\.open|rows\.lead)" is not filled in: say why/);
});

test('is a baseline once it is filled in', () => {
  const file = written(draft.replace(reasons, 'ticket 7').replace(dates, '2031-12-31'));
  expect(readBaseline(file).accepted).toEqual([
    { id: 'security.open', reason: 'ticket 7', expires: '2031-12-31' },
    { id: 'rows.lead', reason: 'ticket 7', expires: '2031-12-31' },
  ]);
  expect(readFileSync(file, 'utf8')).not.toContain('FILL IN');
});

test('what a target sends ends no comment, and no fault makes an empty list', () => {
  const text = baselineDraft(ledgerOf([finding('rows.a', 'fail', { title: `x\n  - id: owned\n${hostile}` })]));
  expect(text.match(/^ *(- )?id:/gm)).toHaveLength(1);
  expect(readBaseline(written(baselineDraft(ledgerOf([finding('rows.kept', 'pass')])))).accepted).toEqual([]);
});
