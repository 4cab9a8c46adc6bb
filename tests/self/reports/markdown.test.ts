import type { Node } from 'commonmark';
import { Parser } from 'commonmark';
import fc from 'fast-check';
import { markdown } from '../../harness/reports/markdown';
import { blockOf, codeOf } from '../../harness/reports/markdown-text';
import { context, everyOutcome, finding, hostile, ledgerOf, twoCauses, twoFaults } from './ledger-of';

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
  const blocks = nodes.filter(({ type }) => type === 'html_block').map(({ literal }) => literal);
  for (const block of blocks) expect(block).toMatch(/^(<details>\n<summary>[\w: ]+<\/summary>|<\/details>)$/);
  for (const type of ['link', 'image', 'emph', 'code']) expect(nodes.filter((node) => String(node.type) === type)).toEqual([]);
});

test('the sentence comes first, then the faults, each in a line; the rest is folded', () => {
  expect(nodes.filter(({ type }) => type === 'heading').map(textBelow)).toEqual([
    '1 fault in 1 requirement: it does not hold that rows.broken <holds> (rows.broken).',
    'Errors of the harness',
    'Faults',
    'Warnings',
  ]);
  expect(report).toMatch(/^\| passed \| failed \| broken \| warned \| skipped \|\n.*\n\| 1 \| 1 \| 1 \| 1 \| 3 \|$/m);
  const folds = [...report.matchAll(/<summary>(.*)<\/summary>/g)].map(([, title]) => title);
  expect(folds).toEqual(['Evidence', 'Not shown either way: 2 requirements', 'Observed: 1 choice that the contract leaves open']);
});

test('a fault is one line, whatever follows from it', () => {
  const text = markdown.write(ledgerOf(twoFaults, { causes: twoCauses }), context);
  const items = nodesOf(text)
    .filter(({ type }) => type === 'item')
    .map(textBelow);
  expect(items.slice(0, 2)).toEqual([
    expect.stringMatching(/^MUST security\.open: /) as unknown,
    expect.stringMatching(/^SHOULD rows\.lead: .* Explains rows\.first, rows\.second\.$/) as unknown,
  ]);
});

test('what lacks the same is told once', () => {
  const lacks = { needs: ['one-item'], what: 'at least one item' };
  const open = Array.from({ length: 64 }, (_, index) =>
    finding(`rows.r${index}`, 'inconclusive', { lacks, message: 'It is empty.' }),
  );
  const text = markdown.write(ledgerOf(open, { verdict: 'inconclusive' }), context);
  expect(text).not.toContain('It is empty');
  expect(text.match(/64 requirements need at least one item/g)).toHaveLength(1);
});

test('one request is no requests', () => {
  expect(report).toContain(', 1 request in 1.2 s.');
});

test('a failure comes with its exchange and its clause', () => {
  const [block] = nodes.filter(({ type }) => type === 'code_block');
  expect(block?.literal).toContain('Exchange #1: GET http://127.0.0.1:1/v1/rows?limit=1 → 200\n');
  expect(report).toContain('spec/parts/limit&#37;20parameter.yaml&#58;3');
});

test('it stays under 20 KB, whatever a target sends and however much of it', () => {
  const message = `${'<'.repeat(5000)}x`;
  const outcomes = ['fail', 'warn', 'inconclusive', 'error'] as const;
  const many = Array.from({ length: 400 }, (_, index) => finding(`rows.r${index}`, outcomes[index % 4] ?? 'fail', { message }));
  const contents = ledgerOf(many, { causes: {} });
  const observations = Array.from({ length: 300 }, (_, index) => ({
    kind: 'observation' as const,
    key: `k${index}.${'<'.repeat(90)}`,
    value: hostile,
    exchanges: [1],
  }));
  const text = markdown.write({ ...contents, observations }, context);
  expect(text).toContain('more, in results.json.');
  expect(Buffer.byteLength(text)).toBeLessThan(20_000);
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
