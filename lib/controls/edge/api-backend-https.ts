import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { httpsAddress } from './https-address';

const METHOD = 'AWS::ApiGateway::Method';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const DATA_SOURCE = 'AWS::AppSync::DataSource';
const HTTP = ['HTTP', 'HTTP_PROXY'];

/** Private integrations are left out: their traffic stays inside a VPC. */
function judgeBackend(resource: Resource): Verdict {
  if (resource.type === DATA_SOURCE) {
    return onlyWhere(resource.at('Type').equals('HTTP'), httpsAddress(resource.at('HttpConfig.Endpoint')));
  }
  const isMethod = resource.type === METHOD;
  const integration = isMethod ? resource.at('Integration') : resource;
  const overTheInternet = all(
    integration.at(isMethod ? 'Type' : 'IntegrationType').oneOf(HTTP),
    integration.at('ConnectionType').or('INTERNET').equals('INTERNET'),
  );
  return onlyWhere(overTheInternet, httpsAddress(integration.at(isMethod ? 'Uri' : 'IntegrationUri')));
}

const method = (Integration: object): Example => ({
  Resources: { Orders: { Type: METHOD, Properties: { HttpMethod: 'GET', Integration } } },
});
const integration = (Properties: object): Example => ({ Resources: { Orders: { Type: INTEGRATION, Properties } } });
const dataSource = (Endpoint: string): Example => ({
  Resources: { Stock: { Type: DATA_SOURCE, Properties: { Type: 'HTTP', HttpConfig: { Endpoint } } } },
});

/** What an API passes on over the internet stays encrypted. */
export const apiBackendHttps = control({
  id: 'ApiBackendHttps',
  area: 'edge',
  title: 'APIs reach their backends on the internet over HTTPS',
  rationale:
    'Orders and tokens leave API Gateway or AppSync a second time, and over HTTP everybody on the way reads them.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each([METHOD, INTEGRATION, DATA_SOURCE], judgeBackend),
  remedy:
    'Pass an https:// address to HttpIntegration, HttpUrlIntegration or addHttpDataSource, or go through a VPC link.',
  detect: single(),
  examples: {
    compliant: [
      method({ Type: 'HTTP_PROXY', Uri: 'https://erp.example/orders' }),
      integration({
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: { 'Fn::Sub': 'https://${AWS::Region}.erp.example' },
      }),
      dataSource('https://stock.example'),
    ],
    violating: [
      { faultAt: 'Integration.Uri', ...method({ Type: 'HTTP', Uri: 'http://erp.example/orders' }) },
      {
        faultAt: 'IntegrationUri',
        ...integration({
          IntegrationType: 'HTTP_PROXY',
          IntegrationUri: { 'Fn::Sub': 'http://${AWS::Region}.erp.example' },
        }),
      },
      { faultAt: 'HttpConfig.Endpoint', ...dataSource('http://stock.example') },
    ],
    unknown: [{ Parameters: { Erp: { Type: 'String' } }, ...method({ Type: 'HTTP_PROXY', Uri: { Ref: 'Erp' } }) }],
  },
});
