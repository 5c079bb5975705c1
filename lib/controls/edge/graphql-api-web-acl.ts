import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { someRelated } from '../some-related';
import { compliant, violation } from '../verdict';

const api = (properties: object = {}) => ({
  Type: 'AWS::AppSync::GraphQLApi',
  Properties: { AuthenticationType: 'AWS_IAM', ...properties },
});
const association = (ResourceArn: unknown) => ({ Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn } });

/** A regional web ACL stands before each GraphQL API that faces the internet; private ones do not. */
export const graphqlApiWebAcl = control({
  id: 'GraphqlApiWebAcl',
  area: 'edge',
  title: 'GraphQL APIs that face the internet have a web ACL',
  rationale:
    'The appsync-api address is public: without a web ACL, bots and scrapers skip the one of the distribution.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.4.2'), judged('6.4.1'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::AppSync::GraphQLApi', (graphqlApi) =>
    onlyWhere(
      graphqlApi.at('Visibility').or('GLOBAL').equals('GLOBAL'),
      someRelated(
        graphqlApi.relatedBy('AWS::WAFv2::WebACLAssociation', 'ResourceArn'),
        compliant,
        violation('', 'no web ACL is associated with it'),
      ),
    ),
  ),
  remedy: "Associate a REGIONAL web ACL with the API's arn by CfnWebACLAssociation, or set visibility: PRIVATE.",
  detect: [managedRule('APPSYNC_ASSOCIATED_WITH_WAF')],
  examples: {
    compliant: [{ Resources: { Shop: api(), Guard: association({ 'Fn::GetAtt': ['Shop', 'Arn'] }) } }],
    violating: [{ faultAt: '', Resources: { Shop: api() } }],
    unknown: [
      {
        Parameters: { Guarded: { Type: 'String' } },
        Resources: { Shop: api(), Guard: association({ Ref: 'Guarded' }) },
      },
    ],
  },
});
