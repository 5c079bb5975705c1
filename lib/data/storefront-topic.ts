import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Properties of {@link StorefrontTopic}. */
export interface StorefrontTopicProps {
  /** The customer managed key of the messages' data class. */
  readonly encryptionKey: kms.IKey;
}

/**
 * A topic for messages with customer data: encrypted with the given key, closed to messages published without TLS, and
 * open to nobody whom IAM or {@link grantPublish} does not name. Messages are signed with SHA-256, which subscribers
 * over HTTPS should verify ("Verifying the signatures of Amazon SNS messages", Amazon SNS Developer Guide).
 *
 * For alarms and EventBridge rules use `AlertTopic`, which admits both.
 *
 * Beforehand: services that publish in their own name need a statement in the key's policy and one in the topic's.
 *
 * Satisfies: TopicEncrypted, TopicTlsOnly, TopicPolicyNotPublic
 */
export class StorefrontTopic extends Construct {
  public readonly topic: sns.Topic;

  public constructor(scope: Construct, id: string, props: StorefrontTopicProps) {
    super(scope, id);
    this.topic = new sns.Topic(this, 'Topic', {
      masterKey: props.encryptionKey,
      enforceSSL: true,
      signatureVersion: '2',
    });
  }

  /** Lets a principal publish, and encrypt what it publishes. */
  public grantPublish(grantee: iam.IGrantable): iam.Grant {
    return this.topic.grantPublish(grantee);
  }

  /** Lets a principal subscribe. */
  public grantSubscribe(grantee: iam.IGrantable): iam.Grant {
    return this.topic.grantSubscribe(grantee);
  }
}
