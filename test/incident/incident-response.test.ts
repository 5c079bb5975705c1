import { RemovalPolicy } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { InvalidPropertyError } from '../../lib/errors';
import type { IncidentResponseProps } from '../../lib/incident/incident-response-props';
import { ACCOUNT, fullIncidentShop, incidentShop, PLAN, POOL, REGION, ROTATION, SECRET, TOPIC } from './incident-shop';

const policyOf = (template: Template, role: RegExp) => {
  const found = Object.values(template.findResources('AWS::IAM::Policy')).find(({ Properties: { Roles } }) =>
    role.test(Roles[0].Ref),
  );
  return found?.Properties.PolicyDocument.Statement;
};
const logStatement = {
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Effect: 'Allow',
  Resource: { 'Fn::GetAtt': [expect.stringMatching(/Log/), 'Arn'] },
};
const tableKey = {
  Action: expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey']),
  Effect: 'Allow',
  Resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/logs`,
  Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${REGION}.amazonaws.com` } },
};
const register = { 'Fn::GetAtt': [expect.stringMatching(/^IncidentBreachesRegister/), 'Arn'] };

describe('what each function may do', () => {
  const template = Template.fromStack(fullIncidentShop().stack);

  test.each<[string, RegExp, object[]]>([
    [
      'revoke sessions of the pools',
      /^IncidentRevokeSessionsFunctionRole/,
      [
        {
          Action: [
            'cognito-idp:AdminDisableUser',
            'cognito-idp:AdminResetUserPassword',
            'cognito-idp:AdminUserGlobalSignOut',
          ],
          Effect: 'Allow',
          Resource: POOL,
        },
      ],
    ],
    [
      'rotate the secrets by their functions',
      /^IncidentRotateSecretsFunctionRole/,
      [
        { Action: ['secretsmanager:DescribeSecret', 'secretsmanager:RotateSecret'], Effect: 'Allow', Resource: SECRET },
        { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: ROTATION },
      ],
    ],
    [
      'keep the register',
      /^IncidentBreachesFunctionRole/,
      [
        {
          Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Scan', 'dynamodb:UpdateItem'],
          Effect: 'Allow',
          Resource: register,
        },
        tableKey,
      ],
    ],
    [
      'start the clock for findings',
      /^IncidentClockFindingRole/,
      [
        { Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], Effect: 'Allow', Resource: register },
        tableKey,
        {
          Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': [expect.stringMatching(/^IncidentClockFindingsQueue/), 'Arn'] },
        },
      ],
    ],
    [
      'look at the clock and remind',
      /^IncidentClockWatchRole/,
      [
        { Action: ['dynamodb:Scan', 'dynamodb:UpdateItem'], Effect: 'Allow', Resource: register },
        tableKey,
        { Action: 'sns:Publish', Effect: 'Allow', Resource: TOPIC },
        {
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Effect: 'Allow',
          Resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/alerts`,
        },
      ],
    ],
  ])('%s', (_, role, statements) => {
    const sorted = (found: readonly { Action: string | string[] }[] = []) =>
      found.map((statement) => ({
        ...statement,
        Action: Array.isArray(statement.Action) ? [...statement.Action].sort() : statement.Action,
      }));

    expect(sorted(policyOf(template, role))).toEqual([logStatement, ...statements]);
  });

  test('none may delete', () => {
    const actions = Object.values(template.findResources('AWS::IAM::Policy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action)
      .filter((action: string) => /delete/i.test(action));

    // A message that was worked is taken from its queue; an isolation is taken back.
    expect([...new Set(actions)].sort()).toEqual(['iam:DeleteRolePolicy', 'sqs:DeleteMessage']);
  });

  test('each has a log of its own, and no managed policy', () => {
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    const groups = functions.map(({ Properties }) => Properties.LoggingConfig.LogGroup.Ref);

    expect(functions).toHaveLength(6);
    expect(new Set(groups).size).toBe(6);
    template.allResourcesProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x', Timeout: 240 });
    template.allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 400,
      KmsKeyId: `arn:aws:kms:${REGION}:${ACCOUNT}:key/logs`,
    });
    template.allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test.each([
    ['incident-sessions', 'USER_POOLS', `["${REGION}_AbC123"]`],
    ['incident-secrets', 'SECRETS', `["${SECRET}"]`],
    ['incident-role', 'ISOLATABLE_ROLES', '["Shop-*","orders-writer"]'],
  ])('the environment of %s says what it works on', (_, name, value) => {
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { [name]: value } } });
  });
});

describe('the register', () => {
  test('is encrypted, recoverable, protected and kept; nothing of it expires', () => {
    const template = Template.fromStack(incidentShop().stack);

    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        KeySchema: [{ AttributeName: 'breachId', KeyType: 'HASH' }],
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        TimeToLiveSpecification: Match.absent(),
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          }),
        ],
      },
    });
  });

  test('goes with its stack where that is wanted, as do the logs', () => {
    const template = Template.fromStack(
      incidentShop({
        removalPolicy: RemovalPolicy.DESTROY,
        deletionProtection: false,
        logRetention: logs.RetentionDays.TWO_YEARS,
      }).stack,
    );

    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Delete',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] },
    });
    template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete', Properties: { RetentionInDays: 731 } });
  });
});

describe('the plan', () => {
  const planOf = (props: Partial<IncidentResponseProps> = {}, today?: string) => {
    const { stack } = incidentShop(props, today);
    const [parameter] = Object.values(Template.fromStack(stack).findResources('AWS::SSM::Parameter'));
    const [, parts] = parameter?.Properties.Value['Fn::Join'] ?? [];
    const text = (parts as (string | { Ref: string })[])
      .map((part) => (typeof part === 'string' ? part : part.Ref))
      .join('');
    return { parameter, plan: JSON.parse(text), stack };
  };

  test('says whom to call in which order, whom to notify, and what to run', () => {
    const { plan, parameter } = planOf({ webAclRunbook: 'us-east-1: Edge-UnderAttack' });

    expect(plan).toEqual({
      reviewedOn: '2026-06-01',
      testedOn: '2026-03-01',
      call: PLAN.contacts,
      notify: {
        'supervisory-authority': PLAN.notifications.supervisoryAuthority,
        customers: PLAN.notifications.customers,
        acquirer: PLAN.notifications.acquirer,
        staff: PLAN.notifications.staff,
      },
      run: {
        'declare-breach': expect.stringMatching(/DeclareBreachDocument/),
        'record-notification': expect.stringMatching(/RecordNotificationDocument/),
        'record-no-notification': expect.stringMatching(/RecordNoNotificationDocument/),
        'list-breaches': expect.stringMatching(/ListBreachesDocument/),
        'raise-web-acl': 'us-east-1: Edge-UnderAttack',
      },
    });
    expect(parameter?.Properties).toMatchObject({ Type: 'String', Tier: 'Standard' });
    expect(parameter?.Properties.Name).toBeUndefined();
  });

  test('names the runbooks that there are', () => {
    const [parameter] = Object.values(
      Template.fromStack(fullIncidentShop().stack).findResources('AWS::SSM::Parameter'),
    );

    const names = JSON.stringify(parameter?.Properties.Value).match(/"run\\":.*/)?.[0] ?? '';
    for (const name of ['revoke-sessions', 'rotate-secrets', 'isolate-role']) expect(names).toContain(name);
  });

  test('tells controls how old it is and what it covers', () => {
    expect(planOf().parameter?.Metadata).toMatchObject({
      StorefrontIncidentPlan: {
        reviewedOn: '2026-06-01',
        testedOn: '2026-03-01',
        contacts: 2,
        notified: ['supervisory-authority', 'customers', 'acquirer', 'staff'],
      },
    });
  });

  test.each([
    ['2027-03-01', []],
    ['2027-03-02', ['tested 366 days ago, on 2026-03-01']],
    ['2027-06-01', ['tested 457 days ago, on 2026-03-01']],
    ['2027-06-02', ['reviewed 366 days ago, on 2026-06-01', 'tested 458 days ago, on 2026-03-01']],
  ])('on %s it warns of what is older than 365 days: %j', (today, expected) => {
    const { stack } = planOf({}, today);

    const said = Annotations.fromStack(stack)
      .findWarning('/Shop/Incident', Match.anyValue())
      .map(({ entry }) => String(entry.data));
    expect(said.map((text) => text.replace(/^the incident plan was (.*?);.*$/s, '$1')).sort()).toEqual(expected);
    for (const text of said) expect(text).toContain('PCI DSS 4.0.1 requirement 12.10.2 asks for it every 12 months');
  });

  const contact = { role: 'On call', address: 'tel:+493012345678' };
  const { notifications } = PLAN;

  test.each<[string, Partial<IncidentResponseProps>, string]>([
    ['nobody to call', { contacts: [] }, 'contacts is []; name who is called first, at any hour'],
    [
      'an address that is none',
      { contacts: [contact, { ...contact, address: '030 123' }] },
      'contacts[1].address is "030 123"; give tel:+ and digits, one e-mail address, or an https link',
    ],
    [
      'a link without TLS',
      { notifications: { ...notifications, customers: { ...notifications.customers, address: 'http://x.example' } } },
      'notifications.customers.address is "http://x.example"; give tel:+ and digits, one e-mail address, or an https link',
    ],
    [
      'a reference to a parameter',
      { contacts: [{ ...contact, role: '{{ssm:x}}' }] },
      'contacts[0].role is "{{ssm:x}}"; give one line of 2 to 120 characters without braces',
    ],
    [
      'no term',
      { notifications: { ...notifications, acquirer: { ...notifications.acquirer, within: '' } } },
      'notifications.acquirer.within is ""; give one line of 2 to 120 characters without braces',
    ],
    [
      'too much for a parameter',
      { contacts: Array.from({ length: 60 }, () => contact) },
      'contacts is "4527 bytes with the notifications"; shorten them to 2800: a parameter of Systems Manager holds no more',
    ],
    [
      'a review that is to come',
      { planReviewedOn: '2026-11-23' },
      'planReviewedOn is "2026-11-23"; give a day that has come',
    ],
    [
      'no date',
      { planTestedOn: '2026-02-30' },
      'planTestedOn is "2026-02-30"; write a calendar date such as 2026-11-30',
    ],
    [
      'a time',
      { planTestedOn: '2026-02-03T10:00' },
      'planTestedOn is "2026-02-03T10:00"; write a calendar date such as 2026-11-30',
    ],
  ])('is refused: %s', (_, props, fault) => {
    expect(() => incidentShop(props)).toThrow(InvalidPropertyError);
    expect(() => incidentShop(props)).toThrow(new Error(`Shop/Incident: ${fault}`));
  });
});

describe('properties are refused', () => {
  test.each(['userPools', 'secrets', 'isolatableRoles'])('an empty list of %s', (property) => {
    expect(() => incidentShop({ [property]: [] })).toThrow(
      new Error(`Shop/Incident: ${property} is []; name at least one, or leave it out for no such runbook`),
    );
  });

  const PATTERN =
    'give what follows :role/ in an ARN, with a star after its beginning at most, such as Shop-* or shop/orders-*';

  test.each([
    ['isolatableRoles', '*'],
    ['isolatableRoles', 'arn:aws:iam::123456789012:role/Shop'],
    ['protectedRoles', '/shop/*'],
  ])('%s with %s', (property, pattern) => {
    const props = { isolatableRoles: ['Shop-*'], [property]: [pattern] };

    expect(() => incidentShop(props)).toThrow(
      new Error(`Shop/Incident/IsolateRole: ${property}[0] is "${pattern}"; ${PATTERN}`.replace('/IsolateRole', '')),
    );
  });

  test('a secret without its complete ARN', () => {
    const { stack } = incidentShop();
    const secrets = [secretsmanager.Secret.fromSecretNameV2(stack, 'ByName', 'db')];

    expect(() => incidentShop({ secrets })).toThrow(
      new Error('Shop/Incident: secrets[0] is "db"; import it with its complete ARN'),
    );
  });

  test('more secrets than a run takes', () => {
    const { stack } = incidentShop();
    const secret = secretsmanager.Secret.fromSecretCompleteArn(stack, 'One', SECRET);

    expect(() => incidentShop({ secrets: Array.from({ length: 51 }, () => secret) })).toThrow(
      new Error('Shop/Incident: secrets is "51 secrets"; give at most 50'),
    );
  });
});

test('without pools, secrets and roles there are no runbooks for them', () => {
  const { stack, incident } = incidentShop();

  expect([incident.revokeSessions, incident.rotateSecrets, incident.isolateRole]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  Template.fromStack(stack).resourceCountIs('AWS::SSM::Document', 4);
});

test('who responds may start the runbooks, pass their roles to Automation alone, and read the plan', () => {
  const { stack, incident } = incidentShop();
  const responder = new iam.Role(stack, 'Responder', { assumedBy: new iam.AccountRootPrincipal() });

  const grant = incident.grantRespond(responder);

  expect(grant.success).toBe(true);
  const statements: { Action: string | string[]; Resource: unknown; Condition?: unknown }[] =
    policyOf(Template.fromStack(stack), /^Responder/) ?? [];
  expect([...new Set(statements.flatMap(({ Action }) => Action))].sort()).toEqual([
    'iam:PassRole',
    'ssm:GetAutomationExecution',
    'ssm:GetParameter',
    'ssm:StartAutomationExecution',
  ]);
  for (const { Condition } of statements.filter(({ Action }) => Action === 'iam:PassRole')) {
    expect(Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } });
  }
  expect(JSON.stringify(statements)).toContain(`arn:aws:ssm:${REGION}:${ACCOUNT}:automation-execution/*`);
});
