import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';
import { StorefrontWebAcl } from '../edge/storefront-web-acl';
import { NO_PATHS } from '../edge/web-acl-paths';
import { WebAclScope } from '../edge/web-acl-scope';
import { hostingProvidersOnPages, operationRateRules } from './operation-rate-limits';

/** Properties of {@link StaffWebAcl}. */
export interface StaffWebAclProps {
  /** The key of the log group: as of `StaffIdentity`. */
  readonly encryptionKey: kms.IKey;
  readonly logRetention: logs.RetentionDays;
  /**
   * What happens to the log when it leaves the template.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Endpoints that servers ask, or that take what only Cognito can read. */
const NOT_FOR_CORE_RULES = [
  pathIs('EXACTLY', '/oauth2/token'),
  pathIs('EXACTLY', '/saml2/idpresponse'),
  pathIs('CONTAINS', '/.well-known/'),
];

/**
 * The web ACL of a staff pool, with the limits of a shopper's ({@link UserPoolWebAcl}).
 *
 * The core rules leave out the endpoint that takes SAML assertions, beside the token endpoint and the published keys:
 * an encrypted assertion is longer than the 8,192 bytes at which those rules block, and holds nothing that they could
 * read. Cognito takes it only with the identity provider's signature.
 */
export class StaffWebAcl extends Construct {
  public readonly webAcl: StorefrontWebAcl;

  public constructor(scope: Construct, id: string, props: StaffWebAclProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy } = props;
    for (const statement of cloudWatchLogsStatements(this)) encryptionKey.addToResourcePolicy(statement);
    this.webAcl = new StorefrontWebAcl(this, 'WebAcl', {
      scope: WebAclScope.REGIONAL,
      paths: NO_PATHS,
      coreRulesScope: { notStatement: { statement: { orStatement: { statements: NOT_FOR_CORE_RULES } } } },
      additionalRules: [...operationRateRules(this, {}), hostingProvidersOnPages(this)],
      encryptionKey,
      logRetention,
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    });
  }

  /** The web ACL's ARN. */
  public get webAclArn(): string {
    return this.webAcl.webAclArn;
  }
}

/** Compared as written: a path in disguise is not spared. */
function pathIs(positionalConstraint: string, searchString: string): wafv2.CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint,
      searchString,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}
