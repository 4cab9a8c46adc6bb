import { aboutRun, readLabel } from '../../harness/settings/about';
import { resolveSettings } from '../../harness/settings/settings';

test('a label is taken as it is given, within bounds', () => {
  expect(resolveSettings(['--label', ' release=4.9 '], {}).about).toEqual({ label: 'release=4.9' });
  for (const value of ['  ', 'x'.repeat(121)])
    expect(() => readLabel({ value, source: '--label' })).toThrow(/label of 1 to 120 characters in --label/);
});

test.each([
  [
    'GitHub',
    { GITHUB_SHA: 'a1', GITHUB_SERVER_URL: 'https://g.example', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' },
    { commit: 'a1', ciRun: 'https://g.example/o/r/actions/runs/7' },
  ],
  ['GitLab', { CI_COMMIT_SHA: 'a2', CI_JOB_URL: 'https://l.example/1' }, { commit: 'a2', ciRun: 'https://l.example/1' }],
  ['Jenkins', { GIT_COMMIT: 'a3', BUILD_URL: 'https://j.example/2' }, { commit: 'a3', ciRun: 'https://j.example/2' }],
  ['a half of GitHub', { GITHUB_SERVER_URL: 'https://g.example', GITHUB_RUN_ID: '' }, {}],
  ['nothing', {}, {}],
])('%s tells commit and run', (_, environment, expected) => {
  expect(aboutRun(undefined, environment)).toEqual(expected);
});

test('what the environment tells is bounded', () => {
  expect(aboutRun(undefined, { GIT_COMMIT: 'x'.repeat(5000) }).commit).toHaveLength(300);
});
