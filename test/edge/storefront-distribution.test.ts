import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CertificateExpiryAlarm } from '../../lib/edge/certificate-expiry-alarm';
import { StorefrontDistribution, type StorefrontDistributionProps } from '../../lib/edge/storefront-distribution';

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';

function stack(region = 'us-east-1'): Stack {
  const app = new App({ context: { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true } });
  return new Stack(app, 'Edge', { env: { account: '123456789012', region } });
}

const certificateOf = (scope: Stack) => acm.Certificate.fromCertificateArn(scope, 'Certificate', CERTIFICATE);
const zoneOf = (scope: Stack, zoneName = 'example.com') =>
  route53.HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId: 'Z0000000000000', zoneName });

function shop(props: (scope: Stack) => Partial<StorefrontDistributionProps> = () => ({}), edge = stack()) {
  const made = new StorefrontDistribution(edge, 'Shop', { webAclArn: WEB_ACL, ...props(edge) });
  return { edge, made, template: Template.fromStack(edge) };
}

const named = (scope: Stack) => ({ domainNames: ['shop.example.com'], certificate: certificateOf(scope) });

describe('StorefrontDistribution', () => {
  test('serves over HTTPS alone, behind the web ACL, with the headers and a root object', () => {
    const { edge, made, template } = shop();

    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Enabled: true,
        WebACLId: WEB_ACL,
        DefaultRootObject: 'index.html',
        HttpVersion: 'http2and3',
        IPV6Enabled: true,
        DefaultCacheBehavior: {
          ViewerProtocolPolicy: 'redirect-to-https',
          CachePolicyId: cloudfront.CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
          ResponseHeadersPolicyId: edge.resolve(made.responseHeadersPolicy.responseHeadersPolicyId),
        },
        Aliases: Match.absent(),
        ViewerCertificate: Match.absent(),
      },
    });
    template.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 1);
  });

  test('serves own names over TLS 1.2 or later', () => {
    const { template } = shop(named);

    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['shop.example.com'],
        ViewerCertificate: {
          AcmCertificateArn: CERTIFICATE,
          MinimumProtocolVersion: 'TLSv1.2_2021',
          SslSupportMethod: 'sni-only',
        },
      },
    });
  });

  test.each([
    [cloudfront.SecurityPolicyProtocol.TLS_V1_2_2025, 'TLSv1.2_2025'],
    [cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025, 'TLSv1.3_2025'],
  ])('takes the higher floor %s', (minimumProtocolVersion, expected) => {
    const { template } = shop((scope) => ({ ...named(scope), minimumProtocolVersion }));

    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { ViewerCertificate: { MinimumProtocolVersion: expected } },
    });
  });

  test('reads a private bucket by origin access control, and is alone in that', () => {
    const { edge, made, template } = shop();
    const bucketArn = edge.resolve(made.contentBucket?.bucketArn);

    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    const [accessControlId] = Object.keys(template.findResources('AWS::CloudFront::OriginAccessControl'));
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Origins: [{ OriginAccessControlId: { 'Fn::GetAtt': [accessControlId, 'Id'] } }] },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: edge.resolve(made.contentBucket?.bucketName),
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            Resource: { 'Fn::Join': ['', [bucketArn, '/*']] },
            Condition: {
              StringEquals: {
                'AWS:SourceArn': {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      ':cloudfront::',
                      { Ref: 'AWS::AccountId' },
                      ':distribution/',
                      edge.resolve(made.distribution.distributionId),
                    ],
                  ],
                },
              },
            },
          },
        ]),
      },
    });
  });

  test.each([
    ['its own key', undefined],
    ['the given key', 'Given'],
  ])('lets the distributions of this account decrypt with %s, without a circle', (_name, keyId) => {
    const edge = stack();
    const given = keyId === undefined ? {} : { encryptionKey: new kms.Key(edge, keyId) };
    const { template } = shop(() => given, edge);

    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 'kms:Decrypt',
            Condition: {
              ArnLike: {
                'AWS:SourceArn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, ':cloudfront::', { Ref: 'AWS::AccountId' }, ':distribution/*'],
                  ],
                },
              },
            },
          }),
        ]),
      },
    });
    Annotations.fromStack(edge).hasNoWarning('*', Match.anyValue());
  });

  test('keeps and rotates what it makes', () => {
    const { template } = shop();

    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('can be removed whole', () => {
    const { template } = shop(() => ({ removalPolicy: RemovalPolicy.DESTROY }));

    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });

  test('logs requests and bucket access to one bucket of its own', () => {
    const { edge, made, template } = shop();
    const logBucketName = edge.resolve(made.accessLogBucket.bucketName);

    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: logBucketName },
    });
    template.hasResourceProperties('AWS::Logs::DeliverySource', {
      ResourceArn: edge.resolve(made.distribution.distributionArn),
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: logBucketName,
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'delivery.logs.amazonaws.com' } }),
        ]),
      },
    });
  });

  test('logs to the bucket it is given', () => {
    const edge = stack();
    const accessLogBucket = new s3.Bucket(edge, 'Logs', { objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED });

    const { template } = shop(() => ({ accessLogBucket }), edge);

    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.hasResourceProperties('AWS::Logs::DeliveryDestination', {
      DestinationResourceArn: { 'Fn::Join': ['', [edge.resolve(accessLogBucket.bucketArn), '/cloudfront']] },
    });
  });

  test('serves an origin of ones own, without a bucket for content', () => {
    const origin = new HttpOrigin('origin.example.com', {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    });

    const { made, template } = shop(() => ({ origin }));

    expect(made.contentBucket).toBeUndefined();
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Origins: [{ DomainName: 'origin.example.com' }] },
    });
  });

  test('takes response headers and countries', () => {
    const { template } = shop(() => ({
      responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
      geoRestriction: cloudfront.GeoRestriction.allowlist('NL', 'BE'),
    }));

    template.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 0);
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultCacheBehavior: {
          ResponseHeadersPolicyId: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS.responseHeadersPolicyId,
        },
        Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['NL', 'BE'] } },
      },
    });
  });

  test('points its names in the hosted zone at itself, over IPv4 and IPv6', () => {
    const { edge, made, template } = shop((scope) => ({
      domainNames: ['example.com', 'www.example.com'],
      certificate: certificateOf(scope),
      hostedZone: zoneOf(scope),
    }));

    template.resourceCountIs('AWS::Route53::RecordSet', 6);
    for (const Name of ['example.com.', 'www.example.com.']) {
      for (const Type of ['A', 'AAAA']) {
        template.hasResourceProperties('AWS::Route53::RecordSet', {
          Name,
          Type,
          HostedZoneId: 'Z0000000000000',
          AliasTarget: { DNSName: edge.resolve(made.distribution.domainName) },
        });
      }
    }
    expect(made.dnsRecords).toEqual([]);
  });

  test('lets Amazon alone issue certificates for its names in the hosted zone, unless told otherwise', () => {
    const props = (scope: Stack) => ({
      domainNames: ['example.com', '*.example.com'],
      certificate: certificateOf(scope),
      hostedZone: zoneOf(scope),
    });
    const caa = { Type: 'CAA' };

    const { template } = shop(props);
    const without = shop((scope) => ({ ...props(scope), caaRecords: false })).template;

    template.resourcePropertiesCountIs('AWS::Route53::RecordSet', caa, 1);
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'example.com.',
      Type: 'CAA',
      HostedZoneId: 'Z0000000000000',
      ResourceRecords: ['0 issue "amazon.com"'],
    });
    without.resourcePropertiesCountIs('AWS::Route53::RecordSet', caa, 0);
    without.resourceCountIs('AWS::Route53::RecordSet', 4);
  });

  test('tells the records to create where there is no hosted zone', () => {
    const { edge, made } = shop(named);

    expect(edge.resolve(made.dnsRecords)).toEqual([
      { 'Fn::Join': ['', ['shop.example.com CNAME ', edge.resolve(made.distribution.domainName)]] },
      'shop.example.com CAA 0 issue "amazon.com" (beside an alias; beside a CNAME it cannot stand: give it to the name above, where it binds all names below)',
    ]);
    expect(shop().made.dnsRecords).toEqual([]);
    expect(shop((scope) => ({ ...named(scope), caaRecords: false })).made.dnsRecords).toHaveLength(1);
  });
});

test('shows pages of the shop in place of errors, under their status, and asks again soon', () => {
  const { template } = shop(() => ({ errorPages: { '404': '/errors/404.html', '503': '/errors/busy.html' } }));

  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      CustomErrorResponses: [
        { ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/errors/404.html', ErrorCachingMinTTL: 10 },
        { ErrorCode: 503, ResponseCode: 503, ResponsePagePath: '/errors/busy.html', ErrorCachingMinTTL: 5 },
      ],
    },
  });
  shop().template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: { CustomErrorResponses: Match.absent() },
  });
});

describe('with a topic for alarms', () => {
  const told = (scope: Stack) => ({ alarmTopic: sns.Topic.fromTopicArn(scope, 'Alerts', TOPIC) });

  test('tells of a certificate that expires and of server errors', () => {
    const { edge, made, template } = shop((scope) => ({ ...named(scope), ...told(scope) }));

    template.resourceCountIs('AWS::CloudWatch::Alarm', 2);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/CertificateManager',
      MetricName: 'DaysToExpiry',
      Dimensions: [{ Name: 'CertificateArn', Value: CERTIFICATE }],
      Statistic: 'Minimum',
      Period: 86400,
      EvaluationPeriods: 1,
      Threshold: 30,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
      AlarmActions: [TOPIC],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/CloudFront',
      MetricName: '5xxErrorRate',
      Dimensions: [
        { Name: 'DistributionId', Value: edge.resolve(made.distribution.distributionId) },
        { Name: 'Region', Value: 'Global' },
      ],
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 3,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [TOPIC],
    });
  });

  test('watches no certificate that it does not have', () => {
    shop(told).template.resourceCountIs('AWS::CloudWatch::Alarm', 1);
    shop(named).template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('is told as many days ahead as it asks for, at least one', () => {
    const edge = stack();
    const props = { certificate: certificateOf(edge), ...told(edge) };
    new CertificateExpiryAlarm(edge, 'Early', { ...props, daysLeft: 45 });

    Template.fromStack(edge).hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 45 });
    expect(() => new CertificateExpiryAlarm(edge, 'Late', { ...props, daysLeft: 0 })).toThrow(
      new Error('Edge/Late: daysLeft is 0; give a whole number of days, such as 30'),
    );
  });
});

const ACL_MEND = 'give the ARN of a WAFv2 web ACL of scope CLOUDFRONT';

describe('StorefrontDistribution refuses', () => {
  test.each<[string, (scope: Stack) => Partial<StorefrontDistributionProps>, string]>([
    ['no web ACL', () => ({ webAclArn: '' }), `webAclArn is ""; ${ACL_MEND}`],
    [
      'a regional web ACL',
      () => ({ webAclArn: WEB_ACL.replace('global', 'regional') }),
      `webAclArn is "${WEB_ACL.replace('global', 'regional')}"; ${ACL_MEND}`,
    ],
    [
      'names without a certificate',
      () => ({ domainNames: ['shop.example.com'] }),
      'domainNames is ["shop.example.com"]; give a certificate of these names as well',
    ],
    [
      'a certificate without names',
      (scope) => ({ certificate: certificateOf(scope) }),
      'domainNames is []; name what the certificate is for',
    ],
    [
      'an old TLS floor',
      (scope) => ({
        ...named(scope),
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2019,
      }),
      'minimumProtocolVersion is "TLSv1.2_2019"; give one of TLSv1.2_2021, TLSv1.2_2025, TLSv1.3_2025',
    ],
    [
      'a TLS floor that CloudFront would not keep',
      () => ({ minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025 }),
      'minimumProtocolVersion is "TLSv1.3_2025"; give domainNames and a certificate as well: without them CloudFront sets no floor',
    ],
    [
      'a hosted zone without names',
      (scope) => ({ hostedZone: zoneOf(scope) }),
      'domainNames is []; give the names to create in hostedZone',
    ],
    [
      'a name of another zone',
      (scope) => ({ ...named(scope), hostedZone: zoneOf(scope, 'ample.com') }),
      'domainNames is "shop.example.com"; give names within the hosted zone ample.com',
    ],
    [
      'reports of headers that are not its own',
      () => ({
        reportsPath: '/_reports/violations',
        responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
        personalResponseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
      }),
      'reportsPath is "/_reports/violations"; leave it out: both sets of headers are your own',
    ],
    [
      'an error page for a status that CloudFront shows none for',
      () => ({ errorPages: { '401': '/login.html' } }),
      'errorPages is "401"; give one of the statuses 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504',
    ],
    [
      'an error page elsewhere',
      () => ({ errorPages: { '404': 'https://example.com/404.html' } }),
      'errorPages is "https://example.com/404.html"; give the page of 404 as a path that begins with /, such as /errors/404.html',
    ],
    [
      'a key that nothing would use',
      (scope) => ({ origin: new HttpOrigin('origin.example.com'), encryptionKey: new kms.Key(scope, 'Key') }),
      'encryptionKey is "Edge/Key"; leave it out: it is the key of the bucket that your own origin replaces',
    ],
  ])('%s', (_name, props, message) => {
    expect(() => shop(props)).toThrow(new Error(`Edge/Shop: ${message}`));
  });

  test('another region', () => {
    expect(() => shop(() => ({}), stack('eu-central-1'))).toThrow(
      new Error('Edge/Shop: region is "eu-central-1"; create it in a stack whose env.region is us-east-1'),
    );
  });
});
