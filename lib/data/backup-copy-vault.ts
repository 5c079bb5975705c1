import { Arn, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/**
 * Refuses a vault for copies that is none, or that stands where copies must not go.
 *
 * @param arn of the vault, literally: a token hides its region
 * @param allowedRegions where data of the shop may stand
 * @throws InvalidPropertyError in those cases, and when the vault is in the region of the backups themselves
 */
export function refuseCopyVault(scope: Construct, arn: string, allowedRegions: string[] | undefined): void {
  const refuse = (property: string, value: unknown, mend: string) => {
    throw new InvalidPropertyError(scope, property, value, mend);
  };
  if (Token.isUnresolved(arn)) {
    refuse('copyToVaultArn', '(decided at deployment)', 'write the ARN literally, so that its region can be seen');
  }
  if (!/^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:backup-vault:[a-zA-Z0-9_-]{2,50}$/.test(arn)) {
    refuse(
      'copyToVaultArn',
      arn,
      'give the ARN of a vault, such as arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
    );
  }
  const { region = '' } = Arn.split(arn, ArnFormat.COLON_RESOURCE_NAME);
  const { region: home } = Stack.of(scope);
  if (region === home) {
    refuse('copyToVaultArn', arn, `name a vault in another region than ${home}, which would fail with it`);
  }
  if (allowedRegions === undefined) {
    refuse('allowedRegions', allowedRegions, `name the regions where this data may stand, ${region} among them`);
  }
  if (allowedRegions !== undefined && !allowedRegions.includes(region)) {
    refuse(
      'copyToVaultArn',
      arn,
      `copy to one of the allowed regions, ${allowedRegions.join(', ')}, or allow ${region}`,
    );
  }
}
