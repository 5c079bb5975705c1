import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { ManagedRuleGroup, managedRuleGroup } from './managed-rule-group';
import { refuseUnmatchable } from './path-prefix';
import { type AccountForm, credentials, defaultField } from './web-acl-account-form';
import { withoutLabels } from './web-acl-labels';
import { type NamedPaths, type PathName, prefixesOf } from './web-acl-paths';
import { WebAclScope } from './web-acl-scope';

/**
 * AWS WAF Fraud Control account takeover prevention (ATP): compares sign-ins with stolen credentials, and limits
 * addresses and sessions that fail. Costs 50 WCU. It cannot guard a user pool, nor anything that signs in there
 * directly.
 *
 * Price: $10 a month for each web ACL, and a price for each thousand sign-ins that it inspects (secondary source of AWS
 * WAF Pricing, read 2026-08-19).
 */
export interface AccountTakeoverPrevention extends AccountForm {
  /**
   * The path to which the sign-in form is posted.
   * @default - the first of `paths.login`
   */
  readonly loginPath?: string;
}

/**
 * AWS WAF Fraud Control account creation fraud prevention (ACFP): tells fake accounts from shoppers. Its rule
 * `AllRequests` challenges, so the registration page must be loaded before the form is posted. Costs 50 WCU. It cannot
 * guard a user pool.
 *
 * Price: as {@link AccountTakeoverPrevention}.
 */
export interface AccountCreationPrevention extends AccountForm {
  /**
   * The path to which the registration form is posted.
   * @default - the first of `paths.registration`
   */
  readonly creationPath?: string;
  /**
   * The path of the page that holds the form.
   * @default - `creationPath`
   */
  readonly pagePath?: string;
  /** @default - `/email`, or `email` in a URL-encoded form */
  readonly emailField?: string;
}

/** Which of the two a web ACL has. */
export interface AccountFraudProps {
  /** @default - no account takeover prevention */
  readonly accountTakeover?: AccountTakeoverPrevention;
  /** @default - no account creation fraud prevention */
  readonly accountCreation?: AccountCreationPrevention;
}

/**
 * @param exempt labels of requests that they do not look at
 * @throws InvalidPropertyError when there is no path, or status codes are given where AWS WAF sees no response
 */
export function accountFraudRules(
  scope: Construct,
  { accountTakeover, accountCreation }: AccountFraudProps,
  paths: NamedPaths,
  webAclScope: WebAclScope,
  exempt: readonly string[],
): wafv2.CfnWebACL.RuleProperty[] {
  const scopeDownStatement = withoutLabels(exempt);
  const rules: wafv2.CfnWebACL.RuleProperty[] = [];
  if (accountTakeover !== undefined) {
    const property = 'accountTakeover';
    const config = {
      awsManagedRulesAtpRuleSet: {
        loginPath: pathOf(scope, `${property}.loginPath`, accountTakeover.loginPath, paths, 'login'),
        requestInspection: credentials(accountTakeover),
        ...responseInspection(scope, property, accountTakeover, webAclScope),
      },
    };
    rules.push(managedRuleGroup(ManagedRuleGroup.ACCOUNT_TAKEOVER, 350, { config, scopeDownStatement }));
  }
  if (accountCreation !== undefined) {
    const property = 'accountCreation';
    const creationPath = pathOf(scope, `${property}.creationPath`, accountCreation.creationPath, paths, 'registration');
    const config = {
      awsManagedRulesAcfpRuleSet: {
        creationPath,
        registrationPagePath: accountCreation.pagePath ?? creationPath,
        requestInspection: {
          ...credentials(accountCreation),
          emailField: { identifier: accountCreation.emailField ?? defaultField('email', accountCreation) },
        },
        ...responseInspection(scope, property, accountCreation, webAclScope),
      },
    };
    rules.push(managedRuleGroup(ManagedRuleGroup.ACCOUNT_CREATION, 360, { config, scopeDownStatement }));
  }
  return rules;
}

function responseInspection(
  scope: Construct,
  property: string,
  { successCodes, failureCodes }: AccountForm,
  webAclScope: WebAclScope,
): { responseInspection?: wafv2.CfnWebACL.ResponseInspectionProperty } {
  if (webAclScope === WebAclScope.CLOUDFRONT) {
    const statusCode = { successCodes: successCodes ?? [200], failureCodes: failureCodes ?? [401, 403] };
    return { responseInspection: { statusCode } };
  }
  if (successCodes === undefined && failureCodes === undefined) return {};
  const mend = 'leave both lists of codes out: AWS WAF sees responses in front of CloudFront alone';
  const given = successCodes === undefined ? 'failureCodes' : 'successCodes';
  throw new InvalidPropertyError(scope, `${property}.${given}`, successCodes ?? failureCodes, mend);
}

function pathOf(
  scope: Construct,
  property: string,
  given: string | undefined,
  paths: NamedPaths,
  name: PathName,
): string {
  const path = given ?? prefixesOf(paths, name)[0];
  if (path === undefined) {
    throw new InvalidPropertyError(
      scope,
      property,
      path,
      `give the path to which the form is posted, or paths.${name}`,
    );
  }
  refuseUnmatchable(scope, property, path);
  return path;
}
