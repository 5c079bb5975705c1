import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';
import { StorefrontWebAcl } from '../edge/storefront-web-acl';
import { NO_PATHS } from '../edge/web-acl-paths';
import { WebAclScope } from '../edge/web-acl-scope';
import { hostingProvidersOnPages, type OperationRateLimitsProps, operationRateRules } from './operation-rate-limits';

/** Properties of {@link UserPoolWebAcl}. */
export interface UserPoolWebAclProps extends OperationRateLimitsProps {
  /**
   * The key of the log group. A key of this app gets the statement for CloudWatch Logs; the policy of an imported
   * one must have it.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long the log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log when it leaves the template.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
  /**
   * Who is told when the web ACL blocks much, or limits many sign-ins: a topic of this stack's region.
   * @default - nobody: there are no alarms
   */
  readonly alarmTopic?: sns.ITopic;
}

/**
 * The web ACL of a user pool. Whoever knows the pool's client id reaches the pool past CloudFront, so the
 * storefront's own web ACL does not guard it.
 *
 * Limits each operation that guesses or sends mail: in API requests Cognito names it in the header
 * `x-amzn-cognito-operation-name`, pages of managed login are told by their path ("Associate an AWS WAF web ACL with
 * a user pool", Amazon Cognito Developer Guide). User names and passwords are never visible to AWS WAF, Cognito
 * refuses a web ACL with account takeover prevention, and a CAPTCHA breaks the set-up of authenticator apps: there
 * is none of them here.
 *
 * Proxies, VPNs and Tor are blocked as before the shop itself. Hosting providers are blocked from the pages of managed
 * login, which are for browsers; a server that signs shoppers in on their behalf, or exchanges tokens, calls the API from
 * there.
 *
 * The core rules leave out the token endpoint and the published key set. Servers ask there, often without a User-Agent
 * header, which the core rules block, and there is nothing in it for them to inspect.
 *
 * Satisfies: WebAclManagedRuleGroups, WebAclRuleGroupsEnforced, WebAclCountedRulesFollowed, WebAclRateLimit,
 * WebAclRateRulesAccepted, WebAclOversizeBodiesBlocked, WebAclLogging, WebAclLogRedaction, WebAclSamplesMasked,
 * WebAclCapacity, WebAclCapacityMaximum
 */
export class UserPoolWebAcl extends Construct {
  public readonly webAcl: StorefrontWebAcl;

  /** @throws InvalidPropertyError when a limit is not a whole number from 10 */
  public constructor(scope: Construct, id: string, props: UserPoolWebAclProps = {}) {
    super(scope, id);
    for (const statement of cloudWatchLogsStatements(this)) {
      props.encryptionKey?.addToResourcePolicy(statement);
    }
    this.webAcl = new StorefrontWebAcl(this, 'WebAcl', {
      scope: WebAclScope.REGIONAL,
      paths: NO_PATHS,
      coreRulesScope: OTHER_THAN_SERVERS,
      additionalRules: [...operationRateRules(this, props), hostingProvidersOnPages(this)],
      ...(props.encryptionKey === undefined ? {} : { encryptionKey: props.encryptionKey }),
      ...(props.logRetention === undefined ? {} : { logRetention: props.logRetention }),
      ...(props.removalPolicy === undefined ? {} : { removalPolicy: props.removalPolicy }),
      ...(props.alarmTopic === undefined ? {} : { alarmTopic: props.alarmTopic }),
    });
  }

  /** The web ACL's ARN. */
  public get webAclArn(): string {
    return this.webAcl.webAclArn;
  }
}

/** Compared as written: a path in disguise is not spared. */
function pathStatement(positionalConstraint: string, searchString: string): wafv2.CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint,
      searchString,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

const OTHER_THAN_SERVERS: wafv2.CfnWebACL.StatementProperty = {
  notStatement: {
    statement: {
      orStatement: {
        statements: [pathStatement('EXACTLY', '/oauth2/token'), pathStatement('CONTAINS', '/.well-known/')],
      },
    },
  },
};
