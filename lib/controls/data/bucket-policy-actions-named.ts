import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { namesActions } from '../identity/named-actions';
import { statementsOf } from '../policy-statement';
import { all, compliant, unknown } from '../verdict';

const example = (Statement: object): Example => ({
  Resources: {
    OrdersPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { Statement } } },
  },
});
const partner = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Resource: 'arn:aws:s3:::orders/*' };

/** Bucket policies say what somebody may do: not whatever there is. */
export const bucketPolicyActionsNamed = control({
  id: 'BucketPolicyActionsNamed',
  area: 'data',
  title: 'Bucket policies allow named actions',
  rationale: 'Who may do everything may also delete the objects, their versions and the policy itself.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::S3::BucketPolicy', (policy) => {
    const document = policy.at('PolicyDocument');
    const { statements, undecided } = statementsOf(document);
    const { account } = policy.template;
    const read = all(compliant(), ...statements.map((statement) => namesActions(statement, account)));
    return read.kind === 'compliant' && undecided !== undefined ? unknown(document.path, undecided) : read;
  }),
  remedy: 'Name the actions, or call bucket.grantRead, grantPut or grantDelete.',
  detect: single(),
  examples: {
    compliant: [
      example([{ ...partner, Action: ['s3:GetObject', 's3:List*'] }]),
      example({ ...partner, Effect: 'Deny', Action: 's3:*' }),
      example({
        ...partner,
        Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
        Action: 's3:*',
      }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Action', ...example([{ ...partner, Action: 's3:*' }]) },
      { faultAt: 'PolicyDocument.Statement.Action', ...example({ ...partner, Action: ['*'] }) },
      { faultAt: 'PolicyDocument.Statement[0].NotAction', ...example([{ ...partner, NotAction: ['s3:Put*'] }]) },
    ],
    unknown: [{ Parameters: { Action: { Type: 'String' } }, ...example([{ ...partner, Action: { Ref: 'Action' } }]) }],
  },
});
