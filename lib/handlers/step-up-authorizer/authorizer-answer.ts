import type { APIGatewayAuthorizerResult, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';

/** Why a request is let through or not. */
export type Reason = 'granted' | 'stale-sign-in' | 'weak-sign-in' | 'invalid-token' | 'no-token';

/** What becomes of a request. */
export interface Decision {
  readonly reason: Reason;
  /** The user's id, once the token is known to be the user pool's. */
  readonly sub?: string;
}

/** What integrations and access logs read in `$context.authorizer`. */
export type AnswerContext = { readonly reason: Reason; readonly sub: string };

/** An authorizer's answer to API Gateway. */
export type AuthorizerAnswer = APIGatewaySimpleAuthorizerWithContextResult<AnswerContext> | APIGatewayAuthorizerResult;

/**
 * The answer in the form that the API takes. An HTTP API then answers 403 to whatever is not granted. A REST API denies
 * what is not recent or strong enough, which its gateway response turns into the challenge.
 *
 * @param methodArn given for a REST API
 * @throws Error `Unauthorized`, with which a REST API answers 401, when there is no token of the user pool
 */
export function authorizerAnswer({ reason, sub = '' }: Decision, methodArn: string | undefined): AuthorizerAnswer {
  const context: AnswerContext = { reason, sub };
  if (methodArn === undefined) return { isAuthorized: reason === 'granted', context };
  if (reason === 'invalid-token' || reason === 'no-token') throw new Error('Unauthorized');
  return {
    principalId: sub,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Action: 'execute-api:Invoke', Effect: reason === 'granted' ? 'Allow' : 'Deny', Resource: methodArn },
      ],
    },
    context,
  };
}
