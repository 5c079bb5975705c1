import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';
import { TRAINING_TAG } from './calendar-quarter';
import { gatesBeside } from './training-ladder';

const TYPE = 'AWS::SSO::InstanceAccessControlAttributeConfiguration';

function judge(configuration: Resource): Verdict {
  if (gatesBeside(configuration).length === 0) return notApplicable();
  return configuration
    .at('AccessControlAttributes')
    .some(
      (attribute) => attribute.at('Key').matches(new RegExp(`^${TRAINING_TAG}$`, 'i'), TRAINING_TAG),
      `no attribute has the key ${TRAINING_TAG}: the training gate denies everybody who signs in here`,
    );
}

const example = (AccessControlAttributes: unknown): Example => ({
  Parameters: { Key: { Type: 'String' } },
  Resources: {
    Attributes: { Type: TYPE, Properties: { InstanceArn: 'arn:aws:sso:::instance/ssoins-1', AccessControlAttributes } },
    Gate: {
      Type: 'AWS::SSO::PermissionSet',
      Properties: {
        InlinePolicy: {
          Statement: {
            Effect: 'Deny',
            Action: 'kms:Decrypt',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:PrincipalTag/TrainedThrough': '2027-Q3' } },
          },
        },
      },
    },
  },
});
const attribute = (Key: unknown) => [{ Key, Value: { Source: [`\${path:enterprise.costCenter}`] } }];

/** What the gate asks for reaches the session. Said where a training gate stands in the same templates. */
export const trainingAttributeMapped = control({
  id: 'TrainingAttributeMapped',
  area: 'people',
  title: 'IAM Identity Center passes on through which quarter somebody is trained',
  rationale:
    'Without the attribute every session is untagged: nobody gets at customer data, and somebody removes the gate.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('12.6.3')], gdpr: ['32.4'], 'nist-csf-2.0': ['PR.AT-01'] },
  since: '0.1.0',
  check: each(TYPE, judge),
  remedy: `Add an attribute with the key ${TRAINING_TAG} to accessControlAttributes, mapped to where the training job writes it.`,
  detect: none(
    'No managed rule knows IAM Identity Center; its instance does not tell which policies of other accounts ask for the attribute.',
  ),
  examples: {
    compliant: [example(attribute('TrainedThrough')), example([...attribute('Team'), ...attribute('TrainedThrough')])],
    violating: [
      { faultAt: 'AccessControlAttributes', ...example(attribute('Team')) },
      { faultAt: 'AccessControlAttributes', ...example(undefined) },
    ],
    unknown: [example(attribute({ Ref: 'Key' }))],
  },
});
