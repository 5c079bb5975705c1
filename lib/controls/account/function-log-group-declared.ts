import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const SETTING = 'LoggingConfig.LogGroup';
const GROUP = 'AWS::Logs::LogGroup';
const PREFIX = '/aws/lambda/';

/** A group of the name under which Lambda would make its own. */
function isDeclaredByName(subject: Resource): boolean {
  const name = certainText(subject.at('FunctionName'));
  return subject.template.set.ofType(GROUP).some((group) => {
    const groupName = group.at('LogGroupName');
    if (groupName.values.some((value) => referencesOf(value).some(({ resource }) => resource === subject))) return true;
    const text = certainText(groupName);
    return name !== undefined && text !== undefined && text === PREFIX + name;
  });
}

/** CDK's older way: a custom resource that sets the retention of the group that Lambda made. */
function hasRetention(subject: Resource): boolean {
  return subject.template.set
    .ofType('Custom::LogRetention')
    .some((retention) =>
      retention
        .at('LogGroupName')
        .values.some((value) => referencesOf(value).some(({ resource }) => resource === subject)),
    );
}

function judgeFunction(subject: Resource): Verdict {
  const given = subject.at(SETTING).present();
  if (given.kind !== 'violation' || isDeclaredByName(subject)) return given.kind === 'violation' ? compliant() : given;
  return hasRetention(subject)
    ? unknown(SETTING, 'a custom resource sets the retention of the group that Lambda made')
    : violation(SETTING, `${SETTING} is absent, and no log group has its name: Lambda makes one that is kept for ever`);
}

const example = (Properties: object, others: Readonly<Record<string, object>> = {}): Example => ({
  Resources: { Orders: { Type: 'AWS::Lambda::Function', Properties }, ...others },
});
const group = (LogGroupName: unknown) => ({ Logs: { Type: GROUP, Properties: { LogGroupName } } });

/** The log group of a function is in the template, where its key and its end can be set and judged. */
export const functionLogGroupDeclared = control({
  id: 'FunctionLogGroupDeclared',
  area: 'account',
  title: 'Functions write into a log group that the template declares',
  rationale: 'The group that Lambda makes by itself is kept for ever, under the key of AWS, and survives the stack.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.5.1'), judged('10.3.1')],
    gdpr: ['5.1.e', '32.1.a'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::Function', judgeFunction),
  remedy: 'Set logGroup, such as a StorefrontLogGroup, or the feature flag @aws-cdk/aws-lambda:useCdkManagedLogGroup.',
  detect: none(
    'No managed AWS Config rule tells which log groups Lambda made by itself; a running function always names one, whoever made it.',
  ),
  examples: {
    compliant: [
      example({ LoggingConfig: { LogGroup: { Ref: 'Logs' } } }, group('orders')),
      example({}, group({ 'Fn::Sub': '/aws/lambda/${Orders}' })),
      example({ FunctionName: 'orders' }, group('/aws/lambda/orders')),
    ],
    violating: [
      { faultAt: SETTING, ...example({}) },
      { faultAt: SETTING, ...example({ LoggingConfig: { LogFormat: 'JSON' } }, group('/aws/lambda/carts')) },
    ],
    unknown: [
      example(
        {},
        {
          Retention: {
            Type: 'Custom::LogRetention',
            Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Orders}' }, RetentionInDays: 365 },
          },
        },
      ),
    ],
  },
});
