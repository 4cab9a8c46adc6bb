/**
 * The rooms of the harness and the doors between them: what a room may import, beside itself and what stands in `tests/harness` itself.
 * An import that goes back up this list does not lint.
 */
const doors = {
  text: [],
  contract: [],
  client: ['contract'],
  findings: ['contract', 'client'],
  grammar: ['text', 'contract'],
  listing: ['text', 'contract', 'client', 'grammar'],
  judging: ['text', 'contract', 'client', 'findings', 'grammar', 'listing'],
  facts: ['text', 'contract', 'grammar', 'listing', 'judging'],
  checks: ['text', 'contract', 'client', 'findings', 'grammar', 'listing', 'judging', 'facts'],
  reports: ['text', 'contract', 'client', 'findings'],
  settings: ['contract', 'client', 'findings', 'reports'],
  pages: ['findings', 'judging', 'reports', 'settings'],
  run: ['contract', 'client', 'findings', 'grammar', 'listing', 'judging', 'facts', 'checks', 'reports'],
  changes: ['text', 'contract'],
  proposals: ['text', 'contract', 'findings', 'reports'],
  consumers: ['changes', 'text', 'contract', 'client', 'grammar', 'listing'],
  init: ['text', 'contract', 'client', 'listing', 'reports', 'settings', 'run'],
};

const areas = ['pagination', 'sorting', 'filtering', 'projection', 'security', 'robustness', 'model', 'response'];
const everything = [...Object.keys(doors), 'conformance', 'reference', 'self'];

const closed = (files, names, message) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: names.map((name) => ({ regex: `^(\\.\\./)+${name}(/|$)`, message })) }],
  },
});

const room = (name, open) =>
  closed(
    [`tests/harness/${name}/**/*.ts`],
    everything.filter((other) => other !== name && !open.includes(other)),
    `${name}/ may import ${open.join(', ') || 'no sibling'} only (.config/rooms.mjs). Move what both need to where both may look.`,
  );

/** An area of checks/ knows no other area. */
const area = (name) =>
  closed(
    [`tests/harness/checks/${name}/**/*.ts`],
    [...everything.filter((other) => !doors.checks.includes(other)), ...areas.filter((other) => other !== name)],
    `An area of checks/ may import ${doors.checks.join(', ')} only, and no other area (.config/rooms.mjs).`,
  );

/** One rule set for each room and for each area; the later one counts. */
export const rooms = [...Object.entries(doors).map(([name, open]) => room(name, open)), ...areas.map(area)];
