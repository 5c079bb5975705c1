import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StorefrontVpc, type StorefrontVpcProps } from '../../lib/network/storefront-vpc';

export const ENV = { account: '123456789012', region: 'eu-central-1' };

export const shopStack = (env: { account?: string; region?: string } = ENV) => new Stack(new App(), 'Shop', { env });

/** The shop's network in a stack of its own. */
export function networkIn(props: Partial<StorefrontVpcProps> = {}, stack = shopStack()) {
  const network = new StorefrontVpc(stack, 'Network', { encryptionKey: new kms.Key(stack, 'Key'), ...props });
  return { stack, network };
}

/** The resources of a type, by logical id. */
export const resourcesOf = (stack: Stack, type: string) => Template.fromStack(stack).findResources(type);

/** The only resource of a type. */
export function only(stack: Stack, type: string) {
  const found = Object.values(resourcesOf(stack, type));
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type}`);
  return found[0] ?? {};
}
