import type { CheckReport } from '../finding';
import { type JunitCase, junitCaseElement, junitStatus } from './junit-case';
import { junitCases } from './junit-cases';
import { type Xml, xmlDocument, xmlElement, xmlText } from './xml';

/** One `testsuite` with its counts. */
interface Suite {
  readonly name: string;
  readonly cases: readonly Xml[];
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/**
 * The report as JUnit XML for build servers: a suite a template, and in it a test case a rule and resource that it was
 * held against, compliant ones too. A last suite tells whether every input was read and every exception stands.
 */
export function junitReport(report: CheckReport): string {
  const suites = [...templateSuites(report), runSuite(report)];
  const total = (count: (suite: Suite) => number) => suites.reduce((sum, suite) => sum + count(suite), 0);
  const totals = {
    tests: total(({ cases }) => cases.length),
    failures: total(({ failures }) => failures),
    errors: total(({ errors }) => errors),
    skipped: total(({ skipped }) => skipped),
  };
  const elements = suites.map(({ name, cases, ...counts }) =>
    xmlElement(
      'testsuite',
      { name, tests: cases.length, ...counts, timestamp: `${report.date}T00:00:00` },
      lined(cases),
    ),
  );
  return xmlDocument(xmlElement('testsuites', { name: 'storefront-baseline', ...totals }, lined(elements)));
}

/** Also of templates to whose resources no rule applies, so that none looks forgotten. */
function templateSuites(report: CheckReport): readonly Suite[] {
  const suites = new Map(report.templates.map(({ file }): [string, JunitCase[]] => [file, []]));
  for (const test of junitCases(report)) {
    const tests = suites.get(test.template);
    if (tests === undefined) suites.set(test.template, [test]);
    else tests.push(test);
  }
  return [...suites].map(([name, tests]) => {
    const having = (status: string) => tests.filter((test) => junitStatus(test) === status).length;
    return {
      name,
      cases: tests.map(junitCaseElement),
      failures: having('failed'),
      errors: 0,
      skipped: having('skipped'),
    };
  });
}

function runSuite({ incomplete, problems }: CheckReport): Suite {
  const name = 'storefront-baseline';
  const messages = problems.map(({ level, message }) => `${level}: ${message}`);
  const failed = problems.some(({ level }) => level === 'error');
  const unreadable = incomplete.length === 0 ? [] : [xmlElement('error', { message: incomplete.join('; ') })];
  const failure = failed ? [xmlElement('failure', { message: messages.join('; ') })] : [];
  const warnings =
    failed || messages.length === 0 ? [] : [xmlElement('system-out', {}, [xmlText(messages.join('\n'))])];
  return {
    name,
    cases: [
      xmlElement('testcase', { classname: name, name: 'every input is read' }, unreadable),
      xmlElement('testcase', { classname: name, name: 'every exception stands' }, [...failure, ...warnings]),
    ],
    failures: failure.length,
    errors: unreadable.length,
    skipped: 0,
  };
}

/** Each element on a line of its own. */
function lined(elements: readonly Xml[]): readonly Xml[] {
  const end = xmlText('\n');
  return elements.length === 0 ? [] : [end, ...elements.flatMap((element) => [element, end])];
}
