import { type Stats, statSync } from 'node:fs';
import { relative } from 'node:path';
import { AssemblyError } from '../errors';
import { type ReadTemplate, readFoundTemplate, readTemplate } from './read-template';
import { filesBelow, isAssembly, named, slashed } from './template-files';
import { globOf } from './template-glob';
import { unreadable } from './template-text';

/** What the given paths hold. Files and directories are named from the working directory, with `/` between names. */
export interface FoundTemplates {
  /** By path; each file once. */
  readonly templates: readonly ReadTemplate[];
  /** Directories that are cloud assemblies: their files are not among the templates. */
  readonly assemblies: readonly string[];
  /** Why files that look like templates cannot be read, one line each. Those that were named throw instead. */
  readonly unreadable: readonly string[];
}

const TEMPLATE_NAME = /\.(json|ya?ml|template)$/i;

/**
 * Reads the templates that paths lead to.
 *
 * @param paths each a template, a directory (searched with those below it for `*.json`, `*.yaml`, `*.yml` and
 * `*.template`; a cloud assembly is taken as a whole), or a pattern with `*`, `**` and `?` for files
 * @throws AssemblyError in one line, for a path that leads nowhere or to no template, or a named template that cannot be read
 */
export function findTemplates(paths: readonly string[]): FoundTemplates {
  const search = new Search();
  for (const path of paths) search.add(path);
  return {
    templates: [...search.templates.values()].sort((left, right) => (left.file < right.file ? -1 : 1)),
    assemblies: [...search.assemblies].sort(),
    unreadable: [...search.unreadable.values()],
  };
}

class Search {
  public readonly templates = new Map<string, ReadTemplate>();
  public readonly assemblies = new Set<string>();
  public readonly unreadable = new Map<string, string>();

  public add(path: string): void {
    const status = statusOf(path);
    if (status?.isDirectory() === true) this.addDirectory(path);
    else if (status !== undefined) this.addNamed(named(path));
    else this.addPattern(path);
  }

  private addNamed(file: string): void {
    if (!this.templates.has(file)) this.templates.set(file, readTemplate(file));
    this.unreadable.delete(file);
  }

  private addDirectory(directory: string): void {
    if (isAssembly(directory)) {
      this.assemblies.add(named(directory));
      return;
    }
    const found = [...filesBelow(directory, (assembly) => this.assemblies.add(named(assembly)))]
      .filter((file) => TEMPLATE_NAME.test(file))
      .map((file) => this.addFound(named(file)));
    const holdsAssembly = [...this.assemblies].some((assembly) => isBelow(assembly, named(directory)));
    if (!found.includes(true) && !holdsAssembly) {
      throw new AssemblyError(`${directory}: there is no CloudFormation template in this directory; name another one`);
    }
  }

  private addPattern(pattern: string): void {
    const glob = globOf(slashed(pattern));
    if (glob === undefined) {
      throw new AssemblyError(`${pattern}: there is no such file; name a template, a directory or a pattern`);
    }
    const files = statusOf(glob.base)?.isDirectory() === true ? [...filesBelow(glob.base)] : [];
    const matching = files.filter((file) => glob.matches(slashed(relative(glob.base, file))));
    const found = matching.map((file) => this.addFound(named(file)));
    if (!found.includes(true)) {
      throw new AssemblyError(`${pattern}: no CloudFormation template matches; correct the pattern, and quote it`);
    }
  }

  /** @returns whether the file is a template, or looks like one */
  private addFound(file: string): boolean {
    if (this.templates.has(file) || this.unreadable.has(file)) return true;
    try {
      const template = readFoundTemplate(file);
      if (template !== undefined) this.templates.set(file, template);
      return template !== undefined;
    } catch (error) {
      if (!(error instanceof AssemblyError)) throw error;
      this.unreadable.set(file, error.message);
      return true;
    }
  }
}

/** @returns undefined where there is nothing */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function isBelow(path: string, directory: string): boolean {
  return directory === '.' || path.startsWith(`${directory}/`);
}
