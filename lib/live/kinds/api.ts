import { kind, notListed, perParent, plain, type ResourceKind } from '../resource-kind';

/** Kinds of APIs. */
export const apiKinds: readonly ResourceKind[] = [
  kind({
    type: 'AWS::ApiGateway::Method',
    primaryIdentifier: ['RestApiId', 'ResourceId', 'HttpMethod'],
    recorded: true,
    listing: notListed(),
    readPermissions: ['apigateway:GET'],
  }),
  kind({
    type: 'AWS::ApiGateway::Stage',
    primaryIdentifier: ['RestApiId', 'StageName'],
    recorded: true,
    listing: perParent('AWS::ApiGateway::RestApi', 'RestApiId'),
    readPermissions: ['apigateway:GET'],
  }),
  kind({
    type: 'AWS::ApiGatewayV2::Api',
    primaryIdentifier: ['ApiId'],
    recorded: true,
    listing: plain(),
    writeOnly: [
      'BasePath',
      'Body',
      'BodyS3Location',
      'BodyS3Location.Bucket',
      'BodyS3Location.Etag',
      'BodyS3Location.Key',
      'BodyS3Location.Version',
      'CredentialsArn',
      'DisableSchemaValidation',
      'FailOnWarnings',
      'RouteKey',
      'Target',
    ],
    readPermissions: ['apigateway:GET'],
  }),
  kind({
    type: 'AWS::ApiGatewayV2::Integration',
    primaryIdentifier: ['ApiId', 'IntegrationId'],
    recorded: true,
    listing: perParent('AWS::ApiGatewayV2::Api', 'ApiId'),
    readPermissions: ['apigateway:GET'],
  }),
  kind({
    type: 'AWS::ApiGatewayV2::Stage',
    primaryIdentifier: ['ApiId', 'StageName'],
    recorded: true,
    listing: perParent('AWS::ApiGatewayV2::Api', 'ApiId'),
    readPermissions: ['apigateway:GET'],
  }),
  kind({
    type: 'AWS::AppSync::DataSource',
    primaryIdentifier: ['DataSourceArn'],
    recorded: false,
    listing: perParent('AWS::AppSync::GraphQLApi', 'ApiId'),
    readPermissions: ['appsync:GetDataSource', 'appsync:ListDataSources'],
  }),
  kind({
    type: 'AWS::AppSync::GraphQLApi',
    primaryIdentifier: ['ApiId'],
    recorded: true,
    listing: plain(),
    readPermissions: [
      'appsync:GetGraphqlApi',
      'appsync:GetGraphqlApiEnvironmentVariables',
      'appsync:ListGraphqlApis',
      'appsync:ListTagsForResource',
    ],
  }),
];
