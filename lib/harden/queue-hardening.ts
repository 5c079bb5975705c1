import { type CfnResource, Mixin } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { type Fact, isTrue } from './fact';
import { isAbsent } from './given-value';
import { hardenResource, isOfType } from './harden-resource';
import { keySetting, standsInRegion } from './own-key';
import { denyPlaintext } from './plaintext-denial';
import { UpdateBehavior } from './update-behavior';

/** Properties of {@link QueueHardening}. */
export interface QueueHardeningProps {
  /**
   * A customer managed key for queues that have none. Whoever sends or receives must be allowed to use it; services that
   * send, such as S3, SNS or EventBridge, need statements in its policy.
   * @default - queues are encrypted with the key of SQS
   */
  readonly encryptionKey?: kms.IKey;
}

/** SQS encrypts queues unless told otherwise (CloudFormation, "AWS::SQS::Queue"). */
const ENCRYPTED: Fact = {
  title: 'is encrypted at rest',
  settings: [
    { path: 'SqsManagedSseEnabled', value: () => true, isStrict: (given) => given === undefined || isTrue(given) },
  ],
  reads: ['KmsMasterKeyId'],
  concerns: (read) => isAbsent(read('KmsMasterKeyId')) || read('KmsMasterKeyId') === '',
};

/**
 * Hardens SQS queues that an app has already, made as L2, as L1, as raw `CfnResource` or by `CfnInclude`:
 * `Mixins.of(stack).apply(new QueueHardening())`. No logical id changes.
 *
 * A queue, dead-letter queues included, is encrypted and refuses requests without TLS. What is as strict already stays;
 * what is left alone becomes a warning. Nothing here interrupts or replaces a queue.
 *
 * Mends: QueueEncrypted, QueueTlsOnly
 *
 * Beforehand: whoever sends to or receives from a queue with `encryptionKey` may use the key.
 */
export class QueueHardening extends Mixin {
  public constructor(private readonly props: QueueHardeningProps = {}) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [sqs.CfnQueue.CFN_RESOURCE_TYPE_NAME]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { encryptionKey } = this.props;
    hardenResource(construct, {
      facts: encryptionKey === undefined ? [ENCRYPTED] : [encryptedWith(construct, encryptionKey), ENCRYPTED],
      allowed: UpdateBehavior.NO_INTERRUPTION,
    });
    denyPlaintext(construct, {
      action: 'sqs:*',
      resources: [construct.getAtt('Arn').toString()],
      createPolicy: (scope, id, policyDocument) =>
        new sqs.CfnQueuePolicy(scope, id, { queues: [construct.ref], policyDocument }),
    });
  }
}

/** SQS takes one way of encryption alone. */
function encryptedWith(queue: CfnResource, key: kms.IKey): Fact {
  return {
    title: 'is encrypted with a customer managed key',
    settings: [
      keySetting('KmsMasterKeyId', () => key.keyArn),
      {
        path: 'SqsManagedSseEnabled',
        value: () => undefined,
        isStrict: (given) => given === undefined || !isTrue(given),
      },
    ],
    concerns: () => standsInRegion(queue, key),
  };
}
