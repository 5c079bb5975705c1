import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';
import { SEARCH_TYPES } from './search-domain';

/** TLS 1.2 and later (Amazon OpenSearch Service API Reference, "DomainEndpointOptions"). */
const POLICIES = ['Policy-Min-TLS-1-2-2019-07', 'Policy-Min-TLS-1-2-PFS-2023-10'];

const example = (DomainEndpointOptions?: object): Example => ({
  Resources: { Catalog: { Type: 'AWS::OpenSearchService::Domain', Properties: { DomainEndpointOptions } } },
});
const current = { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' };

/** Search domains answer HTTPS alone, with TLS 1.2 at least. */
export const searchDomainHttps = control({
  id: 'SearchDomainHttps',
  area: 'data',
  title: 'Search domains refuse plain HTTP and TLS below 1.2',
  rationale: 'Queries carry what shoppers look for, and signed requests or passwords that open the whole index.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('4.2.1'), judged('2.2.5')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-02'],
  },
  since: '0.1.0',
  check: each(SEARCH_TYPES, (domain) =>
    all(
      domain.at('DomainEndpointOptions.EnforceHTTPS').isTrue(),
      domain.at('DomainEndpointOptions.TLSSecurityPolicy').oneOf(POLICIES),
    ),
  ),
  remedy: 'Set enforceHttps: true and tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS.',
  detect: [managedRule('OPENSEARCH_HTTPS_REQUIRED', { parameters: { tlsPolicies: POLICIES.join(',') } })],
  examples: {
    compliant: [example(current), example({ ...current, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' })],
    violating: [
      { faultAt: 'DomainEndpointOptions.EnforceHTTPS', ...example() },
      { faultAt: 'DomainEndpointOptions.EnforceHTTPS', ...example({ ...current, EnforceHTTPS: 'false' }) },
      { faultAt: 'DomainEndpointOptions.TLSSecurityPolicy', ...example({ EnforceHTTPS: true }) },
      {
        faultAt: 'DomainEndpointOptions.TLSSecurityPolicy',
        ...example({ ...current, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' }),
      },
    ],
    unknown: [
      { Parameters: { Tls: { Type: 'String' } }, ...example({ ...current, TLSSecurityPolicy: { Ref: 'Tls' } }) },
    ],
  },
});
