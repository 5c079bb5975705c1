import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { type PolicyCondition, type PolicyStatement, statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';

/** Where the policy stands, by resource type. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
};

/**
 * Services that write logs for whoever asks them to, and say for whom ("The confused deputy problem", IAM User Guide). Not
 * the access logs of S3: source and target are of one account ("Enabling Amazon S3 server access logging").
 */
const DELIVERERS = ['cloudtrail', 'config', 'delivery.logs'].map((name) => `Service:${name}.amazonaws.com`);

/** Keys that say for which account, organization or resource a service works; logs name theirs as encryption context. */
const TIES = /^aws:(sourceaccount|sourcearn|sourceorgid|sourceorgpaths)$|^kms:encryptioncontext:/;
/** Negated operators and those that let an absent key pass tie nothing. */
const DEMANDING = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/;

function judgeStatement({ effect, principals, conditions, position }: PolicyStatement): Verdict {
  const service = principals.texts.find((principal) => DELIVERERS.includes(principal));
  if (service === undefined || effect === 'Deny') return notApplicable();
  if (conditions.some(ties)) return compliant();
  const block = position.at('Condition');
  const open = block.values.length > 1 || block.values.some(({ kind }) => kind === 'unknown');
  if (open || effect === undefined || position.optional || conditions.some(({ key }) => /^(ref|fn::)/.test(key))) {
    return unknown(position.path, 'its effect or condition is not decided');
  }
  return violation(
    position.path,
    `${position.path} admits ${service.slice('Service:'.length)} for every account; expected a condition on aws:SourceAccount or aws:SourceArn`,
  );
}

function ties({ operator, key, values }: PolicyCondition): boolean {
  return TIES.test(key) && DEMANDING.test(operator) && !values.texts.some((text) => /^\*+$/.test(text));
}

function judgePolicy(resource: Resource): Verdict {
  const { statements, undecided } = statementsOf(resource.at(DOCUMENTS[resource.type] ?? ''));
  const read = all(...statements.map(judgeStatement));
  return read.kind === 'compliant' && undecided !== undefined ? unknown('', undecided) : read;
}

const statement = (Condition?: unknown, Service: unknown = 'cloudtrail.amazonaws.com') => ({
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 's3:PutObject', Resource: '*', Condition }],
});
const example = (PolicyDocument: unknown): Example => ({
  Parameters: { Condition: { Type: 'String' } },
  Resources: { Archive: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'shop-audit', PolicyDocument } } },
});
const own = { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } };

/** A service that writes logs for all its customers writes here for the shop alone. */
export const logDeliverySourceBound = control({
  id: 'LogDeliverySourceBound',
  area: 'account',
  title: 'Policies admit services that deliver logs for the own account alone',
  rationale: 'A stranger points a trail of their own at the bucket, and fills the evidence with forged records.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['7.2.5', '7.3.3', judged('10.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.PS-04'],
  },
  since: '0.1.0',
  check: each(Object.keys(DOCUMENTS), judgePolicy),
  remedy: 'Add a condition on aws:SourceArn or aws:SourceAccount to the statement; AuditTrail and ConfigBaseline do.',
  detect: single(),
  examples: {
    compliant: [
      example(statement({ StringEquals: own })),
      example(
        statement({ ArnLike: { 'aws:SourceArn': 'arn:aws:logs:us-east-1:111122223333:*' } }, [
          'delivery.logs.amazonaws.com',
        ]),
      ),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0]', ...example(statement()) },
      {
        faultAt: 'PolicyDocument.Statement[0]',
        ...example(
          statement({ StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } }, 'config.amazonaws.com'),
        ),
      },
      { faultAt: 'PolicyDocument.Statement[0]', ...example(statement({ StringEqualsIfExists: own })) },
    ],
    unknown: [example(statement({ Ref: 'Condition' }))],
  },
});
