import { Arn, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Where a copy of customer data is to stand, and the key that it is encrypted with there. */
export interface ReplicaPlace {
  /** The property that named the place, such as `replicas[0]`; the error names it. */
  readonly property: string;
  /** The AWS region of the copy. */
  readonly region: string;
  /** ARN of the customer managed key of that region. */
  readonly encryptionKeyArn: string;
}

/**
 * Refuses a copy of customer data that may not stand where it is asked for, or that its service would refuse: S3 and
 * DynamoDB encrypt a replica with a key of the replica's own region ("Replicating encrypted objects", Amazon S3 User
 * Guide; "DynamoDB encryption at rest: usage notes", Amazon DynamoDB Developer Guide).
 *
 * @throws InvalidPropertyError when no region is allowed, the region is not among the allowed ones, is decided at
 * deployment only, is the stack's own, or is not the key's
 */
export function refuseReplica(scope: Construct, place: ReplicaPlace, allowedRegions: readonly string[] = []): void {
  const { property, region, encryptionKeyArn } = place;
  if (allowedRegions.length === 0) {
    throw new InvalidPropertyError(
      scope,
      'allowedRegions',
      allowedRegions,
      `list the regions where this data may stand, since ${property} copies it`,
    );
  }
  const refuse = (name: string, value: string, mend: string) => {
    throw new InvalidPropertyError(scope, `${property}.${name}`, value, mend);
  };
  if (Token.isUnresolved(region)) {
    refuse('region', '(decided at deployment)', `name one of ${allowedRegions.join(', ')}`);
  }
  if (!allowedRegions.includes(region)) {
    refuse('region', region, `give one of allowedRegions (${allowedRegions.join(', ')}), or allow it there`);
  }
  if (region === Stack.of(scope).region) {
    refuse('region', region, "name another region than the stack's own");
  }
  if (keyRegion(encryptionKeyArn) !== region && !Token.isUnresolved(encryptionKeyArn)) {
    refuse('encryptionKeyArn', encryptionKeyArn, `give the ARN of a key (not an alias) in ${region}`);
  }
}

function keyRegion(arn: string): string | undefined {
  if (Token.isUnresolved(arn) || !/^arn:[^:]+:kms:[^:]+:\d{12}:key\/./.test(arn)) return undefined;
  return Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region;
}
