import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { EVIDENCE_PREFIX } from '../page/page-evidence';

/** Lets a monitor add evidence, and neither read, replace nor delete any: Object Lock keeps every version. */
export function evidenceStatements(scope: Construct, bucket: s3.IBucket, key: kms.IKey): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${EVIDENCE_PREFIX}*`)] }),
    new iam.PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': serviceName(scope, 's3') } },
    }),
  ];
}

/**
 * Lets a monitor read the value of its header through Parameter Store, which asks Secrets Manager in the monitor's name
 * ("Referencing AWS Secrets Manager secrets from Parameter Store parameters", AWS Systems Manager User Guide).
 */
export function secretStatements(scope: Construct, secret: secretsmanager.ISecret | undefined): iam.PolicyStatement[] {
  if (secret === undefined) return [];
  const parameter = Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: `aws/reference/secretsmanager/${secret.secretName}`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const key = secret.encryptionKey;
  return [
    new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameter] }),
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secret.secretFullArn ?? `${secret.secretArn}-??????`],
    }),
    ...(key === undefined
      ? []
      : [
          new iam.PolicyStatement({
            actions: ['kms:Decrypt'],
            resources: [key.keyArn],
            conditions: { StringEquals: { 'kms:ViaService': serviceName(scope, 'secretsmanager') } },
          }),
        ]),
  ];
}

function serviceName(scope: Construct, service: string): string {
  return `${service}.${Stack.of(scope).region}.amazonaws.com`;
}
