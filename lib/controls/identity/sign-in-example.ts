import type { Example } from '../control';

/** An example: a user pool. */
export function userPoolExample(properties: object = {}, attributes: object = {}): Example {
  return { Resources: { Shoppers: { Type: 'AWS::Cognito::UserPool', ...attributes, Properties: properties } } };
}

/** An example: an app client. */
export function appClientExample(properties: object = {}): Example {
  return { Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } } };
}

/** An example: an app client that uses OAuth, with the authorization code grant. */
export function oauthClientExample(properties: object = {}): Example {
  return appClientExample({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], ...properties });
}
