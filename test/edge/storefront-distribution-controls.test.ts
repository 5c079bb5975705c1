import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import cdkJson from '../../cdk.json';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { CustomerDataKey } from '../../lib/data/customer-data-key';
import { DataClass } from '../../lib/data/data-class';
import { AlertTopic } from '../../lib/detection/alert-topic';
import { SecurityHeaders } from '../../lib/edge/security-headers';
import { StorefrontBehavior } from '../../lib/edge/storefront-behavior';
import { StorefrontDistribution } from '../../lib/edge/storefront-distribution';
import { StorefrontOrigin } from '../../lib/edge/storefront-origin';

const ENV = { account: '123456789012', region: 'us-east-1' };
const WEB_ACL = `arn:aws:wafv2:us-east-1:${ENV.account}:global/webacl/shop/11111111-2222-3333-4444-555555555555`;
const { STATIC, ACCOUNT, CART, CHECKOUT, API, REPORTS } = StorefrontBehavior;

/** A distribution with everything that it can have, and an origin of every kind. */
function wholeShop(): Stack {
  const app = new App({ context: { ...cdkJson.context, 'storefront:today': '2026-11-22' } });
  const edge = new Stack(app, 'Edge', { env: ENV });
  const logsKey = new CustomerDataKey(edge, 'LogsKey', { dataClass: DataClass.LOGS });
  const { topic } = new AlertTopic(edge, 'Alerts', {
    encryptionKey: logsKey.key,
    emailAddress: 'security@example.com',
  });
  const hostedZone = route53.HostedZone.fromHostedZoneAttributes(edge, 'Zone', {
    hostedZoneId: 'Z0000000000000',
    zoneName: 'example.com',
  });
  const shop = new StorefrontDistribution(edge, 'Shop', {
    webAclArn: WEB_ACL,
    domainNames: ['example.com', 'www.example.com'],
    certificate: new acm.Certificate(edge, 'Certificate', {
      domainName: 'example.com',
      subjectAlternativeNames: ['www.example.com'],
      validation: acm.CertificateValidation.fromDns(hostedZone),
    }),
    hostedZone,
    reportsPath: '/_reports/violations',
    errorPages: { '404': '/errors/404.html', '503': '/errors/503.html' },
    securityTxt: { contacts: ['mailto:security@example.com'], expires: '2027-05-31' },
    alarmTopic: topic,
  });
  const products = lambda.Function.fromFunctionAttributes(edge, 'Products', {
    functionArn: `arn:aws:lambda:us-east-1:${ENV.account}:function:products`,
    sameEnvironment: true,
  });
  const headers = new SecurityHeaders(edge, 'CheckoutHeaders', {
    noStore: true,
    reportingEndpoints: { csp: '/_reports/violations' },
    reportTo: 'csp',
    integrityPolicy: 'blocked-destinations=(script)',
  });
  const pages = StorefrontOrigin.loadBalancer(
    elbv2.ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(edge, 'LoadBalancer', {
      loadBalancerArn: `arn:aws:elasticloadbalancing:eu-central-1:${ENV.account}:loadbalancer/app/shop/1234567890123456`,
      loadBalancerDnsName: 'internal-shop.eu-central-1.elb.amazonaws.com',
      securityGroupId: 'sg-1234567890abcdef0',
    }),
    'origin.example.com',
  );
  const api = HttpApi.fromHttpApiAttributes(edge, 'Api', {
    httpApiId: 'a1b2c3d4e5',
    apiEndpoint: 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com',
  });
  shop.addBehavior(STATIC, shop.origin);
  shop.addBehavior(ACCOUNT, pages);
  shop.addBehavior(CART, pages);
  shop.addBehavior(CHECKOUT, pages, { responseHeadersPolicy: headers.responseHeadersPolicy });
  shop.addBehavior(
    API,
    StorefrontOrigin.functionUrl(products.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM })),
    { pathPattern: '/api/products*', readOnly: true },
  );
  shop.addBehavior(API, StorefrontOrigin.httpApi(api));
  shop.addBehavior(REPORTS, StorefrontOrigin.host('reports.example.com'));
  return edge;
}

test('a distribution with everything breaks no control', () => {
  const body = Template.fromStack(wholeShop()).toJSON();

  const { judgements } = evaluate(
    new TemplateSet([{ name: 'Edge', body, ...ENV }], new Date('2026-11-22T00:00:00Z')),
    catalogue,
  );

  const broken = judgements
    .filter(({ control, verdict }) => verdict.kind !== 'compliant' && control.id !== 'KeyDeletionWatched')
    .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId} ${JSON.stringify(verdict)}`);
  expect(broken).toEqual([]);
  expect(judgements.filter(({ resource }) => resource.type === 'AWS::CloudFront::Distribution').length).toBeGreaterThan(
    8,
  );
});
