import { App, Stack } from 'aws-cdk-lib';
import { Capture, Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { DistributionAccessLog } from '../../lib/edge/distribution-access-log';

function stack(region = 'us-east-1', name = 'Edge'): Stack {
  return new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), name, {
    env: { account: '123456789012', region },
  });
}

function distributionOf(scope: Stack): cloudfront.IDistribution {
  return cloudfront.Distribution.fromDistributionAttributes(scope, 'Distribution', {
    distributionId: 'E1',
    domainName: 'd1.cloudfront.net',
  });
}

describe('DistributionAccessLog', () => {
  test('delivers JSON to a prefix that creation and updates agree on', () => {
    const edge = stack();
    const bucket = new s3.Bucket(edge, 'Logs');

    new DistributionAccessLog(edge, 'Log', { distribution: distributionOf(edge), bucket });

    const template = Template.fromStack(edge);
    template.hasResourceProperties('AWS::Logs::DeliverySource', {
      LogType: 'ACCESS_LOGS',
      ResourceArn: 'arn:aws:cloudfront::123456789012:distribution/E1',
    });
    template.hasResourceProperties('AWS::Logs::DeliveryDestination', {
      DeliveryDestinationType: 'S3',
      DestinationResourceArn: { 'Fn::Join': ['', [edge.resolve(bucket.bucketArn), '/cloudfront']] },
      OutputFormat: 'json',
    });
    template.hasResourceProperties('AWS::Logs::Delivery', {
      S3SuffixPath: '{distributionid}/{yyyy}/{MM}/{dd}/{HH}',
      S3EnableHiveCompatiblePath: false,
    });
  });

  test('records who asked for what and how it ended, without cookies, query strings and referrers', () => {
    const edge = stack();
    new DistributionAccessLog(edge, 'Log', {
      distribution: distributionOf(edge),
      bucket: new s3.Bucket(edge, 'Logs'),
    });

    const fields = new Capture();
    Template.fromStack(edge).hasResourceProperties('AWS::Logs::Delivery', { RecordFields: fields });
    expect(fields.asArray()).toEqual(
      expect.arrayContaining(['date', 'time', 'c-ip', 'cs-method', 'cs(Host)', 'cs-uri-stem', 'sc-status']),
    );
    for (const secret of ['cs(Cookie)', 'cs-uri-query', 'cs(Referer)', 'cs-headers']) {
      expect(fields.asArray()).not.toContain(secret);
    }
  });

  test('lets its own delivery source write to its prefix, before the delivery', () => {
    const edge = stack();
    const bucket = new s3.Bucket(edge, 'Logs');
    const { source } = new DistributionAccessLog(edge, 'Log', { distribution: distributionOf(edge), bucket });

    const template = Template.fromStack(edge);
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'delivery.logs.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [edge.resolve(bucket.bucketArn), '/cloudfront/*']] },
            Condition: {
              StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': '123456789012' },
              ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:123456789012:delivery-source:${source.name}` },
            },
          },
        ],
      },
    });
    const [policyId] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
    template.hasResource('AWS::Logs::Delivery', {
      DependsOn: Match.arrayWith([policyId]),
      Properties: { DeliverySourceName: edge.resolve(source.ref) },
    });
  });

  test('names source and destination within 60 characters, differently in each stack', () => {
    const names = ['Edge', 'Other', 'A'.repeat(100)].map((stackName) => {
      const edge = stack('us-east-1', stackName);
      const bucket = new s3.Bucket(edge, 'Logs');
      const { source, destination } = new DistributionAccessLog(edge, 'Log', {
        distribution: distributionOf(edge),
        bucket,
      });
      expect(destination.name).toBe(source.name);
      return source.name;
    });

    expect(new Set(names).size).toBe(3);
    for (const name of names) {
      expect(name).toMatch(/^[\w-]{1,60}$/);
    }
  });

  test('leaves the policy of an imported bucket alone', () => {
    const edge = stack();
    const bucket = s3.Bucket.fromBucketName(edge, 'Logs', 'central-logs');

    new DistributionAccessLog(edge, 'Log', { distribution: distributionOf(edge), bucket });

    const template = Template.fromStack(edge);
    template.resourceCountIs('AWS::S3::BucketPolicy', 0);
    template.hasResource('AWS::Logs::Delivery', { DependsOn: Match.absent() });
  });

  test('refuses another region', () => {
    const home = stack('eu-central-1');
    const bucket = new s3.Bucket(home, 'Logs');

    expect(() => new DistributionAccessLog(home, 'Log', { distribution: distributionOf(home), bucket })).toThrow(
      new Error('Edge/Log: region is "eu-central-1"; create it in a stack whose env.region is us-east-1'),
    );
  });
});
