import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const repository = path.join(__dirname, '../../..');
const typesFile = path.join(repository, 'generated/types.ts');
const generated = readFileSync(typesFile, 'utf8');
/** The server alone: its mutants and variants are compiled with everything else. */
const sources = ts.sys.readDirectory(path.join(repository, 'tests/reference'), ['.ts'], ['mutants', 'variants']);
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(repository, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config,
  ts.sys,
  repository,
);

let types = generated;
let version = 0;
const compiler = ts.createLanguageService({
  fileExists: (file) => ts.sys.fileExists(file),
  readFile: (file) => ts.sys.readFile(file),
  directoryExists: (directory) => ts.sys.directoryExists(directory),
  getScriptFileNames: () => sources,
  getScriptVersion: (file) => (file === typesFile ? String(version) : '0'),
  getScriptSnapshot: (file) => {
    const text = file === typesFile ? types : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => repository,
  getCompilationSettings: () => options,
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
});

/** Errors in the reference server, were the generated types these. */
function errorsWith(text: string): number {
  types = text;
  version += 1;
  return sources.reduce((errors, file) => errors + compiler.getSemanticDiagnostics(file).length, 0);
}

describe('the reference server', () => {
  it('compiles with the generated types', () => expect(errorsWith(generated)).toBe(0));

  it.each([
    'items',
    'listmeta',
    'count',
    'cloudType',
    'loadBalancerSourceRanges',
    'inValidReason',
    'hints',
    'geoLoc',
    'lifecycleStatus',
    'ref',
  ])('does not compile when %s is renamed in the contract', (name) => {
    const renamed = generated.replace(new RegExp(`^( +${name})(\\??:)`, 'm'), '$1Renamed$2');
    expect(renamed).not.toBe(generated);
    expect(errorsWith(renamed)).toBeGreaterThan(0);
  });
});
