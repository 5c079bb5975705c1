import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One import or re-export of a source file. */
export interface Import {
  /** The imported file from the repository's root, or the package's name. */
  readonly from: string;
  /** It is gone once compiled. */
  readonly typeOnly: boolean;
}

/** A TypeScript file of the repository. */
export interface SourceFile {
  /** From the repository's root, such as `lib/errors.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** The text without comments. */
  readonly code: string;
  /** Lines, blank ones and comments included. */
  readonly lines: number;
}

const STATEMENT = /^(?:import|export)\s+(?:(type)\s)?([^'"]*?)\s*from '([^']+)'|^import '([^']+)'/gm;
const CALL = /\b(?:import|require)\('([^']+)'\)/g;

/** Every TypeScript file below a folder. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.ts') && statSync(path).isFile())
    .sort()
    .map(sourceFile);
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const statements = [...code.matchAll(STATEMENT)].map(([, type, names = '', from, bare]) => ({
    from: resolved(path, from ?? bare ?? ''),
    typeOnly: type === 'type' || namesOnlyTypes(names),
  }));
  const calls = [...code.matchAll(CALL)].map(([, from = '']) => ({ from: resolved(path, from), typeOnly: false }));
  return { path, imports: [...statements, ...calls], code, lines: text.trimEnd().split('\n').length };
}

/** Whether `{ type A, type B }` names nothing but types. */
function namesOnlyTypes(names: string): boolean {
  const listed = /^\{([\s\S]*)\}$/
    .exec(names)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  return listed?.filter((name) => name !== '').every((name) => name.startsWith('type ')) ?? false;
}

function resolved(importer: string, from: string): string {
  if (!from.startsWith('.')) return /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from;
  const path = join(dirname(importer), from);
  const candidates = [`${path}.ts`, path.replace(/\.js$/, '.ts'), join(path, 'index.ts'), path];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? path;
}
