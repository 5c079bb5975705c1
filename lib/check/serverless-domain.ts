import { createHash } from 'node:crypto';
import { own } from '../controls/value';
import { defined, type GeneratedResource, objectAt, type RawObject, sameProperties } from './serverless-resource';

/** The custom domain of a REST API. Private ones have a type of their own, which no control looks at. */
export function restApiDomain(api: RawObject): readonly GeneratedResource[] {
  const domain = objectAt(api, 'Domain');
  const endpoint = own(domain, 'EndpointConfiguration') ?? 'REGIONAL';
  if (own(domain, 'DomainName') === undefined || endpoint === 'PRIVATE') return [];
  return [
    {
      logicalId: `ApiGatewayDomainName${hashOf(own(domain, 'DomainName'))}`,
      type: 'AWS::ApiGateway::DomainName',
      properties: {
        ...sameProperties(domain, ['DomainName', 'SecurityPolicy', 'MutualTlsAuthentication']),
        EndpointConfiguration: { Types: [endpoint] },
      },
      sources: [['', 'Domain']],
    },
  ];
}

/** The custom domain of an HTTP API. */
export function httpApiDomain(api: RawObject): readonly GeneratedResource[] {
  const domain = objectAt(api, 'Domain');
  if (own(domain, 'DomainName') === undefined) return [];
  const configuration = {
    ...sameProperties(domain, ['CertificateArn', 'SecurityPolicy']),
    EndpointType: own(domain, 'EndpointConfiguration') ?? 'REGIONAL',
  };
  return [
    {
      logicalId: `ApiGatewayDomainNameV2${hashOf(own(domain, 'DomainName'))}`,
      type: 'AWS::ApiGatewayV2::DomainName',
      properties: defined({
        DomainName: own(domain, 'DomainName'),
        DomainNameConfigurations: [configuration],
        MutualTlsAuthentication: own(domain, 'MutualTlsAuthentication'),
      }),
      sources: [
        ['', 'Domain'],
        ['DomainNameConfigurations', 'Domain'],
        ['DomainNameConfigurations[0]', 'Domain'],
      ],
    },
  ];
}

/** What SAM appends to the logical id of a resource that is called after a text. */
export function serverlessHash(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}

function hashOf(name: unknown): string {
  return serverlessHash(typeof name === 'string' ? name : JSON.stringify(name));
}
