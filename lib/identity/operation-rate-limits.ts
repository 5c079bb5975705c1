import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { blocking } from '../edge/blocking-rule';
import { pathStatement } from '../edge/path-prefix';
import { rateLimitRule } from '../edge/rate-limit-rule';
import { allOf, HOSTING_PROVIDER_LABEL, labelled } from '../edge/web-acl-labels';

/** How many requests to the operations of a user pool one IP address may send. */
export interface OperationRateLimitsProps {
  /**
   * Sign-in requests in five minutes from one IP address; one sign-in with a second factor takes two or three.
   * @default 100
   */
  readonly signInLimit?: number;
  /**
   * Sign-up requests, confirmations among them, in five minutes from one IP address.
   * @default 50
   */
  readonly signUpLimit?: number;
  /**
   * Password reset requests, confirmations among them, in five minutes from one IP address.
   * @default 50
   */
  readonly passwordResetLimit?: number;
}

interface OperationLimit {
  readonly property: keyof OperationRateLimitsProps;
  /** Name and place of the rule, both part of what is deployed. */
  readonly rule: string;
  readonly priority: number;
  readonly requests: number;
  readonly operations: readonly string[];
  /** Paths of managed login ("User-interactive managed login and classic hosted UI endpoints"). */
  readonly paths: readonly string[];
}

const OPERATIONS: readonly OperationLimit[] = [
  {
    property: 'signInLimit',
    rule: 'SignInRate',
    priority: 400,
    requests: 100,
    operations: ['InitiateAuth', 'RespondToAuthChallenge'],
    paths: ['/login'],
  },
  {
    property: 'signUpLimit',
    rule: 'SignUpRate',
    priority: 410,
    requests: 50,
    operations: ['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode'],
    paths: ['/signup', '/resendcode'],
  },
  {
    property: 'passwordResetLimit',
    rule: 'PasswordResetRate',
    priority: 420,
    requests: 50,
    operations: ['ForgotPassword', 'ConfirmForgotPassword'],
    paths: ['/forgotPassword', '/confirmforgotPassword'],
  },
];

/**
 * One blocking rate rule for each operation that guesses or sends mail. An API request names its operation in a
 * header that Cognito sets; requests for pages of managed login have a path instead ("Associate an AWS WAF web ACL
 * with a user pool", Amazon Cognito Developer Guide).
 */
export function operationRateRules(scope: Construct, props: OperationRateLimitsProps): wafv2.CfnWebACL.RuleProperty[] {
  return OPERATIONS.map(({ property, rule, priority, requests, operations, paths }) =>
    rateLimitRule(scope, {
      name: rule,
      priority,
      limit: props[property] ?? requests,
      limitProperty: property,
      scopeDownStatement: {
        orStatement: {
          statements: [...operations.map(operationStatement), pathStatement(scope, property, paths)],
        },
      },
    }),
  );
}

/** Blocks hosting providers from the pages of managed login; the group before it labels them. */
export function hostingProvidersOnPages(scope: Construct): wafv2.CfnWebACL.RuleProperty {
  const pages = OPERATIONS.flatMap(({ paths }) => paths);
  const statement = allOf(labelled(HOSTING_PROVIDER_LABEL), pathStatement(scope, 'paths', pages));
  return blocking('HostingProvidersOnPages', 430, statement ?? {});
}

function operationStatement(operation: string): wafv2.CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { singleHeader: { Name: 'x-amzn-cognito-operation-name' } },
      positionalConstraint: 'EXACTLY',
      searchString: operation,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}
