import { catalogue } from '../../lib/controls/catalogue';
import type { Control, Example } from '../../lib/controls/control';
import { evaluate } from '../../lib/controls/evaluate';
import { requirementsOf } from '../../lib/controls/frameworks/requirements';
import { TemplateSet } from '../../lib/controls/template-set';
import type { CheckReport, Finding, FindingException, RuleTally } from '../../lib/finding';

/** What a rule says of a resource that breaks it or leaves it open. */
interface Fault extends Pick<Finding, 'verdict' | 'message' | 'property'> {
  readonly type: string;
}

type Rule = Pick<RuleTally, 'rule' | 'pack' | 'area' | 'title' | 'severity' | 'frameworks' | 'remedy' | 'rationale'> & {
  readonly faults: readonly Fault[];
};

const STACKS = ['Data', 'Edge', 'Identity', 'Account', 'Orders', 'Catalogue', 'Payments', 'Returns'];
const PLACES = ['Orders', 'Invoices', 'Uploads', 'Sessions', 'Exports', 'Assets', 'Checkout', 'Ledger', 'Reviews'];

const EXCEPTIONS: readonly FindingException[] = [
  {
    kind: 'risk',
    source: 'exceptions.yaml:12',
    reason: 'The bucket holds rendered catalogue pages only; they are rebuilt within the hour.',
    daysLeft: 41,
  },
  {
    kind: 'false-positive',
    source: 'exceptions.yaml:27',
    reason: 'The web ACL is associated by the platform team in another account.',
    daysLeft: -6,
  },
  {
    kind: 'acknowledged',
    source: 'Shop/Data/Exports/Role',
    reason: 'The export job writes below one prefix; the wildcard ends there.',
  },
];

/**
 * A report of many findings, made from the catalogue's own examples: real titles, messages and properties. The same
 * size gives the same report.
 *
 * @param size number of findings; those that are fixed come on top
 */
export function largeReport(size: number): CheckReport {
  const rules = [...catalogue.map(ruleOf), ...OTHER_RULES];
  const findings = Array.from({ length: size }, (_, index) => findingOf(rules, index));
  const fixed = Array.from({ length: Math.ceil(size / 40) }, (_, index) => ({
    ...findingOf(rules, size + index),
    state: 'fixed' as const,
  }));
  const open = findings.filter(({ exception }) => exception === undefined);
  const failing = open.filter(({ level }) => level === 'error').length;
  return {
    version: '0.1.0',
    date: '2026-11-03',
    packs: ['Storefront', 'AwsSolutions'],
    templates: STACKS.map((stack, index) => ({
      file: templateOf(stack),
      stack: `Shop/${stack}`,
      ...(index === 3 ? {} : { region: stack === 'Edge' ? 'us-east-1' : 'eu-central-1' }),
      resources: Math.ceil(size / 2) + index * 7,
    })),
    findings,
    fixed,
    tallies: rules.map((rule, index) => tallyOf(rule, index, findings)),
    problems: [
      {
        level: 'error',
        message: 'exceptions.yaml:41: the exception expired on 2026-10-31 and excuses nothing any more',
      },
      { level: 'warning', message: 'exceptions.yaml:27: the review is due for 6 days' },
    ],
    proposedExceptions: ['exceptions.yaml:58: BucketAccessLogs at Shop/Data/Assets, until 2026-12-24'],
    unread: [`${templateOf('Orders')}: the resource Legacy has no Type`],
    incomplete: [],
    outcome: { exitCode: 1, reason: `${failing} findings` },
  };
}

const OTHER_RULES: readonly Rule[] = [
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    pack: 'AwsSolutions',
    title: 'The IAM entity contains wildcard permissions and does not have a cdk-nag rule suppression with evidence',
    severity: 'high',
    frameworks: {},
    faults: [{ type: 'AWS::IAM::Policy', verdict: 'violation', message: 'the statement allows Resource::*' }],
  },
  {
    rule: 'AwsSolutions-S1',
    pack: 'AwsSolutions',
    title: 'The S3 Bucket has server access logs disabled',
    severity: 'high',
    frameworks: {},
    faults: [{ type: 'AWS::S3::Bucket', verdict: 'violation', message: 'server access logs are disabled' }],
  },
  {
    rule: 'AwsSolutions-SQS3',
    pack: 'AwsSolutions',
    title: 'The SQS queue is not used as a dead-letter queue and does not have one',
    severity: 'high',
    frameworks: {},
    faults: [],
  },
];

