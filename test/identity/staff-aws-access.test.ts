import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { InvalidPropertyError } from '../../lib/errors';
import { oidc, pool, saml, staffIn, URLS, WAYS } from './staff-example';

const ATTACHMENT = 'AWS::Cognito::IdentityPoolRoleAttachment';
const roleOf = (group: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`${group}Role`), 'Arn'] });

describe.each(WAYS)('groups of staff who sign in by %s', (_, signIn) => {
  test('nobody has any AWS credentials before there is a group', () => {
    const { staff, template } = staffIn(signIn);

    staff.webClient('Client', URLS);

    template().resourceCountIs('AWS::Cognito::IdentityPool', 0);
    template().resourceCountIs(ATTACHMENT, 0);
    expect(staff.identityPool).toBeUndefined();
  });

  test('nobody gets credentials without signing in, by the classic flow, or after being signed out', () => {
    const { stack, staff, template } = staffIn(signIn);

    const client = staff.webClient('Client', URLS);
    staff.addGroup('orders');

    template().resourceCountIs('AWS::Cognito::IdentityPool', 1);
    template().hasResourceProperties('AWS::Cognito::IdentityPool', {
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        {
          ClientId: stack.resolve(client.userPoolClientId),
          ProviderName: {
            'Fn::Join': ['', ['cognito-idp.eu-central-1.amazonaws.com/', { Ref: Match.stringLikeRegexp('UserPool') }]],
          },
          ServerSideTokenCheck: true,
        },
      ],
    });
  });

  test('each role is for who signed in to this identity pool, the role of nobody too', () => {
    const { stack, staff, template } = staffIn(signIn);

    staff.webClient('Client', URLS);
    staff.addGroup('orders');
    staff.addGroup('support');

    const trusts = Object.values(template().findResources('AWS::IAM::Role')).map(
      ({ Properties }) => Properties.AssumeRolePolicyDocument.Statement,
    );
    const statement = {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': stack.resolve(staff.identityPool?.ref) },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    };
    expect(trusts).toEqual([[statement], [statement], [statement]]);
  });

  test('the role of people without a group may do nothing', () => {
    const { staff, template } = staffIn(signIn);

    staff.webClient('Client', URLS);
    staff.addGroup('orders', {
      statements: [new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] })],
    });

    const [nobody = ''] = Object.keys(template().findResources('AWS::IAM::Role')).filter((id) => /NoGroup/.test(id));
    template().hasResourceProperties(ATTACHMENT, { Roles: { authenticated: { 'Fn::GetAtt': [nobody, 'Arn'] } } });
    template().hasResourceProperties('AWS::IAM::Role', {
      Description: 'Staff without a group: may do nothing',
      Policies: Match.absent(),
      ManagedPolicyArns: Match.absent(),
    });
    const policies = Object.values(template().findResources('AWS::IAM::Policy'));
    expect(policies.flatMap(({ Properties }) => Properties.Roles)).not.toContainEqual({ Ref: nobody });
  });

  test('a group does what it is told, allowed and granted', () => {
    const { stack, staff, template } = staffIn(signIn);
    const table = dynamodb.Table.fromTableName(stack, 'Table', 'Orders');

    staff.webClient('Client', URLS);
    const group = staff.addGroup('orders', {
      description: 'Packs and ships',
      statements: [
        new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-central-1:1:q'] }),
      ],
      managedPolicies: [iam.ManagedPolicy.fromManagedPolicyArn(stack, 'Own', 'arn:aws:iam::111122223333:policy/Own')],
    });
    table.grant(group, 'dynamodb:GetItem');

    template().hasResourceProperties('AWS::IAM::Role', {
      Description: 'Packs and ships',
      ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/Own'],
    });
    template().hasResourceProperties('AWS::IAM::Policy', {
      Roles: [stack.resolve(group.role.roleName)],
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-central-1:1:q' },
          {
            Effect: 'Allow',
            Action: 'dynamodb:GetItem',
            Resource: ['arn:aws:dynamodb:eu-central-1:111122223333:table/Orders'],
          },
        ],
      },
    });
  });

  test.each([
    ['clients before groups', ['client', 'group', 'other client']],
    ['groups before clients', ['group', 'client', 'other client']],
  ])('%s: every client leads to roles', (__, order) => {
    const { staff, template } = staffIn(signIn);

    for (const what of order) {
      if (what === 'group') staff.addGroup('orders');
      else staff.webClient(what === 'client' ? 'Client' : 'Other', URLS);
    }

    const [attachment] = Object.values(template().findResources(ATTACHMENT));
    const mappings = Object.values(attachment?.Properties.RoleMappings) as { IdentityProvider: unknown }[];
    const clients = Object.keys(template().findResources('AWS::Cognito::UserPoolClient'));
    expect(mappings.map(({ IdentityProvider }) => IdentityProvider)).toEqual(
      clients.map((id) => ({
        'Fn::Join': [
          '',
          ['cognito-idp.eu-central-1.amazonaws.com/', { Ref: expect.stringMatching(/UserPool/) }, ':', { Ref: id }],
        ],
      })),
    );
    expect(clients).toHaveLength(2);
  });

  test('groups without a client are refused, for nobody could use them', () => {
    const { stack, staff } = staffIn(signIn);

    staff.addGroup('orders');

    expect(() => Template.fromStack(stack)).toThrow(
      '[Office/Staff/AwsAccess] groups of staff get AWS credentials, but nobody can sign in; call webClient',
    );
  });

  test.each(['', '1st', 'order desk', 'or,ders', '[orders]', 'x'.repeat(65)])('the name %j is refused', (name) => {
    const { staff } = staffIn(signIn);

    expect(() => staff.addGroup(name)).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Office/Staff/AwsAccess' } },
        'name',
        name,
        'give a letter and at most 63 letters, digits, - and _',
      ),
    );
  });

  test('names are given once, and 25 times at most', () => {
    const { staff } = staffIn(signIn);
    const at = { node: { path: 'Office/Staff/AwsAccess' } };
    for (let count = 0; count < 25; count++) staff.addGroup(`group-${count}`);

    expect(() => staff.addGroup('group-7')).toThrow(
      new InvalidPropertyError(at, 'name', 'group-7', 'give each group a name of its own'),
    );
    expect(() => staff.addGroup('group-25')).toThrow(
      new InvalidPropertyError(at, 'name', 'group-25', 'leave it out: an identity pool maps 25 groups'),
    );
  });
});

