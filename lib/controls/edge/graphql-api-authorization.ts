import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const AUTHENTICATED = ['AMAZON_COGNITO_USER_POOLS', 'AWS_IAM', 'AWS_LAMBDA', 'OPENID_CONNECT'];

const api = (AuthenticationType: unknown, others: object = {}): Example => ({
  Resources: { Shop: { Type: 'AWS::AppSync::GraphQLApi', Properties: { AuthenticationType, ...others } } },
});

/**
 * GraphQL APIs ask who is calling. An API key may be offered beside: it opens only the fields that say `@aws_api_key`,
 * while the default opens every field that says nothing.
 */
export const graphqlApiAuthorization = control({
  id: 'GraphqlApiAuthorization',
  area: 'edge',
  title: 'GraphQL APIs do not open to an API key by default',
  rationale: 'The key stands in the script of every page: with it anybody asks for orders and addresses.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::AppSync::GraphQLApi', (graphqlApi) => graphqlApi.at('AuthenticationType').oneOf(AUTHENTICATED)),
  remedy:
    'Set defaultAuthorization to USER_POOL, IAM, OIDC or LAMBDA; mark fields that are meant to be public @aws_api_key.',
  detect: [
    managedRule('APPSYNC_AUTHORIZATION_CHECK', { parameters: { AllowedAuthorizationTypes: AUTHENTICATED.join(',') } }),
  ],
  examples: {
    compliant: [
      api('AMAZON_COGNITO_USER_POOLS'),
      api('AWS_IAM', { AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] }),
    ],
    violating: [{ faultAt: 'AuthenticationType', ...api('API_KEY') }],
    unknown: [{ Parameters: { Authentication: { Type: 'String' } }, ...api({ Ref: 'Authentication' }) }],
  },
});
