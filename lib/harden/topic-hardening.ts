import { type CfnResource, Mixin } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';
import { hardenResource, isOfType } from './harden-resource';
import { keySetting, standsInRegion } from './own-key';
import { denyPlaintext } from './plaintext-denial';
import { UpdateBehavior } from './update-behavior';

/** Properties of {@link TopicHardening}. */
export interface TopicHardeningProps {
  /**
   * A customer managed key for topics that have none. Whoever publishes must be allowed to use it; services that
   * publish, such as CloudWatch alarms or EventBridge, need statements in its policy
   * (`CustomerDataKey.allowAlertPublishers()`).
   * @default - topics keep the encryption that they have: `alias/aws/sns` admits no service, so it is no default
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * Hardens SNS topics that an app has already, made as L2, as L1, as raw `CfnResource` or by `CfnInclude`:
 * `Mixins.of(stack).apply(new TopicHardening({ encryptionKey }))`. No logical id changes.
 *
 * A topic refuses messages published without TLS and, with `encryptionKey`, is encrypted with it. What is as strict
 * already stays; what is left alone becomes a warning. Nothing here interrupts or replaces a topic.
 *
 * A first policy takes the place of the one that SNS gives every topic, by which the alarms of its account publish: so
 * it lets the topic's account publish, as that one does.
 *
 * Mends: TopicTlsOnly, TopicEncrypted (with `encryptionKey`)
 *
 * Beforehand: whoever publishes to a topic with `encryptionKey` may use the key.
 */
export class TopicHardening extends Mixin {
  public constructor(private readonly props: TopicHardeningProps = {}) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [sns.CfnTopic.CFN_RESOURCE_TYPE_NAME]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { encryptionKey } = this.props;
    if (encryptionKey !== undefined) {
      hardenResource(construct, {
        facts: [
          {
            title: 'is encrypted with a customer managed key',
            settings: [keySetting('KmsMasterKeyId', () => encryptionKey.keyArn)],
            concerns: () => standsInRegion(construct, encryptionKey),
          },
        ],
        allowed: UpdateBehavior.NO_INTERRUPTION,
      });
    }
    const arn = construct.ref;
    denyPlaintext(construct, {
      action: 'sns:Publish',
      resources: [arn],
      firstStatements: [
        new iam.PolicyStatement({
          principals: [new iam.AnyPrincipal()],
          actions: ['sns:Publish'],
          resources: [arn],
          conditions: { StringEquals: { 'AWS:SourceOwner': construct.stack.account } },
        }),
      ],
      createPolicy: (scope, id, policyDocument) => new sns.CfnTopicPolicy(scope, id, { topics: [arn], policyDocument }),
    });
  }
}
