import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { blocking } from './blocking-rule';
import { pathStatement } from './path-prefix';
import { BodyInspectionLimit, bytesOf } from './web-acl-body-limit';
import { allOf, BODY_SIZE_LABEL, labelled, WEBHOOK_LABEL, withoutLabels } from './web-acl-labels';
import { type NamedPaths, prefixesOf } from './web-acl-paths';
import { WebAclScope } from './web-acl-scope';

/** How larger bodies than the core rules' 8,192 bytes are let through without a hole in them. */
export interface LargeBodies {
  /** Rules of the core group that only label. */
  readonly counted: readonly string[];
  readonly rules: readonly wafv2.CfnWebACL.RuleProperty[];
  /** What AWS WAF inspects, where that is more than by default. */
  readonly associationConfig?: wafv2.CfnWebACL.AssociationConfigProperty;
}

/**
 * The core rule against bodies over 8,192 bytes labels, and a rule of our own blocks by the label, save on upload and
 * report paths and for the payment provider's webhooks. Bodies that AWS WAF does not see whole are blocked before any
 * group inspects them, on whatever path: what cannot be inspected could hold anything.
 *
 * Nothing of it where no path needs larger bodies.
 *
 * @throws InvalidPropertyError when a limit is given although no path takes larger bodies
 */
export function largeBodies(
  scope: Construct,
  paths: NamedPaths,
  given: BodyInspectionLimit | undefined,
  webAclScope: WebAclScope,
): LargeBodies {
  const prefixes = prefixesOf(paths, 'uploads', 'reports');
  const webhooks = paths.has('webhooks') ? [WEBHOOK_LABEL] : [];
  if (prefixes.length === 0 && webhooks.length === 0) {
    if (given === undefined) return { counted: [], rules: [] };
    const mend = 'leave it out, or give paths.uploads, paths.reports or paths.webhooks';
    throw new InvalidPropertyError(scope, 'bodyLimit', given, mend);
  }
  const limit = given ?? (paths.has('uploads') ? BodyInspectionLimit.KB_64 : BodyInspectionLimit.KB_16);
  const elsewhere =
    prefixes.length === 0 ? undefined : { notStatement: { statement: pathStatement(scope, 'paths', prefixes) } };
  const resource = webAclScope === WebAclScope.CLOUDFRONT ? 'CLOUDFRONT' : 'API_GATEWAY';
  return {
    counted: ['SizeRestrictions_BODY'],
    rules: [
      blocking('BodyBeyondInspection', 290, largerThan(bytesOf(limit))),
      blocking('BodySize', 330, allOf(labelled(BODY_SIZE_LABEL), elsewhere, withoutLabels(webhooks)) ?? {}),
    ],
    ...(limit === BodyInspectionLimit.KB_16
      ? {}
      : { associationConfig: { requestBody: { [resource]: { defaultSizeInspectionLimit: limit } } } }),
  };
}

/** Costs 11 WCU. */
function largerThan(size: number): wafv2.CfnWebACL.StatementProperty {
  return {
    sizeConstraintStatement: {
      comparisonOperator: 'GT',
      size,
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}
