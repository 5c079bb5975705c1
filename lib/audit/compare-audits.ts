import type { AuditedControl, AuditedResource, AuditReport, Standing } from './audit-report';
import { scopeName } from './audit-scope';

/** Asks nothing of anybody. */
const SETTLED: ReadonlySet<Standing> = new Set(['met', 'excepted', 'not-judged']);

/** Beside these, what rules no longer find may only have been left out. */
const NOT_WHOLE: ReadonlySet<Standing> = new Set([
  'recorder-off',
  'rule-missing',
  'not-evaluated',
  'unknown',
  'stale',
  'not-judged',
]);

/**
 * Marks what changed since an earlier audit, by control and scope and by resource: what is open and was not is `new`, what
 * is `met` and was open is `fixed`. What was unknown and is violated now is new. What this audit does not judge is not
 * fixed: it is named.
 */
export function compareAudits(report: AuditReport, earlier: AuditReport): AuditReport {
  const before = new Map(earlier.controls.map((control) => [keyOf(control), control]));
  const now = new Set(report.controls.filter(({ standing }) => standing !== 'not-judged').map(keyOf));
  return {
    ...report,
    controls: report.controls.map((control) => compared(control, before.get(keyOf(control)))),
    since: {
      finishedAt: earlier.finishedAt,
      complete: earlier.complete,
      notCompared: earlier.controls
        .filter((control) => control.standing !== 'not-judged' && !now.has(keyOf(control)))
        .map(({ id, scope }) => `${id} in ${scopeName(scope)}`),
    },
  };
}

/** Whether a standing asks for something to be done. */
export function isOpen(standing: Standing): boolean {
  return !SETTLED.has(standing);
}

function compared(control: AuditedControl, earlier: AuditedControl | undefined): AuditedControl {
  const change = changeOf(control, earlier);
  const before = new Map((earlier?.resources ?? []).map((resource) => [resourceKey(resource), resource]));
  const here = new Set(control.resources.map(resourceKey));
  const whole = ![control.standing, ...control.also].some((standing) => NOT_WHOLE.has(standing));
  const gone = whole ? [...before.values()].filter((resource) => !here.has(resourceKey(resource))) : [];
  return {
    ...control,
    ...(change === undefined ? {} : { change }),
    resources: control.resources.map((resource) => ({
      ...resource,
      change: isNewResource(resource, before.get(resourceKey(resource))) ? 'new' : 'unchanged',
    })),
    ...(gone.length === 0 ? {} : { fixedResources: gone.map(({ change: _change, ...resource }) => resource) }),
  };
}

function changeOf({ standing }: AuditedControl, earlier: AuditedControl | undefined): AuditedControl['change'] {
  if (standing === 'not-judged') return undefined;
  if (earlier === undefined) return isOpen(standing) ? 'new' : undefined;
  const wasOpen = isOpen(earlier.standing);
  if (standing === 'met' && wasOpen) return 'fixed';
  if (isOpen(standing) && !wasOpen) return 'new';
  return standing === 'violated' && earlier.standing !== 'violated' ? 'new' : 'unchanged';
}

function isNewResource({ verdict }: AuditedResource, earlier: AuditedResource | undefined): boolean {
  return earlier === undefined || (verdict === 'violation' && earlier.verdict === 'unknown');
}

function keyOf({ scope, id }: AuditedControl): string {
  return `${scopeName(scope)} ${id}`;
}

/** By the resource alone: a rule that is deployed anew has another name. */
function resourceKey({ resourceType, resourceId }: AuditedResource): string {
  return `${resourceType} ${resourceId}`;
}
