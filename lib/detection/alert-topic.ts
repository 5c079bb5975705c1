import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alertPublisherStatements } from '../data/key-service-statements';
import { InvalidPropertyError } from '../errors';

/** Properties of {@link AlertTopic}. */
export interface AlertTopicProps {
  /**
   * The customer managed key of the messages. A key that this app creates gets the statements that
   * EventBridge and CloudWatch alarms need; the policy of an imported one must have them already. The
   * AWS managed key `alias/aws/sns` admits no service.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Who is told. Amazon SNS sends this address a link, and nothing else until it is followed.
   * @default - nobody; subscribe to `topic`
   */
  readonly emailAddress?: string;
}

/**
 * Where security alerts go: an encrypted topic that this account's alarms and EventBridge rules can publish to.
 *
 * Both are admitted beforehand, so that a rule or alarm that comes later works without a change here. Alarms are
 * bound to this account; EventBridge supports no condition in a topic's policy ("Using resource-based policies
 * for Amazon EventBridge", section Amazon SNS permissions, Amazon EventBridge User Guide), and one on the account
 * could drop every event without an error.
 *
 * AWS Config's own notifications cannot come here: it does not support encrypted topics ("Permissions for the
 * Amazon SNS Topic", AWS Config Developer Guide). Use {@link ComplianceAlerts}.
 *
 * Beforehand: an imported key needs the statements of `CustomerDataKey.allowAlertPublishers()`.
 *
 * Satisfies: TopicEncrypted, TopicTlsOnly
 */
export class AlertTopic extends Construct {
  public readonly topic: sns.Topic;

  /** @throws InvalidPropertyError when the e-mail address is none */
  public constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    for (const statement of alertPublisherStatements(this)) {
      props.encryptionKey.addToResourcePolicy(statement);
    }
    this.topic = new sns.Topic(this, 'Topic', { masterKey: props.encryptionKey, enforceSSL: true });
    this.admitPublishers();
    if (props.emailAddress !== undefined) {
      this.refuseNoAddress(props.emailAddress);
      new sns.Subscription(this, 'Email', {
        topic: this.topic,
        protocol: sns.SubscriptionProtocol.EMAIL,
        endpoint: props.emailAddress,
      });
    }
  }

  /** Lets a principal publish, and encrypt what it publishes. */
  public grantPublish(grantee: iam.IGrantable): iam.Grant {
    return this.topic.grantPublish(grantee);
  }

  private admitPublishers(): void {
    const { partition, region, account } = Stack.of(this);
    const publish = { actions: ['sns:Publish'], resources: [this.topic.topicArn] };
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({ ...publish, principals: [new iam.ServicePrincipal('events.amazonaws.com')] }),
    );
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        ...publish,
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
        },
      }),
    );
  }

  private refuseNoAddress(address: string): void {
    if (!Token.isUnresolved(address) && !/^[^@\s]+@[^@\s]+$/.test(address)) {
      throw new InvalidPropertyError(this, 'emailAddress', address, 'give one address, such as security@example.com');
    }
  }
}
