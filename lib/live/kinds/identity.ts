import { kind, notListed, perParent, plain, type ResourceKind } from '../resource-kind';

/** Kinds of identities of shoppers and staff. */
export const identityKinds: readonly ResourceKind[] = [
  kind({
    type: 'AWS::Cognito::IdentityPool',
    primaryIdentifier: ['Id'],
    recorded: true,
    listing: plain(),
    writeOnly: ['CognitoEvents', 'CognitoStreams', 'PushSync'],
    readPermissions: [
      'cognito-identity:DescribeIdentityPool',
      'cognito-identity:ListIdentityPools',
      'cognito-identity:ListTagsForResource',
    ],
  }),
  kind({
    type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    primaryIdentifier: ['Id'],
    recorded: false,
    listing: perParent('AWS::Cognito::IdentityPool', 'IdentityPoolId'),
    readPermissions: ['cognito-identity:GetIdentityPoolRoles'],
  }),
  kind({
    type: 'AWS::Cognito::UserPool',
    primaryIdentifier: ['UserPoolId'],
    recorded: true,
    listing: plain(),
    writeOnly: ['EnabledMfas'],
    readPermissions: [
      'cognito-idp:DescribeUserPool',
      'cognito-idp:GetUserPoolMfaConfig',
      'cognito-idp:ListUserPools',
      'kms:DescribeKey',
    ],
  }),
  kind({
    type: 'AWS::Cognito::UserPoolClient',
    primaryIdentifier: ['UserPoolId', 'ClientId'],
    recorded: true,
    listing: perParent('AWS::Cognito::UserPool', 'UserPoolId'),
    readPermissions: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListUserPoolClients'],
  }),
  kind({
    type: 'AWS::Cognito::UserPoolIdentityProvider',
    primaryIdentifier: ['UserPoolId', 'ProviderName'],
    recorded: false,
    listing: perParent('AWS::Cognito::UserPool', 'UserPoolId'),
    readPermissions: ['cognito-idp:DescribeIdentityProvider', 'cognito-idp:ListIdentityProviders'],
  }),
  kind({
    type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
    primaryIdentifier: ['UserPoolId', 'ClientId'],
    recorded: false,
    listing: notListed(),
    readPermissions: ['cognito-idp:DescribeRiskConfiguration'],
  }),
];
