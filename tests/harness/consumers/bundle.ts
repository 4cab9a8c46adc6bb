import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Modules by the names that they are imported by. */
export type Modules = { readonly [name: string]: string };

/** Serves modules that are no files. */
const serving = (modules: Modules): Plugin => ({
  name: 'modules',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path: name }) =>
      Object.hasOwn(modules, name) ? { path: name, namespace: 'module' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'module' }, ({ path: name }) => ({
      contents: modules[name] ?? '',
      loader: name.endsWith('.json') ? 'json' : 'js',
      resolveDir: __dirname,
    }));
  },
});

/** Only Node can end a pattern that takes too long; a browser ends the script that does. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(build) {
    build.onResolve({ filter: /\/bounded-pattern$/ }, () => ({ path: path.join(__dirname, 'runtime', 'first-group.ts') }));
  },
};

/** One file without imports that runs wherever JavaScript does, as an ES module and as CommonJS. */
export async function bundled(
  code: string,
  modules: Modules,
  notice: string,
): Promise<{ readonly esm: string; readonly cjs: string }> {
  const all = await Promise.all(
    (['esm', 'cjs'] as const).map(async (format) => {
      const { outputFiles } = await build({
        stdin: { contents: code, resolveDir: path.join(__dirname, 'runtime'), loader: 'js' },
        bundle: true,
        write: false,
        format,
        platform: 'neutral',
        mainFields: ['module', 'main'],
        target: 'es2022',
        charset: 'utf8',
        banner: { js: `// ${notice}` },
        plugins: [withoutNode, serving(modules)],
        logLevel: 'silent',
      });
      // The paths of what was bundled are those of this machine.
      return [format, (outputFiles[0]?.text ?? '').replace(/^\/\/ [^\n]*\/[^\n]*\.(?:ts|js)\n/gm, '')] as const;
    }),
  );
  return Object.fromEntries(all) as { readonly esm: string; readonly cjs: string };
}
