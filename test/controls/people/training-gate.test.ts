import { App, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { catalogue } from '../../../lib/controls/catalogue';
import type { Example } from '../../../lib/controls/control';
import { evaluate } from '../../../lib/controls/evaluate';
import { TemplateSet } from '../../../lib/controls/template-set';
import { BreakGlassRole } from '../../../lib/staff-training/break-glass-role';
import { TrainingGate } from '../../../lib/staff-training/training-gate';
import { verdictOn } from '../dated-verdict';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition: Record<string, Record<string, string | string[]>>;
}

/** A gate before one bucket, made on 2026-11-22: its last rung is 2028-Q1. */
function gateTemplate(change: (statements: Statement[]) => void = () => {}): Example {
  const stack = new Stack(new App({ context: { 'storefront:today': '2026-11-22' } }), 'Staff');
  new TrainingGate(stack, 'Gate', {
    buckets: [s3.Bucket.fromBucketName(stack, 'Documents', 'order-documents')],
    trainingRoles: [iam.Role.fromRoleArn(stack, 'Training', 'arn:aws:iam::123456789012:role/training')],
    breakGlassRoles: [iam.Role.fromRoleArn(stack, 'Emergency', 'arn:aws:iam::123456789012:role/break-glass')],
  });
  const template = Template.fromStack(stack).toJSON();
  const [policy] = Object.values<{ Properties: { PolicyDocument: { Statement: Statement[] } } }>(template.Resources);
  change(policy?.Properties.PolicyDocument.Statement ?? []);
  return template as Example;
}

const faultOn = (day: string, id: string, template: Example) => {
  const verdict = verdictOn(day, id, template);
  return verdict?.kind === 'violation' ? verdict.faults.map(({ message }) => message) : verdict?.kind;
};

describe('a gate of ours', () => {
  test.each([['2026-11-22'], ['2026-12-31'], ['2027-01-01'], ['2027-06-30'], ['2027-09-30']])(
    'is current on %s',
    (day) => {
      expect(faultOn(day, 'TrainingLadderCurrent', gateTemplate())).toBe('compliant');
    },
  );

  test.each([
    ['2027-10-01', ['who is trained through 2028-Q2 is denied on 2028-04-01: the ladder is over']],
    [
      '2028-01-01',
      [
        'who is trained through 2028-Q2 is denied on 2028-04-01: the ladder is over',
        'who is trained through 2028-Q3 is denied on 2028-07-01: the ladder is over',
      ],
    ],
  ])('is to be deployed again on %s, while there is time', (day, faults) => {
    expect(faultOn(day, 'TrainingLadderCurrent', gateTemplate())).toEqual(faults);
  });

  test('keeps its tag', () => {
    expect(faultOn('2026-11-22', 'TrainingTagProtected', gateTemplate())).toBe('compliant');
  });
});

describe('a gate that somebody changed', () => {
  test('by taking away its end stays open to old trainings', () => {
    const endless = gateTemplate((statements) => {
      const end = statements.findIndex(({ Condition }) => Condition.StringNotEquals === undefined);
      statements.splice(end, 1);
    });

    expect(faultOn('2026-11-22', 'TrainingLadderCurrent', endless)).toEqual(
      ['2028-Q1', '2028-Q2', '2028-Q3', '2028-Q4', '2029-Q1'].map(
        (tag) => `who is trained through ${tag} is never denied`,
      ),
    );
  });

  test('by taking away a rung lets the quarter before in', () => {
    const gap = gateTemplate((statements) => statements.splice(1, 1));

    expect(faultOn('2026-11-22', 'TrainingLadderCurrent', gap)).toEqual([
      'who was trained through 2026-Q4 is not denied from 2027-01-01',
    ]);
  });

  test('by taking away the first rung lets everybody in until the next', () => {
    const open = gateTemplate((statements) => statements.splice(0, 1));

    expect(faultOn('2026-11-22', 'TrainingLadderCurrent', open)).toEqual([
      'who has no tag is not denied on 2026-11-22',
      'who was trained through 2026-Q3 is not denied from 2026-11-22',
    ]);
  });

  test('by an operator that wants the tag lets in who has none', () => {
    const likeOne = gateTemplate((statements) => {
      for (const { Condition } of statements) {
        const { StringNotEquals: accepted } = Condition;
        if (accepted === undefined) continue;
        delete Condition.StringNotEquals;
        Condition['ForAnyValue:StringNotEquals'] = accepted;
      }
    });

    expect(verdictOn('2026-11-22', 'TrainingLadderCurrent', likeOne)?.kind).toBe('unknown');
  });

  test.each(['iam:TagRole', 'sts:TagSession'])('by taking %s out of its guard lets the tag be set', (action) => {
    const unguarded = gateTemplate((statements) => {
      for (const statement of statements) {
        if (Array.isArray(statement.Action)) statement.Action = statement.Action.filter((each) => each !== action);
      }
    });

    expect(faultOn('2026-11-22', 'TrainingTagProtected', unguarded)).toEqual([
      `it does not deny ${action} for the tag TrainedThrough in upper and lower case`,
    ]);
  });
});

