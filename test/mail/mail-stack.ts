import { App, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { TODAY_CONTEXT } from '../../lib/clock';

export const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555';

export const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';

/** A stack of a shop, on a day. */
export function mailStack(region = 'eu-central-1', today = '2026-11-22'): Stack {
  const app = new App({ context: { [TODAY_CONTEXT]: today } });
  return new Stack(app, 'Shop', { env: { account: '123456789012', region } });
}

export function zoneOf(stack: Stack, zoneName = 'example.com'): route53.IHostedZone {
  return route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z0000000000000', zoneName });
}

export function topicOf(stack: Stack): sns.ITopic {
  return sns.Topic.fromTopicArn(stack, 'Alerts', `arn:aws:sns:${stack.region}:123456789012:alerts`);
}

/** What an MTA-STS policy shares with the shop's distribution. */
export function sharedWithShop(stack: Stack) {
  return {
    webAclArn: WEB_ACL,
    certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE),
    responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
    accessLogBucket: s3.Bucket.fromBucketName(stack, 'Logs', 'shop-access-logs'),
  };
}
