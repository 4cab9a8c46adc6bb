'use strict';
// `node scripts/bundled.cjs FILE.ts …` runs a script as one file, because to compile and load hundreds takes longer than a run. It is kept
// under a digest of all that it can be made of, so that no code is ever run that is older than its sources.
const { createHash, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { heedDirectory, heedSignals, loadCompiled } = require('../tests/package/compiled.cjs');

heedSignals();
heedDirectory();

const repository = path.dirname(__dirname);
const cache = path.join(repository, 'node_modules', '.cache', 'listing-conformance');
const script = path.resolve(repository, process.argv[2] ?? '');
/** Whoever looks for a fault wants lines of the sources. */
const isMapped = Boolean(process.env.DEBUG);

/** npm's own list of what it has installed. */
const installed = path.join('node_modules', '.package-lock.json');

/** What a script may be made of, beside itself. */
const folders = ['generated', 'scripts', 'tests/conformance', 'tests/harness', 'tests/package', 'tests/reference'];
const files = ['package.json', 'tsconfig.json', installed, path.relative(repository, script)];

function sources() {
  const found = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(repository, folder), { recursive: true })
      .filter((name) => /\.(ts|[cm]?js|json)$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  return [...new Set([...files, ...found])].sort();
}

function digestOf(names) {
  const hash = createHash('sha256').update(`${script} ${process.version} ${String(isMapped)}\n`);
  for (const name of names) {
    const content = fs.readFileSync(path.join(repository, name));
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Every source still finds what stands beside it. */
const inItsFolder = {
  name: 'in-its-folder',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|[cm]?js)$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const contents = text
        .replace(/\b__dirname\b/g, JSON.stringify(path.dirname(file)))
        .replace(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(file).href));
      if (contents === text) return undefined;
      return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

const ofSuite = (name) => path.join(repository, 'tests', 'conformance', `${name}.ts`);

/** Makes the folder: the script, and the suite that it may run in Jest. */
async function bundle(directory, heeded) {
  const made = `${directory}.${randomUUID()}`;
  const { metafile } = await require('esbuild').build({
    absWorkingDir: repository,
    entryPoints: {
      script,
      'suite.test': ofSuite('every-area'),
      environment: ofSuite('environment'),
      'silent-reporter': ofSuite('silent-reporter'),
    },
    outdir: made,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    sourcemap: isMapped,
    metafile: true,
    logLevel: 'error',
    external: ['esbuild', 'jest', 'jest-environment-node', 'jest-util'],
    define: { suiteDirectory: JSON.stringify(directory) },
    plugins: [inItsFolder],
  });
  const unheeded = Object.keys(metafile.inputs).filter((name) => !name.startsWith('node_modules/') && !heeded.includes(name));
  if (unheeded.length > 0) throw new Error(`Expected ${unheeded.join(', ')} among what is heeded for a bundle; it is not.`);
  try {
    fs.renameSync(made, directory);
  } catch (error) {
    fs.rmSync(made, { recursive: true });
    // Another process was faster.
    if (!fs.existsSync(directory)) throw error;
  }
}

/** Bundles that nobody has made for a day are of sources that are gone. */
function forgetOld() {
  for (const name of fs.readdirSync(cache)) {
    const directory = path.join(cache, name);
    // Another process may have renamed or removed it by now.
    const made = fs.statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - made > 86_400_000) fs.rmSync(directory, { recursive: true, force: true });
  }
}

async function main() {
  const heeded = sources();
  const directory = path.join(cache, digestOf(heeded));
  const file = path.join(directory, 'script.js');
  if (!fs.existsSync(file)) {
    // Where no process can be started, esbuild rejects nothing.
    process.on('uncaughtException', tell);
    await bundle(directory, heeded);
    process.off('uncaughtException', tell);
    forgetOld();
  }
  process.argv.splice(1, 2, script);
  if (!isMapped) return void loadCompiled(file);
  process.setSourceMapsEnabled(true);
  require(file);
}

function tell(error) {
  const next = ['EMFILE', 'ENFILE'].includes(error.code)
    ? '. Raise the limit (ulimit -n), and run again.'
    : fs.existsSync(path.join(repository, installed))
      ? ''
      : '. Run `npm ci`, then try again.';
  process.stderr.write(`The harness could not be started: ${error.message}${next}\n`);
  process.exit(3);
}

main().catch(tell);
