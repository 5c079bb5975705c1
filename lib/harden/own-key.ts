import { type CfnResource, Token } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Concern, ListItem, Setting } from './fact';

/** Aliases of the keys that AWS keeps for a service (AWS KMS Developer Guide, "AWS KMS keys"). */
const AWS_MANAGED = /alias\/aws\//;

/** Puts a customer managed key at a path, where there is none or one of AWS's own. */
export function keySetting(path: string, key: (item: ListItem) => string | undefined): Setting {
  return { path, value: key, isStrict: isOwnKey, takesReferences: true };
}

/** Whether a key is one that the account manages itself, told by its ARN, id or alias, or a reference to it. */
export function isOwnKey(given: unknown): boolean {
  return given !== undefined && given !== '' && !AWS_MANAGED.test(JSON.stringify(given));
}

/** Services use keys of their own region alone; where one of the two regions is not known, they count as the same. */
export function standsInRegion(resource: CfnResource, { env }: kms.IKey): Concern {
  const { region } = resource.stack;
  if (Token.isUnresolved(region) || Token.isUnresolved(env.region) || env.region === region) return true;
  return `the encryption key stands in ${env.region}, and it in ${region}`;
}
