import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The files of its own that a declaration refers to. */
function referred(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)].map(([, name = '']) => {
    const target = path.resolve(path.dirname(file), name);
    return existsSync(`${target}.d.ts`) ? `${target}.d.ts` : path.join(target, 'index.d.ts');
  });
}

/** Takes away what the compiler wrote beside the declarations that the entries reach. */
export function keepDeclarations(directory: string, entries: readonly string[]): void {
  const kept = new Set<string>();
  const keep = (file: string): void => {
    if (kept.has(file) || !existsSync(file)) return;
    kept.add(file);
    referred(file).forEach(keep);
  };
  for (const entry of entries) keep(path.join(directory, entry));
  const found = readdirSync(directory, { recursive: true, withFileTypes: true });
  for (const entry of found) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file)) rmSync(file);
  }
}
