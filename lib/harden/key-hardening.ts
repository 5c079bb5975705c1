import { type CfnResource, Mixin } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { type Concern, type Fact, isTrue, type Reading } from './fact';
import { isAbsent, isCall } from './given-value';
import { hardenResource, isOfType } from './harden-resource';
import { UpdateBehavior } from './update-behavior';

const KEY = kms.CfnKey.CFN_RESOURCE_TYPE_NAME;
const REPLICA = kms.CfnReplicaKey.CFN_RESOURCE_TYPE_NAME;

/** Days between two rotations at most: once a year, as AWS KMS rotates unless told otherwise. */
const ROTATION_DAYS = 365;

/** The longest waiting period of AWS KMS ("Delete an AWS KMS key", AWS KMS Developer Guide), and its default. */
const WAITING_DAYS = 30;

/** What keys that rotate have, by property; absent counts as this. */
const ROTATABLE: Readonly<Record<string, string>> = {
  KeySpec: 'SYMMETRIC_DEFAULT',
  KeyUsage: 'ENCRYPT_DECRYPT',
  Origin: 'AWS_KMS',
};

const ROTATION: Fact = {
  title: 'rotates once a year',
  settings: [
    { path: 'EnableKeyRotation', value: () => true, isStrict: isTrue },
    {
      path: 'RotationPeriodInDays',
      value: () => ROTATION_DAYS,
      isStrict: (given) => given === undefined || Number(given) <= ROTATION_DAYS,
    },
  ],
  reads: Object.keys(ROTATABLE),
  concerns: canRotate,
};

const DELETION_WINDOW: Fact = {
  title: `waits ${WAITING_DAYS} days before it is deleted`,
  settings: [
    {
      path: 'PendingWindowInDays',
      value: () => WAITING_DAYS,
      isStrict: (given) => given === undefined || Number(given) >= WAITING_DAYS,
    },
  ],
};

/**
 * Hardens KMS keys that an app has already, made as L2, as L1, as raw `CfnResource` or by `CfnInclude`:
 * `Mixins.of(stack).apply(new KeyHardening())`. No logical id changes.
 *
 * A key that can rotate by itself does so once a year, and every key waits 30 days before it is deleted. What is as
 * strict already stays; what is left alone becomes a warning. Nothing here interrupts or replaces a key.
 *
 * Mends: KeyRotation, KeyDeletionWindow
 *
 * Beforehand: nothing. Data stays readable: AWS KMS keeps the key material of earlier rotations.
 */
export class KeyHardening extends Mixin {
  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [KEY, REPLICA]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    hardenResource(construct, {
      facts: construct.cfnResourceType === KEY ? [ROTATION, DELETION_WINDOW] : [DELETION_WINDOW],
      allowed: UpdateBehavior.NO_INTERRUPTION,
    });
  }
}

/** Symmetric keys with key material of AWS KMS alone ("Rotate AWS KMS keys", AWS KMS Developer Guide). */
function canRotate(read: Reading): Concern {
  const given = Object.entries(ROTATABLE).map(([name, expected]) => ({ name, expected, value: read(name) }));
  if (given.some(({ value, expected }) => !isAbsent(value) && !isCall(value) && value !== expected)) return false;
  const hidden = given.find(({ value }) => !isAbsent(value) && isCall(value));
  return hidden === undefined ? true : `its ${hidden.name} is decided at deployment alone`;
}
