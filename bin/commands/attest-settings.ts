import { awsRegion } from '../../lib/account/aws-region';
import type { EvidenceBucket } from '../../lib/audit/evidence/locked-object';
import type { AuditSource } from '../../lib/audit/read/audit-source';
import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';

/** The flags of `attest` as they were given. */
export interface AttestFlags {
  readonly evidence: string;
  readonly by: string;
  readonly on: string;
  readonly note?: string;
  readonly bucket?: string;
  readonly bucketOwner?: string;
  readonly directory?: string;
  readonly rule?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
}

/** Whose AWS Config is told, and where the evidence is kept. */
export interface AttestSettings {
  /** Without the region, where none was named. */
  readonly source: Omit<AuditSource, 'region' | 'aggregator'> & { readonly region?: string };
  readonly place: { readonly bucket: EvidenceBucket } | { readonly directory: string };
}

/** Amazon S3 User Guide, "General purpose bucket naming rules". */
const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;
/** What every program reads alike in a key (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
const PREFIX = /^[A-Za-z0-9!_.*'()/=-]{0,500}$/;
const ROLE = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * Understands where an attestation goes.
 *
 * @throws UsageError in one line
 */
export function attestSettings(flags: AttestFlags): AttestSettings {
  const { region, profile, roleArn, externalId } = flags;
  if (roleArn !== undefined && !ROLE.test(roleArn)) {
    throw new UsageError(`--role-arn is ${printedValue(roleArn)}; write the ARN of a role`);
  }
  if (externalId !== undefined && roleArn === undefined) {
    throw new UsageError('--external-id goes with --role-arn; name the role');
  }
  return {
    source: {
      ...(region === undefined ? {} : { region: awsRegion('--region', region) }),
      ...(profile === undefined ? {} : { profile }),
      ...(roleArn === undefined ? {} : { roleArn }),
      ...(externalId === undefined ? {} : { externalId }),
    },
    place: placeOf(flags),
  };
}

function placeOf({ bucket, bucketOwner, directory }: AttestFlags): AttestSettings['place'] {
  if ((bucket === undefined) === (directory === undefined)) {
    throw new UsageError('attest keeps the evidence in one place; write either --bucket s3://name or --directory');
  }
  if (bucketOwner !== undefined && (bucket === undefined || !/^\d{12}$/.test(bucketOwner))) {
    throw new UsageError(`--bucket-owner is ${printedValue(bucketOwner)}; write 12 digits, beside --bucket`);
  }
  if (directory !== undefined) return { directory };
  const [, name, path = ''] = ADDRESS.exec(bucket ?? '') ?? [];
  if (name === undefined || !PREFIX.test(path)) {
    throw new UsageError(`--bucket is ${printedValue(bucket)}; write s3://bucket or s3://bucket/prefix`);
  }
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return {
    bucket: {
      name,
      prefix: trimmed === '' ? '' : `${trimmed}/`,
      ...(bucketOwner === undefined ? {} : { owner: bucketOwner }),
    },
  };
}
