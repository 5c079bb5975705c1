import type { Finding } from '../finding';
import { exceptionText } from './exception-text';
import { findingStatement } from './finding-statement';
import { frameworkReferences } from './framework-references';
import { locationText } from './location-text';
import { type Xml, xmlElement, xmlText } from './xml';

/** One rule held against one resource. */
export interface JunitCase {
  readonly pack: string;
  readonly rule: string;
  readonly template: string;
  readonly logicalId: string;
  /** Empty where the resource is as the rule wants it. */
  readonly findings: readonly Finding[];
}

/** How a test case counts. */
export type JunitStatus = 'passed' | 'failed' | 'skipped';

/**
 * Errors fail. What the template leaves open and what is excused is skipped: neither may look like compliance. A warning
 * passes, with output.
 */
export function junitStatus({ findings }: JunitCase): JunitStatus {
  const open = findings.filter(({ exception }) => exception === undefined);
  if (open.some(({ level }) => level === 'error')) return 'failed';
  const undecided = open.some(({ verdict }) => verdict === 'unknown');
  return undecided || (findings.length > 0 && open.length === 0) ? 'skipped' : 'passed';
}

/** The `testcase`. Its names do not hang on the verdict, so that a server can follow it from run to run. */
export function junitCaseElement(test: JunitCase): Xml {
  const { pack, rule, template, logicalId, findings } = test;
  const place = findings.find(({ source }) => source !== undefined)?.source;
  return xmlElement(
    'testcase',
    {
      classname: `${pack}.${rule}`,
      name: `${logicalId} (${template})`,
      file: place?.file ?? template,
      line: place?.line,
    },
    outputOf(test),
  );
}

function outputOf(test: JunitCase): readonly Xml[] {
  const [first] = test.findings;
  if (first === undefined) return [];
  const details = xmlText(test.findings.map(detailsOf).join('\n\n'));
  const message = test.findings.map(headline).join('; ');
  const status = junitStatus(test);
  if (status === 'failed') return [xmlElement('failure', { message, type: first.severity }, [details])];
  const output = xmlElement('system-out', {}, [details]);
  return status === 'skipped' ? [xmlElement('skipped', { message }), output] : [output];
}

function headline(finding: Finding): string {
  const { exception } = finding;
  return exception === undefined ? findingStatement(finding) : exceptionText(exception);
}

function detailsOf(finding: Finding): string {
  const { level, severity, title, remedy, resource, source, templateLine, exception, frameworks, state } = finding;
  const references = frameworkReferences(frameworks);
  return [
    `${level}, ${severity}${state === undefined ? '' : `, ${state}`}: ${findingStatement(finding)}`,
    `Rule: ${title}`,
    ...(remedy === undefined ? [] : [`Remedy: ${remedy}`]),
    ...(exception === undefined ? [] : [`Excepted: ${exceptionText(exception)}`]),
    ...(resource.constructPath === undefined ? [] : [`Construct: ${resource.constructPath}`]),
    ...(source === undefined ? [] : [`Source: ${locationText(source)}`]),
    `Template: ${templateLine === undefined ? resource.template : locationText(templateLine)}`,
    ...(references.length === 0 ? [] : [`Supports: ${references.join('; ')}`]),
  ].join('\n');
}
