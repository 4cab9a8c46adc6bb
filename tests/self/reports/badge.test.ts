import { convert } from 'xmlbuilder2';
import { badge } from '../../harness/reports/badge';
import { sentenceOf } from '../../harness/reports/sentence';
import { context, finding, hostile, ledgerOf, twoCauses, twoFaults } from './ledger-of';

const kept = [finding('rows.a', 'pass'), finding('rows.b', 'inconclusive'), finding('rows.c', 'not-applicable')];

test.each([
  ['2 faults', ledgerOf(twoFaults, { causes: twoCauses })],
  ['1 of 2', ledgerOf(kept, { verdict: 'conforms' })],
  ['unreachable', ledgerOf([], { verdict: 'unreachable', complete: false, reason: hostile })],
  ['baseline broken', ledgerOf(kept, { baseline: { accepted: [], broken: [{ id: 'rows.a', problem: hostile }] } })],
])('says "%s", with the sentence as its title, as XML without anything to load', (value, contents) => {
  const text = badge.write(contents, context);
  const { svg } = convert(text, { format: 'object' }) as unknown as { readonly svg: { readonly [name: string]: unknown } };
  expect(svg['@aria-label']).toBe(`list conformance: ${value}`);
  expect(String(svg.title).replace(/&\w+;|[<>&"]/g, '')).toBe(
    sentenceOf(contents)
      .replace(/[\ufffe]/g, '')
      .replace(/[<>&"]/g, ''),
  );
  expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/href|url\(|<style|<script|https?:\/\/(?!127)/);
});
