import { Parser, type Node } from 'commonmark';
import { requirementIds } from '../../../generated/requirement-ids';
import { loadRequirements } from '../../harness/findings/requirements';
import { possibleNeeds } from '../../harness/pages/possible-needs';
import { requirementPage } from '../../harness/pages/requirement-page';
import { allMutants, faults } from '../../reference/mutants';
import { judgeInSilence } from '../checks/silence';

const requirements = loadRequirements();
const page = requirementPage(requirements, {
  faults: (id) => allMutants.filter(({ primary }) => primary === id).map(({ fault }) => fault),
  needs: possibleNeeds,
});

/** Every node of a page as it is read. */
function nodesOf(text: string): readonly Node[] {
  const nodes: Node[] = [];
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) if (step.entering) nodes.push(step.node);
  return nodes;
}

const headings = page.split('\n').flatMap((line) => /^#{2,3} (.+)$/.exec(line)?.[1] ?? []);
const sectionOf = (id: string): string => page.split(/^#{2,3} /m).find((text) => text.startsWith(`${id}\n`)) ?? '';

test('there is a section for each requirement, and every link on the page leads to one', () => {
  expect(headings.filter((heading) => heading.includes('.')).sort()).toEqual([...requirementIds].sort());
  const anchors = new Set(headings.map((heading) => `#${heading.replaceAll('.', '')}`));
  const links = nodesOf(page).flatMap((node) => (node.type === 'link' ? [node.destination ?? ''] : []));
  expect(links.length).toBeGreaterThan(requirementIds.length);
  expect(links.filter((link) => !anchors.has(link))).toEqual([]);
});

test.each(requirements)(
  '$id says what it asks, why, what it probes, what it lacks, what fails it and how it is switched off',
  (one) => {
    const section = sectionOf(one.id);
    for (const lead of ['- Why: ', '- Probes: ', '- Proven by: ', '- Inconclusive without: ', '\nFaults that fail it:\n\n- '])
      expect(section).toContain(lead);
    expect(section).toContain(`disabled:\n  - id: ${one.id}\n`);
    expect(section).not.toMatch(/undefined|\[object/);
    expect(one.probes).toMatch(/^[A-Z].*[^.]\.$/);
    // Half a sentence may be quoted, but what is long is not read.
    expect(one.probes.split(' ').length).toBeLessThanOrEqual(27);
  },
);

test.each([
  'pagination.limit-maximum',
  'filtering.no-match',
  'sorting.with-filter',
  'projection.values',
  'security.missing-credential',
])('what a run says that %s lacks stands on the page', async (id) => {
  const told = await judgeInSilence(id, faults.get(id)?.silence ?? 'silent');
  const said = (told?.lacks?.what ?? '').replace(/\d+/g, '…').split('; or ');
  expect(said.length).toBeGreaterThan(0);
  for (const one of said) expect(possibleNeeds(id).map((phrase) => phrase.replace(/\d+/g, '…'))).toContain(one);
});

test('a text that looks like markup is told as it is', () => {
  const [one] = requirements;
  if (one === undefined) throw new Error('no requirement');
  const made = requirementPage([{ ...one, title: 'a <b> | [c](d)\ne', explains: [] }], {
    faults: () => ['*f*'],
    needs: () => [],
  });
  const nodes = nodesOf(made);
  expect(nodes.some(({ type }) => type === 'html_inline' || type === 'emph')).toBe(false);
  expect(nodes.map(({ literal }) => literal ?? '').join('')).toContain('A <b> | [c](d) e.');
});
