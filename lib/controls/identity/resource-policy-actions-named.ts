import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict } from '../verdict';
import { namesActions } from './named-actions';

/** Where a resource's policy stands; at the resource itself where that is one statement. */
const DOCUMENTS: Readonly<Record<string, string | undefined>> = {
  'AWS::Events::EventBusPolicy': undefined,
  'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  'AWS::SecretsManager::ResourcePolicy': 'ResourcePolicy',
  'AWS::SNS::TopicInlinePolicy': 'PolicyDocument',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::SQS::QueueInlinePolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
};

function judgePolicy(resource: Resource): Verdict {
  const path = DOCUMENTS[resource.type];
  const { statements, undecided } = statementsOf(path === undefined ? resource : resource.at(path));
  const verdict = all(
    compliant(),
    ...statements.map((statement) => namesActions(statement, resource.template.account)),
  );
  return verdict.kind === 'compliant' && undecided !== undefined ? unknown(path ?? '', undecided) : verdict;
}

const example = (Type: string, Statement: unknown, document = DOCUMENTS[Type]): Example => ({
  Resources: { Policy: { Type, Properties: document === undefined ? { Statement } : { [document]: { Statement } } } },
});
const erp = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/erp' }, Resource: '*' };

/**
 * Who is let in from outside may do what is named. Buckets have a control of their own, and key policies are no concern
 * of it: the owner of a key needs `kms:*`.
 */
export const resourcePolicyActionsNamed = control({
  id: 'ResourcePolicyActionsNamed',
  area: 'identity',
  title: 'Policies of queues, topics, secrets, event buses and roles allow named actions only',
  rationale: 'A partner who may do everything on a queue may also empty it, delete it and let others in.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['25.2', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(Object.keys(DOCUMENTS), judgePolicy),
  remedy: 'List the actions that the principal uses; grantRead, grantSendMessages or grantPublish of the resource do.',
  detect: single(),
  examples: {
    compliant: [
      example('AWS::SQS::QueuePolicy', [{ ...erp, Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'] }]),
      example('AWS::SQS::QueuePolicy', {
        ...erp,
        Action: 'SQS:*',
        Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
      }),
      example('AWS::SNS::TopicPolicy', [{ ...erp, Effect: 'Deny', Action: 'sns:*', Principal: '*' }]),
    ],
    violating: [
      {
        faultAt: 'PolicyDocument.Statement[0].Action',
        ...example('AWS::SQS::QueuePolicy', [{ ...erp, Action: 'sqs:*' }]),
      },
      {
        faultAt: 'PolicyDocument.Statement.NotAction',
        ...example('AWS::SNS::TopicPolicy', { ...erp, NotAction: 'sns:Publish' }),
      },
      { faultAt: 'Statement.Action', ...example('AWS::Events::EventBusPolicy', { ...erp, Action: 'events:*' }) },
      {
        faultAt: 'AssumeRolePolicyDocument.Statement[0].Action',
        ...example('AWS::IAM::Role', [{ ...erp, Action: ['sts:*'] }]),
      },
    ],
    unknown: [
      {
        Parameters: { Actions: { Type: 'CommaDelimitedList' } },
        ...example('AWS::SQS::QueuePolicy', [{ ...erp, Action: { Ref: 'Actions' } }]),
      },
    ],
  },
});
