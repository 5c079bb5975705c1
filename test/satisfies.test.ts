import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import cdkJson from '../cdk.json';
import * as storefront from '../lib';
import { catalogue } from '../lib/controls/catalogue';
import { evaluate } from '../lib/controls/evaluate';
import { TemplateSet } from '../lib/controls/template-set';

const ENV = { account: '111122223333', region: 'us-east-1' };
const WEB_ACL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1234';

/** Every construct with a `Satisfies:` line, as a user makes it who wants all that the line names. */
const CONSTRUCTS: Readonly<Record<string, (stack: Stack) => void>> = {
  AccessLogBucket: (stack) => storefrontBucket(stack),
  AlertTopic: (stack) => new storefront.AlertTopic(stack, 'It', { encryptionKey: key(stack) }),
  AuditTrail: (stack) =>
    new storefront.AuditTrail(stack, 'It', { encryptionKey: key(stack), accessLogBucket: accessLogs(stack) }),
  ConfigBaseline: (stack) => configBaseline(stack),
  ConfigDelivery: (stack) => configBaseline(stack),
  ConfigRecorder: (stack) => configBaseline(stack),
  CustomerDataKey: (stack) => new storefront.CustomerDataKey(stack, 'It', { dataClass: storefront.DataClass.ORDERS }),
  CustomerTable: (stack) =>
    new storefront.CustomerTable(stack, 'It', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryptionKey: key(stack),
    }),
  DistributionAccessLog: (stack) => distribution(stack),
  SecurityHeaders: (stack) => new storefront.SecurityHeaders(stack, 'It'),
  ShopperIdentity: (stack) => shopperIdentity(stack),
  StaticContent: (stack) => distribution(stack),
  StorefrontBucket: (stack) => storefrontBucket(stack),
  StorefrontDistribution: (stack) => distribution(stack),
  StorefrontWebAcl: (stack) =>
    new storefront.StorefrontWebAcl(stack, 'It', {
      scope: storefront.WebAclScope.CLOUDFRONT,
      encryptionKey: key(stack),
    }),
  UserPoolWebAcl: (stack) => new storefront.UserPoolWebAcl(stack, 'It', { encryptionKey: key(stack) }),
};

const key = (stack: Stack) => new kms.Key(stack, 'Key', { enableKeyRotation: true });

const accessLogs = (stack: Stack) => new storefront.AccessLogBucket(stack, 'AccessLogs').bucket;

const storefrontBucket = (stack: Stack) =>
  new storefront.StorefrontBucket(stack, 'It', { encryptionKey: key(stack), accessLogBucket: accessLogs(stack) });

const configBaseline = (stack: Stack) =>
  new storefront.ConfigBaseline(stack, 'It', { encryptionKey: key(stack), accessLogBucket: accessLogs(stack) });

const distribution = (stack: Stack) =>
  new storefront.StorefrontDistribution(stack, 'It', {
    webAclArn: WEB_ACL,
    domainNames: ['shop.example.com'],
    certificate: acm.Certificate.fromCertificateArn(stack, 'C', `arn:aws:acm:us-east-1:${ENV.account}:certificate/1`),
  });

const shopperIdentity = (stack: Stack) =>
  new storefront.ShopperIdentity(stack, 'It', {
    relyingPartyDomain: 'shop.example.com',
    encryptionKey: key(stack),
    accessLogBucket: accessLogs(stack),
    logRetention: logs.RetentionDays.THIRTEEN_MONTHS,
  }).webClient('Client', {
    callbackUrls: ['https://shop.example.com/callback'],
    logoutUrls: ['https://shop.example.com/'],
  });

/** The controls that a construct's docstring names, by construct. */
const named = new Map(
  ['data', 'detection', 'edge', 'identity'].flatMap((room) =>
    readdirSync(join('lib', room)).flatMap((file) => {
      const source = readFileSync(join('lib', room, file), 'utf8');
      return [...source.matchAll(/Satisfies: ((?:[^*]|\*(?!\/))*)\*\/\s*export class (\w+)/g)].map(
        ([, text = '', name = '']) =>
          [name, catalogue.map(({ id }) => id).filter((id) => new RegExp(`\\b${id}\\b`).test(text))] as const,
      );
    }),
  ),
);

const synthesized = (build: (stack: Stack) => void) => {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env: ENV });
  build(stack);
  return new TemplateSet([{ name: 'Shop', body: Template.fromStack(stack).toJSON(), ...ENV }]);
};

test('every construct that names controls is made here, and the other way round', () => {
  expect([...named.keys()].sort()).toEqual(Object.keys(CONSTRUCTS).sort());
});

describe.each(Object.entries(CONSTRUCTS))('%s', (name, build) => {
  const { judgements } = evaluate(synthesized(build), catalogue);

  test('satisfies the controls that its docstring names', () => {
    const ids = named.get(name) ?? [];

    const verdicts = ids.map((id) => {
      const kinds = judgements.filter(({ control }) => control.id === id).map(({ verdict }) => verdict.kind);
      return `${id}: ${[...new Set(kinds)].join(', ') || 'not evaluated'}`;
    });

    expect(ids.length).toBeGreaterThan(0);
    expect(verdicts).toEqual(ids.map((id) => `${id}: compliant`));
  });

  test('breaks no control', () => {
    const broken = judgements
      .filter(({ verdict }) => verdict.kind !== 'compliant')
      .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId} ${verdict.kind}`);

    expect(broken).toEqual([]);
  });
});
