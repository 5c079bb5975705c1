import { Annotations, Aspects, Reference, Stage, Tokenization } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import type { Construct, IConstruct } from 'constructs';
import { warnOfUnseenPasswords } from './leaked-password-check';

/**
 * Warns of what weakens a user pool in those of its app clients that this app makes, whenever they are made. The
 * pack's controls judge the same in templates; this tells whoever protects a pool without the pack.
 */
export function watchClients(scope: Construct, userPool: aws_cognito.IUserPoolRef): void {
  Aspects.of(Stage.of(scope) ?? scope).add({
    visit: (node: IConstruct) => {
      if (cognito.CfnUserPoolClient.isCfnUserPoolClient(node) && isOf(node, userPool)) warn(node);
    },
  });
}

function warn(client: cognito.CfnUserPoolClient): void {
  warnOfUnseenPasswords(client, client.explicitAuthFlows);
  if (client.preventUserExistenceErrors !== 'ENABLED') {
    Annotations.of(client).addWarningV2(
      'storefront-security-baseline:user-existence-told',
      'The app client tells whether an account exists. Set preventUserExistenceErrors.',
    );
  }
  if (client.allowedOAuthFlows?.includes('implicit')) {
    Annotations.of(client).addWarningV2(
      'storefront-security-baseline:implicit-grant',
      'The app client puts tokens into addresses. Allow the authorization code grant alone.',
    );
  }
}

/** By the construct that the id refers to, or by the id as written. */
function isOf(client: cognito.CfnUserPoolClient, userPool: aws_cognito.IUserPoolRef): boolean {
  const { userPoolId } = userPool.userPoolRef;
  const target = referred(userPoolId);
  return target === undefined ? client.userPoolId === userPoolId : target === referred(client.userPoolId);
}

function referred(text: string): IConstruct | undefined {
  const [token] = Tokenization.reverseString(text).tokens;
  return Reference.isReference(token) ? token.target : undefined;
}
