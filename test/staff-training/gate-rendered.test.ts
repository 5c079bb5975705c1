import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { fixedClock, systemClock } from '../../lib/clock';
import { InvalidPropertyError } from '../../lib/errors';
import { quarterLadder } from '../../lib/staff-training/quarter-ladder';
import { TrainingGate } from '../../lib/staff-training/training-gate';
import type { TrainingGateProps } from '../../lib/staff-training/training-gate-props';
import { deployedLength } from '../../lib/staff-training/training-gate-size';
import { ACCOUNT, documentsOf, ENV, KEY_ID, namedGate, namedStores, roleArn, stackOn, TODAY } from './gated-shop';

const POLICY = 'AWS::IAM::ManagedPolicy';
const lengthOf = (document: unknown) => JSON.stringify(document).length;
const many = <Store>(count: number, make: (index: number) => Store) =>
  Array.from({ length: count }, (_, at) => make(at));

/** Stores that only CloudFormation will name, in a stack of their own. */
function madeStores(app: App, counts: Record<'keys' | 'tables' | 'buckets' | 'logGroups', number>): TrainingGateProps {
  const data = new Stack(app, 'Storefront-Production-Data', { env: ENV });
  return {
    keys: many(counts.keys, (at) => new kms.Key(data, `CustomerKey${at}`)),
    tables: many(
      counts.tables,
      (at) =>
        new dynamodb.TableV2(data, `CustomerTable${at}`, {
          partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
        }),
    ),
    buckets: many(counts.buckets, (at) => new s3.Bucket(data, `CustomerBucket${at}`)),
    logGroups: many(counts.logGroups, (at) => new logs.LogGroup(data, `CustomerLog${at}`)),
    userPools: [new cognito.UserPool(data, 'Shoppers')],
    trainingRoles: [new iam.Role(data, 'TrainingDay', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })],
    breakGlassRoles: [new iam.Role(data, 'BreakGlass', { assumedBy: new iam.AccountRootPrincipal() })],
  };
}

/** A policy with every reference replaced by a name as CloudFormation and AWS would write it. */
function deployed(document: unknown): unknown {
  const text = JSON.stringify(document, (_, value) => {
    const [name, operand] = typeof value === 'object' && value !== null ? (Object.entries(value)[0] ?? []) : [];
    if (name === 'Fn::Join') return (operand as [string, unknown[]])[1].map(nameOf).join('');
    return name === 'Fn::ImportValue' ? nameOf(value) : value;
  });
  return JSON.parse(text);
}

function nameOf(part: unknown): string {
  if (typeof part === 'string') return part;
  const name = String((part as Record<string, unknown>)['Fn::ImportValue']);
  const id = name.replace(/^.*?Output(?:Ref|FnGetAtt)/, '').replace(/(?:Arn)?[0-9A-F]{8}$/, '');
  if (id.startsWith('CustomerKey')) return KEY_ID;
  if (id.startsWith('CustomerBucket'))
    return `${'storefront-production-data-customerbucket'.slice(0, 46)}-0a1b2c3d4e5f`;
  if (id.startsWith('Shoppers')) return 'eu-central-1_AbCdEfGhI';
  const generated = `Storefront-Production-Data-${id}-0A1B2C3D4E5F`;
  return name.includes('FnGetAtt') ? roleArn(generated.slice(0, 64)) : generated;
}