function ruleOf(control: Control): Rule {
  const { id, area, title, rationale, severity, remedy, examples } = control;
  const unknown = 'kind' in examples.unknown ? [] : examples.unknown;
  return {
    rule: id,
    pack: 'Storefront',
    area,
    title,
    severity,
    rationale,
    remedy,
    frameworks: requirementsOf(control),
    faults: [...examples.violating, ...unknown].flatMap((example) => faultsOf(control, example)),
  };
}

function faultsOf(control: Control, example: Example): readonly Fault[] {
  const templates = new TemplateSet([{ name: 'example', body: example }]);
  return evaluate(templates, [control]).judgements.flatMap(({ resource: { type }, verdict }): readonly Fault[] => {
    if (verdict.kind === 'unknown') {
      return [{ type, verdict: 'unknown', message: verdict.reason, ...propertyOf(verdict.path) }];
    }
    if (verdict.kind !== 'violation') return [];
    const message = verdict.faults.map((fault) => fault.message).join('; ');
    return [{ type, verdict: 'violation', message, ...propertyOf(verdict.faults[0]?.path ?? '') }];
  });
}

function propertyOf(path: string): Pick<Finding, 'property'> {
  return path === '' ? {} : { property: path };
}

/** A number that is spread evenly over the indexes and always the same: the upper bits of Knuth's multiplicative hash. */
function spread(index: number, salt: number): number {
  return Math.floor((((index + 1) * 2_654_435_761 + salt * 406_507_391) % 4_294_967_296) / 256);
}

function pick<T>(from: readonly T[], number: number): T {
  const picked = from[number % from.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** What index after index is found: high and medium faults more often than others, and some of another pack. */
const KINDS = ['high', 'medium', 'AwsSolutions', 'critical', 'medium', 'high', 'low', 'high', 'medium'];

/** Two in three rules have findings, and one of them far more than the others, as in a real app. */
function findingOf(rules: readonly Rule[], index: number): Finding {
  const kind = pick(KINDS, index);
  const alike = rules.filter(
    (rule) => rule.faults.length > 0 && (rule.pack === 'AwsSolutions' ? rule.pack : rule.severity) === kind,
  );
  const broken = alike.filter((_, position) => position % 3 !== 1);
  const { faults, ...rule } = pick(broken, index % 5 === 0 ? 0 : spread(index, 1));
  const { type, ...fault } = pick(faults, spread(index, 2));
  const stack = pick(STACKS, spread(index, 3));
  const place = pick(PLACES, spread(index, 4));
  const hex = spread(index, 5).toString(16).toUpperCase().padStart(8, '0');
  const excused = spread(index, 6) % 11 === 0;
  return {
    ...rule,
    ...fault,
    fingerprint: `${hex}${index.toString(16).padStart(8, '0')}`,
    level: fault.verdict === 'violation' && ['critical', 'high'].includes(rule.severity) ? 'error' : 'warning',
    resource: {
      logicalId: `${place}${type.split('::').at(-1)}${hex}`,
      type,
      template: templateOf(stack),
      ...(index % 7 === 0 ? {} : { constructPath: `Shop/${stack}/${place}/Resource` }),
    },
    ...(index % 7 === 0
      ? {}
      : { source: { file: `lib/stacks/${stack.toLowerCase()}-stack.ts`, line: 20 + (index % 180), column: 5 } }),
    templateLine: { file: templateOf(stack), line: 12 + (spread(index, 7) % 9000) },
    ...(excused ? { exception: pick(EXCEPTIONS, index) } : {}),
    ...(rule.rule === 'BucketAccessLogs' ? { alsoFoundBy: ['AwsSolutions-S1'] } : {}),
    state: spread(index, 8) % 6 === 0 ? 'new' : 'unchanged',
  };
}

/** A fifth of the rules has nothing to judge. */
function tallyOf({ faults: _faults, ...rule }: Rule, index: number, findings: readonly Finding[]): RuleTally {
  const mine = findings.filter((finding) => finding.rule === rule.rule);
  const open = mine.filter(({ exception }) => exception === undefined);
  const compliant = index % 5 === 0 && mine.length === 0 ? 0 : 3 + (spread(index, 9) % 40);
  return {
    ...rule,
    compliant,
    violations: open.filter(({ verdict }) => verdict === 'violation').length,
    unknown: open.filter(({ verdict }) => verdict === 'unknown').length,
    excepted: mine.length - open.length,
    compliantResources: Array.from({ length: compliant }, (_, number) => {
      const hex = spread(number * 131 + index, 10)
        .toString(16)
        .toUpperCase();
      return `${templateOf(pick(STACKS, number))}#${pick(PLACES, number)}Resource${hex}`;
    }),
  };
}

function templateOf(stack: string): string {
  return `cdk.out/Shop${stack}.template.json`;
}