test.each([
  ['saml', saml],
  ['oidc', oidc],
])('with an identity provider (%s), a role is chosen by the one group that it names, and else refused', (_, signIn) => {
  const { staff, template } = staffIn(signIn);

  staff.webClient('Client', URLS);
  const orders = staff.addGroup('orders');
  staff.addGroup('support');

  template().hasResourceProperties(ATTACHMENT, {
    RoleMappings: {
      OfficeStaffClientD637FA2D: {
        Type: 'Rules',
        AmbiguousRoleResolution: 'Deny',
        RulesConfiguration: {
          Rules: [
            { Claim: 'custom:staff_group', MatchType: 'Equals', Value: 'orders', RoleARN: roleOf('orders') },
            { Claim: 'custom:staff_group', MatchType: 'Equals', Value: 'support', RoleARN: roleOf('support') },
          ],
        },
      },
    },
  });
  template().resourceCountIs('AWS::Cognito::UserPoolGroup', 0);
  expect(orders.group).toBeUndefined();
});

test('with a pool, Cognito keeps the groups, and the first one counts for people in two', () => {
  const { stack, staff, template } = staffIn(pool);

  staff.webClient('Client', URLS);
  staff.addGroup('orders', { description: 'Packs and ships' });
  staff.addGroup('support');

  const UserPoolId = stack.resolve(staff.userPool.userPoolId);
  template().hasResourceProperties('AWS::Cognito::UserPoolGroup', {
    UserPoolId,
    GroupName: 'orders',
    Description: 'Packs and ships',
    Precedence: 1,
    RoleArn: roleOf('orders'),
  });
  template().hasResourceProperties('AWS::Cognito::UserPoolGroup', {
    UserPoolId,
    GroupName: 'support',
    Description: Match.absent(),
    Precedence: 2,
    RoleArn: roleOf('support'),
  });
  const [attachment] = Object.values(template().findResources(ATTACHMENT));
  expect(Object.values(attachment?.Properties.RoleMappings)).toEqual([
    expect.objectContaining({ Type: 'Token', AmbiguousRoleResolution: 'Deny' }),
  ]);
});