describe('the ladder', () => {
  test('has a rung for this quarter and the next ones, and an end', () => {
    expect(quarterLadder(new Date('2026-11-22'), 2)).toEqual([
      { accepted: ['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4', '2028-Q1', '2028-Q2'] },
      { from: '2027-01-01', accepted: ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4', '2028-Q1', '2028-Q2'] },
      { from: '2027-04-01', accepted: ['2027-Q2', '2027-Q3', '2027-Q4', '2028-Q1', '2028-Q2'] },
      { from: '2027-07-01', accepted: [] },
    ]);
  });

  test.each([
    ['2026-10-01T00:00:00Z', '2026-12-31T23:59:59Z', true],
    ['2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z', false],
  ])('on %s and %s is the same: %s', (one, other, same) => {
    const ladders = [one, other].map((day) => JSON.stringify(quarterLadder(new Date(day), 5)));

    expect(ladders[0] === ladders[1]).toBe(same);
  });
});

describe('the size', () => {
  test.each([
    [{ keys: 1, tables: 1, buckets: 1, logGroups: 0 }, 2],
    [{ keys: 4, tables: 2, buckets: 2, logGroups: 2 }, 4],
    [{ keys: 6, tables: 5, buckets: 4, logGroups: 4 }, 6],
  ])('of %j: %i policies, each short enough, and no longer than was reckoned', (counts, expected) => {
    const app = new App({ context: { 'storefront:today': TODAY } });
    const stack = new Stack(app, 'Storefront-Production-Staff', { env: ENV });
    const stores = madeStores(app, counts);

    const gate = new TrainingGate(stack, 'Gate', stores);
    const reckoned = gate.policies.map(({ document }) => deployedLength(stack, document.toJSON().Statement));
    const actual = documentsOf(stack).map((document) => lengthOf(deployed(document)));

    expect(gate.policies).toHaveLength(expected);
    expect(actual).toHaveLength(expected);
    for (const [index, length] of actual.entries()) {
      expect(length).toBeLessThanOrEqual(reckoned[index] ?? 0);
      expect(length).toBeGreaterThan((reckoned[index] ?? 0) * 0.9);
      expect(reckoned[index]).toBeLessThanOrEqual(6_144);
    }
  });

  test('of the policies before the stores of one table and key each leaves little unused', () => {
    const { gate, stack } = namedGate();
    const lengths = documentsOf(stack).map(lengthOf);

    expect(gate.policies).toHaveLength(lengths.length);
    expect(lengths.slice(0, -1).every((length) => length > 3_500 && length <= 6_144)).toBe(true);
  });

  test('of the other forms', () => {
    const { gate, stack } = namedGate();
    const bounded = namedGate({ databaseClusters: [], athenaWorkgroups: [] });

    expect(gate.serviceControlPolicy().length).toBeLessThanOrEqual(10_240);
    expect(gate.serviceControlPolicy().length).toBeGreaterThan(5_120);
    expect(gate.permissionSetInlinePolicy().length).toBeLessThanOrEqual(32_768);
    expect(lengthOf(bounded.stack.resolve(bounded.gate.permissionsBoundary('Boundary').document))).toBeLessThanOrEqual(
      6_144,
    );
    expect(stack.node.path).toBe('Staff');
  });

  test('of a boundary that is too long is refused', () => {
    const { gate } = namedGate({ quarters: 8 });

    expect(() => gate.permissionsBoundary('Boundary')).toThrow(
      /^Staff\/Gate: permissionsBoundary is 8975; name fewer stores or quarters: it holds 6144 characters$/,
    );
  });

  test('of a service control policy that is too long is refused', () => {
    const { gate } = namedGate();
    const staff = many(60, (at) => `arn:*:iam::*:role/okta/team-${at}-of-the-back-office`);

    expect(() => gate.serviceControlPolicy(staff)).toThrow(
      /^Staff\/Gate: serviceControlPolicy is \d+; name fewer stores or quarters: it holds 10240 characters$/,
    );
  });

  describe('of an inline policy', () => {
    const inline = (count: number) => {
      const stack = stackOn();
      const name = 'order-documents-'.repeat(3);
      const buckets = many(count, (at) => s3.Bucket.fromBucketName(stack, `B${at}`, `${name}${at}`));
      return () => new TrainingGate(stack, 'Gate', { buckets }).permissionSetInlinePolicy();
    };

    test('may be that of a permission set', () => {
      expect(inline(40)().length).toBeLessThanOrEqual(32_768);
    });

    test('is refused where it is longer', () => {
      expect(inline(75)).toThrow(
        /^Staff\/Gate: permissionSetInlinePolicy is \d{5}; name fewer stores or quarters: it holds 32768 characters$/,
      );
    });
  });

  test('of more policies than a role takes is refused', () => {
    const stack = stackOn();
    const buckets = many(200, (at) => s3.Bucket.fromBucketName(stack, `B${at}`, `order-documents-${at}`));

    expect(() => new TrainingGate(stack, 'Gate', { buckets })).toThrow(
      /^Staff\/Gate: policies is \d\d; name fewer stores: a role takes 10 managed policies, and serviceControlPolicy\(\) speaks of every store$/,
    );
  });

  test('of a policy before one store that fits into none is refused', () => {
    const stack = stackOn();
    const [name] = ['x'.repeat(500)];
    const logGroups = [logs.LogGroup.fromLogGroupName(stack, 'Log', name ?? '')];

    expect(() => new TrainingGate(stack, 'Gate', { logGroups, quarters: 12 })).toThrow(
      /^Staff\/Gate: policies is \d+; name fewer stores or quarters: it holds 6144 characters$/,
    );
  });
});

describe('a gate', () => {
  test('renders Deny statements alone, and says when it is over', () => {
    const { gate, stack } = namedGate();
    const policies = Object.values(Template.fromStack(stack).findResources(POLICY));

    for (const { Properties, Metadata } of policies) {
      expect(Properties.PolicyDocument.Statement).toHaveLength(9);
      expect(Properties.PolicyDocument.Statement.every(({ Effect }: { Effect: string }) => Effect === 'Deny')).toBe(
        true,
      );
      expect(Properties.ManagedPolicyName).toBeUndefined();
      expect(Metadata.StorefrontTrainingGate).toEqual({ tag: 'TrainedThrough', deniesEverybodyFrom: '2028-04-01' });
    }
    expect(gate.deniesEverybodyFrom).toBe('2028-04-01');
  });

  test('never compares a date with a variable, which IAM refuses', () => {
    const { stack } = namedGate();

    for (const document of documentsOf(stack)) expect(JSON.stringify(document)).not.toContain('${');
  });

  test('is described the same on every day: another description would replace the policy', () => {
    const [one, other] = ['2026-11-22', '2027-11-22'].map((today) => {
      const { stack } = namedGate({}, today);
      return Object.values(Template.fromStack(stack).findResources(POLICY)).map(
        ({ Properties }) => Properties.Description,
      );
    });

    expect(one).toEqual(other);
    expect(one?.[0]).toBe('Denies customer data to people whose training is not current by the tag TrainedThrough');
  });

  test('goes on for as many quarters as are asked for', () => {
    expect(namedGate({ quarters: 8 }).gate.deniesEverybodyFrom).toBe('2029-01-01');
  });

  test('leaves restores open only where that is said', () => {
    const withRestores = JSON.stringify(documentsOf(namedGate({ allowRestores: true }).stack));

    expect(withRestores).not.toContain('backup:StartRestoreJob');
    expect(JSON.stringify(documentsOf(namedGate().stack))).toContain('backup:StartRestoreJob');
  });

  test('attaches every policy to a role', () => {
    const { gate, stack } = namedGate();
    const role = new iam.Role(stack, 'Support', { assumedBy: new iam.AccountRootPrincipal() });

    gate.applyTo(role);

    const [attached] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
    expect(attached?.Properties.ManagedPolicyArns).toHaveLength(gate.policies.length);
  });

  test('attaches to users and groups only where users are adopted', () => {
    const { gate, stack } = namedGate();
    const group = new iam.Group(stack, 'Support');
    const adopting = new TrainingGate(stack, 'Adopting', {
      keys: [kms.Key.fromKeyArn(stack, 'K', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/${KEY_ID}`)],
      iamUsersAdopted: true,
    });

    expect(() => gate.applyTo(group)).toThrow(
      'Staff/Gate: iamUsersAdopted is false; give a role instead of Staff/Support, or set iamUsersAdopted: the baseline forbids IAM users',
    );
    expect(() => gate.applyTo(new iam.User(stack, 'Alice'))).toThrow(InvalidPropertyError);
    adopting.applyTo(group);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Group', {
      ManagedPolicyArns: [{ Ref: Match.stringLikeRegexp('^AdoptingPolicy') }],
    });
  });

  test('holds a boundary under the ceiling that is given', () => {
    const { gate, stack } = namedGate({ databaseClusters: [], athenaWorkgroups: [] });
    const ceiling = [new iam.PolicyStatement({ actions: ['s3:*', 'dynamodb:*'], resources: ['*'] })];

    const { document } = gate.permissionsBoundary('Boundary', ceiling);

    expect(stack.resolve(document).Statement[0]).toEqual({
      Effect: 'Allow',
      Action: ['s3:*', 'dynamodb:*'],
      Resource: '*',
    });
  });

  test('writes documents with references where names are not known yet', () => {
    const app = new App({ context: { 'storefront:today': TODAY } });
    const stack = new Stack(app, 'Staff', { env: ENV });
    const gate = new TrainingGate(stack, 'Gate', { buckets: [new s3.Bucket(stack, 'Documents')] });

    expect(JSON.stringify(stack.resolve(gate.permissionSetInlinePolicy()))).toContain('"Ref":"Documents');
  });
});

describe('is refused', () => {
  const refusal = (props: TrainingGateProps) => () => new TrainingGate(stackOn(), 'Gate', props);

  test.each([[4], [13], [5.5], [Number.NaN]])('a ladder of %d quarters', (quarters) => {
    const value = JSON.stringify(quarters);

    expect(refusal({ ...namedStores(stackOn()), quarters })).toThrow(
      `Staff/Gate: quarters is ${value}; give a whole number from 5 to 12`,
    );
  });

  test('a gate before nothing', () => {
    expect(refusal({})).toThrow('Staff/Gate: keys is []; name a key, table, bucket, log group, user pool or cluster');
  });

  test('a key by its alias', () => {
    const keys = [kms.Alias.fromAliasName(stackOn(), 'Alias', 'alias/orders')];

    expect(refusal({ keys })).toThrow(
      'Staff/Gate: keys is "alias/orders"; give the key itself: IAM allows and denies keys, not aliases',
    );
  });
});

describe('near its end', () => {
  const warnings = (today: string) => {
    const { stack } = namedGate({}, today);
    return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('training gate')).length;
  };
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ['2027-12-30', 0],
    ['2027-12-31', 1],
    ['2028-06-01', 1],
  ])('a ladder from 2026-11-22 on %s gives %i warnings', (day, expected) => {
    const { today } = fixedClock(new Date(day));
    jest.spyOn(systemClock, 'today').mockImplementation(today);

    expect(warnings(TODAY)).toBe(expected);
  });

  test('the warning says what to do', () => {
    const { stack } = namedGate({}, '2020-01-01');

    Annotations.fromStack(stack).hasWarning(
      '/Staff/Gate',
      Match.stringLikeRegexp(
        'The training gate denies everybody from 2021-07-01: take a later day as storefront:today, and deploy',
      ),
    );
  });
});
