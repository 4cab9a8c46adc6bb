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

/** Whether the reference server would compile, were the generated types these. */
function compilesWith(text: string): boolean {
  types = text;
  version += 1;
  return sources.every((file) => compiler.getSemanticDiagnostics(file).length === 0);
}

describe('the reference server', () => {
  it('compiles with the generated types', () => expect(compilesWith(generated)).toBe(true));

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
    expect(compilesWith(renamed)).toBe(false);
  });
});
