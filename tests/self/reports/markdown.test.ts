import type { Node } from 'commonmark';
import { Parser } from 'commonmark';
import fc from 'fast-check';
import { markdown } from '../../harness/reports/markdown';
import { blockOf, codeOf } from '../../harness/reports/markdown-text';
import { context, everyOutcome, finding, hostile, ledgerOf } from './ledger-of';

/** The nodes that the reference parser of CommonMark finds, in order. */
function nodesOf(text: string): readonly Node[] {
  const nodes: Node[] = [];
  const walker = new Parser().parse(text).walker();
  for (let event = walker.next(); event !== null; event = walker.next()) if (event.entering) nodes.push(event.node);
  return nodes;
}

const textBelow = (node: Node): string => {
  let text = '';
  const walker = node.walker();
  for (let event = walker.next(); event !== null; event = walker.next()) if (event.entering) text += event.node.literal ?? '';
  return text;
};

const report = markdown.write(ledgerOf(everyOutcome), context);
const nodes = nodesOf(report);

test('the structure is the harness’s own, whatever a target has put into names and bodies', () => {
  const inline = new Set(nodes.filter(({ type }) => type === 'html_inline').map(({ literal }) => literal));
  expect([...inline].sort()).toEqual(['</code>', '<code>']);
  for (const type of ['html_block', 'link', 'image', 'emph', 'code'])
    expect(nodes.filter((node) => String(node.type) === type)).toEqual([]);
});

test('the verdict comes first, then failures, errors, warnings, what was not shown, and what was observed', () => {
  expect(nodes.filter(({ type }) => type === 'heading').map(textBelow)).toEqual([
    'Listing conformance: violates',
    'Failures',
    'MUST rows.broken: rows.broken <holds>',
    'Errors of the harness',
    'MUST columns.crashed: columns.crashed <holds>',
    'Warnings',
    'SHOULD rows.loose: rows.loose <holds>',
    'Not shown either way',
    'Observed',
  ]);
  expect(report).toMatch(/^\| passed \| failed \| broken \| warned \| skipped \|\n.*\n\| 1 \| 1 \| 1 \| 1 \| 3 \|$/m);
});

test('one request is no requests', () => {
  expect(report).toContain(', 1 request in 1.2 s.');
});

test('a failure comes with its exchange and its clause', () => {
  const [block] = nodes.filter(({ type }) => type === 'code_block');
  expect(block?.literal).toContain('Exchange #1: GET http://127.0.0.1:1/v1/rows?limit=1 → 200\n');
  expect(report).toContain('spec/parts/limit&#37;20parameter.yaml&#58;3');
});

test('a section is bounded, so that GitHub takes the summary', () => {
  const message = 'x'.repeat(5000);
  const many = Array.from({ length: 300 }, (_, index) => finding(`rows.r${index}`, 'fail', { message }));
  const text = markdown.write(ledgerOf(many), context);
  expect(text).toContain('And 275 more, in results.json.');
  expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
});

test('any text stays text in a cell, and in a block', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[`~\n|*_<>[\]()!&#@-]{1,30}$/)), (text) => {
      expect(codeOf(text)).toMatch(/^<code>[^|`*_<>[\]()!@\n\\]*<\/code>$/);
      const found = nodesOf(blockOf(`a\n${text.replace(/[\r\0]/g, '')}\nb`)).map(({ type }) => type);
      expect(found).toEqual(['document', 'code_block']);
    }),
  );
  expect(nodesOf(blockOf(hostile.replace(/[\r\0]/g, ''))).map(({ type }) => type)).toEqual(['document', 'code_block']);
});
