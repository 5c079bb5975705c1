import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { type PolicyStatement, statementsOf } from '../policy-statement';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';

function namesActions({ effect, actions, position }: PolicyStatement): Verdict {
  if (effect === 'Deny') return compliant();
  const exempt = position.at('NotAction').present().kind !== 'violation';
  const path = `${position.path}.${exempt ? 'NotAction' : 'Action'}`;
  const every = exempt || actions.texts.some((text) => /^(s3:)?\*+$/i.test(text));
  if (!every) return actions.undecided ? unknown(path, 'the template does not tell the actions') : compliant();
  if (effect === undefined || position.optional) return unknown(path, 'a condition decides the statement');
  return violation(path, `${path} allows ${exempt ? 'all but some actions' : 'every action'}; expected named actions`);
}

const example = (Statement: object): Example => ({
  Resources: {
    OrdersPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { Statement } } },
  },
});
const partner = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Resource: 'arn:aws:s3:::orders/*' };

/** Bucket policies say what somebody may do: not whatever there is. */
export const bucketPolicyActions = control({
  id: 'BucketPolicyActions',
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
    const read = all(compliant(), ...statements.map(namesActions));
    return read.kind === 'compliant' && undecided !== undefined ? unknown(document.path, undecided) : read;
  }),
  remedy: 'Name the actions, or call bucket.grantRead, grantPut or grantDelete.',
  detect: none('AWS Config judges bucket policies against a list of forbidden actions, not for actions left unnamed.'),
  examples: {
    compliant: [
      example([{ ...partner, Action: ['s3:GetObject', 's3:List*'] }]),
      example({ ...partner, Effect: 'Deny', Action: 's3:*' }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Action', ...example([{ ...partner, Action: 's3:*' }]) },
      { faultAt: 'PolicyDocument.Statement.Action', ...example({ ...partner, Action: ['*'] }) },
      { faultAt: 'PolicyDocument.Statement[0].NotAction', ...example([{ ...partner, NotAction: ['s3:Put*'] }]) },
    ],
    unknown: [{ Parameters: { Action: { Type: 'String' } }, ...example([{ ...partner, Action: { Ref: 'Action' } }]) }],
  },
});
