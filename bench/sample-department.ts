import { Duration, type Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/**
 * What one department of a shop deploys: storage, a queue and its handler, alerts, a key. About thirty resources, some of
 * them well guarded and some not, which depends on the number alone.
 */
export class SampleDepartment extends Construct {
  public constructor(scope: Stack, id: string, number: number) {
    super(scope, id);
    const guarded = number % 3 !== 0;
    const key = new kms.Key(this, 'Key', { enableKeyRotation: guarded });
    const archive = this.archive(key, guarded);
    const orders = this.orders(key, guarded);
    this.handler(archive, orders, key, guarded);
    this.network(guarded);
    if (number % 4 === 0) this.front(archive);
    if (number % 5 === 0) {
      new cognito.UserPool(this, 'Users', { mfa: guarded ? cognito.Mfa.REQUIRED : cognito.Mfa.OFF });
    }
  }

  private archive(encryptionKey: kms.Key, guarded: boolean): s3.Bucket {
    return new s3.Bucket(this, 'Archive', {
      encryptionKey,
      enforceSSL: guarded,
      versioned: guarded,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      serverAccessLogsBucket: new s3.Bucket(this, 'AccessLogs', { enforceSSL: true }),
    });
  }

  private orders(encryptionKey: kms.Key, guarded: boolean): dynamodb.TableV2 {
    return new dynamodb.TableV2(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(encryptionKey),
      deletionProtection: guarded,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: guarded },
    });
  }

  private handler(archive: s3.Bucket, orders: dynamodb.TableV2, key: kms.Key, guarded: boolean): void {
    const queue = new sqs.Queue(this, 'Queue', { encryptionMasterKey: key, enforceSSL: guarded });
    const handler = new lambda.Function(this, 'Handler', {
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_LATEST,
      logGroup: new logs.LogGroup(this, 'Log', { encryptionKey: key, retention: logs.RetentionDays.ONE_YEAR }),
      deadLetterQueue: new sqs.Queue(this, 'DeadLetters', { enforceSSL: true }),
      timeout: Duration.seconds(30),
    });
    orders.grantReadWriteData(handler);
    archive.grantRead(handler);
    queue.grantConsumeMessages(handler);
    const topic = new sns.Topic(this, 'Alerts', { masterKey: key, enforceSSL: guarded });
    topic.grantPublish(handler);
    handler.metricErrors().createAlarm(this, 'Errors', { threshold: 1, evaluationPeriods: 1 });
    new cloudwatch.Alarm(this, 'Backlog', {
      metric: queue.metricApproximateAgeOfOldestMessage(),
      threshold: 600,
      evaluationPeriods: 3,
    });
    this.reader(archive, orders);
  }

  private reader(archive: s3.Bucket, orders: dynamodb.TableV2): void {
    const role = new iam.Role(this, 'Reader', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    new iam.ManagedPolicy(this, 'Reading', {
      roles: [role],
      statements: [
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [archive.arnForObjects('*')] }),
        new iam.PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [orders.tableArn] }),
      ],
    });
  }

  private network(guarded: boolean): void {
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', { vpcId: 'vpc-12345678', availabilityZones: ['eu-central-1a'] });
    const group = new ec2.SecurityGroup(this, 'Group', { vpc, allowAllOutbound: false });
    const peer = guarded ? ec2.Peer.ipv4('10.0.0.0/16') : ec2.Peer.anyIpv4();
    group.addIngressRule(peer, ec2.Port.tcp(443));
    new ec2.CfnSecurityGroupIngress(this, 'FromLoadBalancer', {
      ipProtocol: 'tcp',
      groupId: group.securityGroupId,
      sourceSecurityGroupId: group.securityGroupId,
      fromPort: 8080,
      toPort: 8080,
    });
  }

  private front(archive: s3.Bucket): void {
    new cloudfront.Distribution(this, 'Distribution', {
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(
          s3.Bucket.fromBucketName(this, 'Origin', `content-of-${archive.node.addr}`),
        ),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    });
  }
}
