import type { CfnResource } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { type Fact, isTrue, type Reading } from './fact';
import { isAbsent, isObject } from './given-value';
import { receivesAccessLogs } from './log-target';
import { keySetting, standsInRegion } from './own-key';

const PUBLIC_ACCESS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Canned lists that grant to everybody or to every AWS account (Amazon S3 User Guide, "Canned ACL"). */
const PUBLIC_LISTS = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'];

/** What every bucket can take. */
export const BUCKET_FACTS: readonly Fact[] = [
  {
    // With public lists blocked, S3 refuses the bucket that still asks for one.
    title: 'has no public access control list',
    settings: [
      {
        path: 'AccessControl',
        value: () => 'Private',
        isStrict: (given) => given === undefined || !PUBLIC_LISTS.includes(String(given)),
      },
    ],
    reads: ['WebsiteConfiguration'],
    concerns: servesNoWebsite,
  },
  ...PUBLIC_ACCESS.map(
    (setting): Fact => ({
      title: `blocks public access (${setting})`,
      settings: [{ path: `PublicAccessBlockConfiguration.${setting}`, value: () => true, isStrict: isTrue }],
      reads: ['WebsiteConfiguration'],
      concerns: servesNoWebsite,
    }),
  ),
  {
    title: 'keeps previous versions',
    settings: [
      { path: 'VersioningConfiguration.Status', value: () => 'Enabled', isStrict: (given) => given === 'Enabled' },
    ],
  },
];

/** A bucket without ownership controls has no access control lists since April 2023. */
export const OWNER_ENFORCED: Fact = {
  title: 'has no access control lists',
  settings: [
    {
      path: 'OwnershipControls.Rules[].ObjectOwnership',
      value: () => 'BucketOwnerEnforced',
      isStrict: (given) => given === 'BucketOwnerEnforced',
    },
  ],
  reads: ['AccessControl'],
  concerns: (read) =>
    isAbsent(read('AccessControl')) || read('AccessControl') === 'Private'
      ? true
      : 'its AccessControl needs such lists; take that out first',
};

/** As {@link OWNER_ENFORCED}, for who did not allow it. */
export const OWNER_ENFORCED_REFUSED: Fact = {
  ...OWNER_ENFORCED,
  concerns: () =>
    'what relies on such lists, as CloudFront legacy logs do, would stop; set allowAclRemoval if nothing does',
};

/** Encrypts new objects with the key, unless the bucket receives access logs. */
export function encryptedBucket(bucket: CfnResource, key: kms.IKey): Fact {
  const rule = 'BucketEncryption.ServerSideEncryptionConfiguration[+]';
  return {
    title: 'is encrypted with a customer managed key',
    settings: [
      {
        path: `${rule}.ServerSideEncryptionByDefault.SSEAlgorithm`,
        value: () => 'aws:kms',
        isStrict: (given) => given === 'aws:kms' || given === 'aws:kms:dsse',
      },
      keySetting(`${rule}.ServerSideEncryptionByDefault.KMSMasterKeyID`, () => key.keyArn),
      { path: `${rule}.BucketKeyEnabled`, value: () => true, isStrict: () => true, isCompanion: true },
    ],
    concerns: () => (receivesAccessLogs(bucket) ? false : standsInRegion(bucket, key)),
  };
}

/** Logs each access into the target, unless the bucket receives such logs itself. */
export function loggedBucket(bucket: CfnResource, target: s3.IBucket): Fact {
  return {
    title: 'logs every access',
    settings: [
      {
        path: 'LoggingConfiguration.DestinationBucketName',
        value: () => target.bucketName,
        isStrict: () => false,
      },
      {
        path: 'LoggingConfiguration.LogFilePrefix',
        value: () => `${bucket.node.path}/`,
        isStrict: () => true,
        isCompanion: true,
      },
    ],
    concerns: (read) =>
      isAbsent(read('LoggingConfiguration')) && target.node.defaultChild !== bucket && !receivesAccessLogs(bucket),
  };
}

/** A public website would end when public access does. */
function servesNoWebsite(read: Reading): true | string {
  const website = read('WebsiteConfiguration');
  const redirects = isObject(website) && ('redirectAllRequestsTo' in website || 'RedirectAllRequestsTo' in website);
  return isAbsent(website) || redirects
    ? true
    : 'it serves a website, which needs public access; serve it through a distribution instead';
}
