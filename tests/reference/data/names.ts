import type { Random } from './random';

/** Names that are hard to filter, order or encode. The first three are in no order, whatever the collation. */
const awkwardNames: readonly string[] = [
  'node-10',
  'Zürich edge',
  'node-2',
  'SANDBOX',
  'ORION',
  'café AND bar',
  'this OR that',
  'brandANDnew',
  'FLOORplan',
  'say "cheese"',
  "l'Aquila",
  'back\\slash',
  '100% load',
  '50%25 off',
  'team=blue',
  'a+b',
  'Q&A #1?',
  'comma,separated',
  'semi;colon',
  'slash/path',
  'C:\\temp=1',
  '日本-東京',
  '🚀 launch',
  '\u{ff5e}-wave',
  'Éclair',
  'eclair',
  'Eclair',
  'éclair',
  'Straße',
  'strasse',
  'under_score',
  'under-score',
  'underscore',
  'node-1',
  'Node-2',
  'NODE-10',
  '007',
  '42',
  'null',
  'true',
  '[brackets]',
  '{"json":1}',
  '<b>bold</b>',
  '$where',
  'a.b*c',
  'two  blanks, one behind ',
];

const stages = ['prod', 'Prod', 'staging', 'dev', 'QA', 'lab', 'edge'] as const;
const places = ['Paris', 'paris', 'austin', 'Osaka', 'oslo', 'Łódź', 'bergen', 'Lima'] as const;

/** The name of a cluster. */
export function makeClusterName(random: Random): string {
  return `${random.pick(stages)}-${random.pick(places)}-${random.integer(1, 400)}`;
}

/** The name of the item at an index: awkward ones first, then ordinary ones; some occur a second time. */
export function awkwardName(index: number, ordinary: string): string {
  if (index % 23 === 19) return awkwardNames[(index * 7) % awkwardNames.length] ?? ordinary;
  return awkwardNames[index] ?? ordinary;
}
