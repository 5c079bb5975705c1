import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/**
 * What somebody needs who works with one secret: actions on it, and on its key for this secret alone and through Secrets
 * Manager alone ("Secret encryption and decryption in AWS Secrets Manager", AWS Secrets Manager User Guide).
 */
export function secretStatements(
  secret: secretsmanager.ISecret,
  encryptionKey: kms.IKey,
  actions: { readonly secret: string[]; readonly key: string[] },
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: actions.secret, resources: [secret.secretArn] }),
    new iam.PolicyStatement({
      actions: actions.key,
      resources: [encryptionKey.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${Stack.of(secret).region}.amazonaws.com`,
          'kms:EncryptionContext:SecretARN': secret.secretArn,
        },
      },
    }),
  ];
}
