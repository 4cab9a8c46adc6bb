import { againWith } from '../../conformance/again';

test.each<[readonly string[], string]>([
  [[], 'npm run conformance -- --only a.b'],
  [
    ['--target', 'http://127.0.0.1:1', '--only', 'c.d', '--quiet', '--rate', '5'],
    'npm run conformance -- --target http://127.0.0.1:1 --rate 5 --only a.b',
  ],
  [['--only=c.d', '--baseline', 'x', '--report=html', '--strict'], 'npm run conformance -- --strict --only a.b'],
  [['--contract', "it's here.yaml"], "npm run conformance -- --contract 'it'\\''s here.yaml' --only a.b"],
])('%j is repeated for one requirement', (argv, expected) => {
  expect(againWith(argv)('a.b')).toBe(expected);
});