describe('of the forms of a policy', () => {
  const content = gateTemplate().Resources;
  const [document] = Object.values(content).map(
    (policy) => (policy as { Properties: { PolicyDocument: object } }).Properties.PolicyDocument,
  );

  test.each([
    ['a service control policy', 'AWS::Organizations::Policy', 'Content', document],
    ['a service control policy as text', 'AWS::Organizations::Policy', 'Content', JSON.stringify(document)],
    ['an inline policy as text', 'AWS::SSO::PermissionSet', 'InlinePolicy', JSON.stringify(document)],
  ])('%s is read', (_, Type, property, value) => {
    const template = { Resources: { Gate: { Type, Properties: { [property]: value } } } };

    expect(faultOn('2026-11-22', 'TrainingLadderCurrent', template)).toBe('compliant');
    expect(faultOn('2028-05-01', 'TrainingLadderCurrent', template)).toHaveLength(3);
    expect(faultOn('2026-11-22', 'TrainingTagProtected', template)).toBe('compliant');
  });

  test('a policy that knows nothing of trainings is not spoken of', () => {
    const Statement = {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': false } },
    };
    const template = {
      Resources: { Other: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement } } } },
    };

    expect(verdictOn('2026-11-22', 'TrainingLadderCurrent', template)).toBeUndefined();
    expect(verdictOn('2026-11-22', 'TrainingTagProtected', template)).toBeUndefined();
  });
});

test('a role for emergencies of ours is alarmed, and wants MFA', () => {
  const stack = new Stack(new App(), 'Staff');
  new BreakGlassRole(stack, 'Emergency', {
    trustedPrincipals: [new iam.ArnPrincipal('arn:aws:iam::123456789012:user/alice')],
    topic: new sns.Topic(stack, 'Alerts'),
  });
  const template = Template.fromStack(stack).toJSON() as Example;

  expect(faultOn('2026-11-22', 'BreakGlassAlarmed', template)).toBe('compliant');
  expect(faultOn('2026-11-22', 'BreakGlassNeedsMfa', template)).toBe('compliant');
});

test('a gate in another stack covers the labelled stores that it is given, and is told of those that it is not', () => {
  const app = new App({ context: { 'storefront:today': '2026-11-22' } });
  const data = new Stack(app, 'Data');
  const partitionKey = { name: 'id', type: dynamodb.AttributeType.STRING };
  const stores = {
    keys: [new kms.Key(data, 'Key')],
    tables: [new dynamodb.TableV2(data, 'Orders', { partitionKey })],
    buckets: [new s3.Bucket(data, 'Documents')],
  };
  new kms.Key(data, 'OtherKey');
  new dynamodb.TableV2(data, 'Forgotten', { partitionKey });
  new s3.Bucket(data, 'Uploads');
  Tags.of(data).add('data-class', 'orders');
  const staff = new Stack(app, 'Staff');
  new TrainingGate(staff, 'Gate', stores);
  const templates = [data, staff].map((stack) => ({ name: stack.stackName, body: Template.fromStack(stack).toJSON() }));

  const { judgements } = evaluate(
    new TemplateSet(templates),
    catalogue.filter(({ id }) => id === 'TrainingGateCoversStores'),
  );

  const kinds = judgements.map(({ resource, verdict }) => [
    resource.logicalId.replace(/[0-9A-F]{8}$/, ''),
    verdict.kind,
  ]);
  expect(Object.fromEntries(kinds)).toEqual({
    Key: 'compliant',
    Orders: 'compliant',
    Documents: 'compliant',
    OtherKey: 'violation',
    Forgotten: 'violation',
    Uploads: 'violation',
  });
});
