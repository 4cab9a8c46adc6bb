import { covers, explanationsOf } from '../findings/explanation';
import type { EvidenceClass, Requirement } from '../findings/finding';

/** What the page tells of a requirement beside its entry. */
export interface Proof {
  /** What is wrong with each server that must fail it, in one line each. */
  readonly faults: (id: string) => readonly string[];
  /** What its check may lack, in phrases that go on from "It needs". */
  readonly needs: (id: string) => readonly string[];
}

const proves: { readonly [evidence in EvidenceClass]: string } = {
  exchange: 'one response contradicts the contract by itself',
  response: 'a wrong response that is repeated beside a read that succeeds',
  collection: 'a contradiction between responses that shows again while the data stands still',
};

const areaOf = (id: string): string => id.split('.', 1)[0] ?? '';

/** The address of a heading on the page, as GitHub makes it. */
const anchor = (id: string): string => `#${id.replaceAll('.', '')}`;

const linked = (id: string): string => `[\`${id}\`](${anchor(id)})`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** In one line; a sign that Markdown or HTML reads stays itself. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\<>*_[\]`|]/g, '\\$&');

const listed = (lead: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${lead}`, '', ...lines.map((line) => `- ${line}`), ''];

/** What a violation of it may follow from. A pattern stands for several, so it is told as it is. */
function causesOf(id: string, requirements: readonly Requirement[]): readonly string[] {
  const causes = explanationsOf(requirements)
    .filter(({ cause, effects }) => !covers(cause, id) && effects.some((effect) => covers(effect, id)))
    .map(({ cause }) => (cause.endsWith('*') ? `\`${cause}\`` : linked(cause)));
  return [...new Set(causes)];
}

function section(requirement: Requirement, requirements: readonly Requirement[], { faults, needs }: Proof): readonly string[] {
  const { id, level, core, random, evidence, needs: promised = [], title, probes, pointer, ground, why } = requirement;
  const causes = causesOf(id, requirements);
  const lacks = needs(id).map(plain);
  return [
    `### ${id}`,
    '',
    `**${level}${core ? ', core' : ''}.** ${plain(capital(title))}.`,
    '',
    ...listed('', [
      `Why: ${plain(why)}`,
      `Rests on \`${pointer}\`.`,
      `Asks of the contract: ${promised.length === 0 ? 'a listing' : promised.map((need) => `\`${need}\``).join(', ')}.`,
      `Probes: ${plain(probes)}`,
      ...(random === true ? ['The seed draws what is asked, so another seed may show what this one does not.'] : []),
      `Proven by: ${evidence.map((one) => proves[one]).join('; or ')}.`,
      `Proven on: ${ground === undefined ? 'the shipped contract' : `the server of the ${ground}`}.`,
      ...(causes.length === 0 ? [] : [`Told below, where that fails with it: ${causes.join(', ')}.`]),
      `Inconclusive without: ${[...(lacks.length === 0 ? ['an answer from the target'] : lacks)].join('; ')}.`,
    ]).slice(2),
    ...listed('Faults that fail it:', faults(id).map(plain)),
    'Switched off in the configuration:',
    '',
    '```yaml',
    'disabled:',
    `  - id: ${id}`,
    '    reason: why, and until when',
    '```',
    '',
  ];
}

/** The requirements as a Markdown page: the contents by area, then a section for each. */
export function requirementPage(requirements: readonly Requirement[], proof: Proof): string {
  const areas = [...new Set(requirements.map(({ id }) => areaOf(id)))];
  const of = (area: string): readonly Requirement[] => requirements.filter(({ id }) => areaOf(id) === area);
  const name = (id: string): string => id.slice(id.indexOf('.') + 1);
  return [
    '# Requirements',
    '',
    'Made from `spec/requirements.yaml`, the checks and the faults by `npm run generate`. Not to be edited.',
    '',
    ...areas.map(
      (area) =>
        `- [${area}](#${area}): ${of(area)
          .map(({ id }) => `[${name(id)}](${anchor(id)})`)
          .join(', ')}`,
    ),
    '',
    ...areas.flatMap((area) => [`## ${area}`, '', ...of(area).flatMap((one) => section(one, requirements, proof))]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
