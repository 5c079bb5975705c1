import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import type { CheckReport, Finding, Location } from '../../lib/finding';

/**
 * The way from the root of the repository to a directory in it, with `/`; empty for the root itself. GitHub takes the
 * paths of annotations and of SARIF results from there.
 *
 * @param directory absolute
 * @param workspace absolute; no repository is looked for above it, and where there is none it stands for one
 */
export function pathInRepository(directory: string, workspace: string): string {
  for (let root = directory; isWithin(root, workspace); root = dirname(root)) {
    if (root === workspace || existsSync(join(root, '.git'))) return relative(root, directory).split(sep).join('/');
  }
  return '';
}

function isWithin(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * The report with paths from the root of the repository in place of those from a directory in it.
 *
 * @param prefix of {@link pathInRepository}
 */
export function fromRepository(report: CheckReport, prefix: string): CheckReport {
  const moved = (path: string) => (isAbsolute(path) ? path : posix.join(prefix, path));
  const finding = (each: Finding) => movedFinding(each, moved);
  return {
    ...report,
    templates: report.templates.map((template) => ({ ...template, file: moved(template.file) })),
    findings: report.findings.map(finding),
    fixed: report.fixed.map(finding),
    tallies: report.tallies.map((tally) => ({ ...tally, compliantResources: tally.compliantResources.map(moved) })),
  };
}

function movedFinding(finding: Finding, moved: (path: string) => string): Finding {
  const { resource, source, templateLine, exception } = finding;
  const place = (location: Location) => ({ ...location, file: moved(location.file) });
  return {
    ...finding,
    resource: { ...resource, template: moved(resource.template) },
    ...(source === undefined ? {} : { source: place(source) }),
    ...(templateLine === undefined ? {} : { templateLine: place(templateLine) }),
    // An acknowledgement names a construct.
    ...(exception === undefined || exception.kind === 'acknowledged'
      ? {}
      : { exception: { ...exception, source: moved(exception.source) } }),
  };
}
