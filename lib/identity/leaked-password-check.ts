import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ShopperAuthFlow } from './shopper-auth-flow';

const BLIND: readonly string[] = [ShopperAuthFlow.SRP, ShopperAuthFlow.CUSTOM, 'CUSTOM_AUTH_FLOW_ONLY'];

/** What Cognito allows for a client that names no flows ("CreateUserPoolClient", Amazon Cognito API Reference). */
const UNNAMED = [ShopperAuthFlow.SRP, ShopperAuthFlow.CUSTOM];

/**
 * Warns of an app client by which shoppers sign in unseen by the check for leaked passwords: over SRP, where Cognito
 * never has the password, and over custom challenges ("Working with compromised-credentials detection", Amazon Cognito
 * Developer Guide). Where the client names no flow, Cognito allows just these two.
 */
export function warnOfUnseenPasswords(client: IConstruct, flows: readonly string[] | undefined): void {
  const used = flows === undefined || flows.length === 0 ? UNNAMED : flows;
  const blind = used.filter((flow) => BLIND.includes(flow));
  if (blind.length === 0) return;
  const named = flows === undefined || flows.length === 0 ? `names no flows, so Cognito allows` : 'allows';
  Annotations.of(client).addWarningV2(
    'storefront-security-baseline:leaked-passwords-unseen',
    `The app client ${named} ${blind.join(' and ')}: Cognito does not look for leaked passwords there. ` +
      'Allow ALLOW_USER_AUTH and ALLOW_USER_PASSWORD_AUTH alone.',
  );
}
