import { createScriptTransformer } from '@jest/transform';
import type { TestResult } from '@jest/test-result';
import type { Config } from '@jest/types';
import { ModuleMocker } from 'jest-mock';
import type Runtime from 'jest-runtime';
import { createRequire } from 'node:module';
import path from 'node:path';
import { heedGone } from '../harness/garbage';

/** What Jest's `testRunner` is. */
type TestRunner = (
  globalConfig: Config.GlobalConfig,
  config: Config.ProjectConfig,
  environment: { readonly global: object },
  runtime: Runtime,
  testPath: string,
  sendMessageToJest?: unknown,
) => Promise<TestResult>;

const { default: circus } = createRequire(__filename)('jest-circus/runner') as { readonly default: TestRunner };

/** Where each transformed module of this process has its source map; Jest forgets them with the file that loaded the module. */
const sourceMaps = new Map<string, string>();

/** The same for Jest, of the file that is run. */
let registry = sourceMaps;

const plainly = {
  instrument: false,
  collectCoverage: false,
  collectCoverageFrom: new Array<string>(),
  coverageProvider: 'v8',
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
} as const;

/** Lets Node load TypeScript as Jest would: by the transform of the configuration, kept on disk. */
async function loadTypeScript(config: Config.ProjectConfig): Promise<void> {
  const transformer = await createScriptTransformer(config);
  // The documented way to do this without a flag on Node 20; its deprecation is one of advice.
  require.extensions['.ts'] = (module, file) => {
    const { code, sourceMapPath } = transformer.transform(file, plainly);
    if (sourceMapPath !== null) for (const maps of [sourceMaps, registry]) maps.set(file, sourceMapPath);
    (module as NodeModule & { _compile(code: string, file: string): void })._compile(code, file);
  };
}
let loading: Promise<void> | undefined;

/** The modules of the self tests, which may hold what is of one file: a folder, a server, a hook. */
const isOfSelfTests = (file: string): boolean => file.startsWith(__dirname + path.sep) && file !== __filename;

function forget(which: (file: string) => boolean): void {
  for (const file of Object.keys(require.cache)) if (which(file)) Reflect.deleteProperty(require.cache, file);
}

/** The symbol under which Jest keeps the listeners of a file. */
const eventHandlers = Symbol.for('EVENT_HANDLERS');

/**
 * Jest's own test runner, only that a test file is loaded by Node and not into a sandbox of its own: the harness is loaded once for
 * each worker, not once for each file, and runs as fast as outside Jest. The self tests' own modules are still loaded for each file.
 */
const sharedRunner: TestRunner = async (globalConfig, config, _sandbox, runtime, testPath, sendMessageToJest) => {
  await (loading ??= loadTypeScript(config));
  registry = runtime.getSourceMaps() as Map<string, string>;
  for (const [file, map] of sourceMaps) registry.set(file, map);
  const load = createRequire(testPath);
  const mocker = new ModuleMocker(globalThis);
  const { env } = process;
  process.env = { ...env };
  Object.assign(globalThis, { jest: mocker });
  Reflect.deleteProperty(globalThis, eventHandlers);
  const ownLoading: Partial<Runtime> = {
    // Of Jest's modules this loads one alone, which holds the tests of a file.
    requireInternalModule: <T>(file: string): T => {
      forget((one) => one === file);
      return load(file) as T;
    },
    requireModule: <T>(file: string): T => load(file) as T,
    setGlobalsForRuntime: () => undefined,
    unstable_shouldLoadAsEsm: () => false,
  };
  const shared = new Proxy(runtime, {
    get(target, name) {
      const value: unknown = name in ownLoading ? Reflect.get(ownLoading, name) : Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  try {
    return await circus(globalConfig, config, { global: globalThis }, shared, testPath, sendMessageToJest);
  } finally {
    mocker.restoreAllMocks();
    heedGone();
    process.env = env;
    forget(isOfSelfTests);
  }
};

export default sharedRunner;
