import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { specDirectory } from '../contract/directories';
import { needNames } from '../contract/promises';
import { HarnessError } from '../errors';
import { danglingNames } from './explanation';
import type { EvidenceClass, Requirement } from './finding';

/** As the file has it: one class of evidence needs no list. */
type Entry = Omit<Requirement, 'evidence'> & { readonly evidence: EvidenceClass | Requirement['evidence'] };

const classesOf = ({ evidence }: Entry): Requirement['evidence'] => (typeof evidence === 'string' ? [evidence] : evidence);

/** The requirements in `requirements.yaml`, in its order. Throws `HarnessError` where the file is not as its schema says. */
export function readRequirements(directory: string = specDirectory): readonly Requirement[] {
  const entries = parse(readFileSync(path.join(directory, 'requirements.yaml'), 'utf8')) as readonly Entry[];
  const schema = JSON.parse(readFileSync(path.join(specDirectory, 'requirements.schema.json'), 'utf8')) as object;
  const ajv = new Ajv({ strict: true });
  if (!ajv.validate(schema, entries))
    throw wrong(`as its schema describes it; found that ${ajv.errorsText(ajv.errors, { dataVar: 'the list' })}`);
  const requirements = entries.map((entry): Requirement => ({ ...entry, evidence: classesOf(entry) }));
  const ids = requirements.map(({ id }) => id);
  const twin = ids.find((id, index) => ids.indexOf(id) < index);
  if (twin !== undefined) throw wrong(`to have each id once; found ${twin} twice`);
  const [dangling] = danglingNames(requirements);
  if (dangling !== undefined)
    throw wrong(`to name other requirements in explains and followsFrom; found ${dangling.name} in ${dangling.id}`);
  for (const { id, needs = [] } of requirements) {
    const unknown = needs.find((need) => !needNames.includes(need));
    if (unknown !== undefined) throw wrong(`to need only ${needNames.join(', ')}; found ${unknown} in ${id}`);
  }
  return requirements;
}

function wrong(expectation: string): HarnessError {
  return new HarnessError('HARNESS_REQUIREMENTS', `Expected spec/requirements.yaml ${expectation}. Mend it there.`);
}
