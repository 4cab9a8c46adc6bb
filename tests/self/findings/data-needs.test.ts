import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dataNeeds, needPhrase, type DataNeed } from '../../harness/findings/data-needs';

const harness = path.join(__dirname, '..', '..', 'harness');

/** The keys that the code asks by. What it asks by another way than a literal does not compile or is no key. */
const used = readdirSync(harness, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(path.join(harness, name), 'utf8').matchAll(/\.needs\(\s*'([^']+)'/g)])
  .map(([, key]) => key);

test('every need is used, and there is none beside them', () => {
  expect([...new Set(used)].sort()).toEqual(Object.keys(dataNeeds).sort());
});

/** A phrase as one reads it; a detail that it is completed by stands for itself. */
const phrases: readonly string[] = Object.values(dataNeeds).map((phrase) =>
  typeof phrase === 'string' ? phrase : (phrase as (detail: unknown) => string)('such'),
);

test.each(phrases)('"It needs %s." reads as a sentence', (phrase) => {
  expect(phrase).toMatch(/^(a|an|at least|items|text|three) \S.*[^.:,;\s]$/s);
  expect(phrase.split(/\s+/).length).toBeLessThanOrEqual(25);
  expect(phrase).not.toMatch(/undefined|, for /);
});

test('no two needs have one phrase', () => {
  expect(new Set(phrases).size).toBe(phrases.length);
});

test('a need that is not in the table does not compile', () => {
  // @ts-expect-error: no such key
  const unknown: DataNeed = 'a-unicorn';
  // @ts-expect-error: a number of items is asked for
  expect(needPhrase('items')).toBe('at least undefined items');
  expect([unknown, needPhrase('ties', 1), needPhrase('ties', 2)]).toEqual([
    'a-unicorn',
    expect.stringContaining('one orderable field and'),
    expect.stringContaining('2 orderable fields and'),
  ]);
});
