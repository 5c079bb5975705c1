import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { MONITOR_HEADER } from '../page/monitor-header';
import { pathStatement } from './path-prefix';
import { WebAclAddressSet } from './web-acl-address-set';
import { ALLOWED_ADDRESS_LABEL, allOf, MONITOR_LABEL, WEBHOOK_LABEL } from './web-acl-labels';
import { type NamedPaths, prefixesOf } from './web-acl-paths';
import type { WebAclScope } from './web-acl-scope';
import { secretHeader } from './web-acl-secret-header';

/**
 * Who is spared from rules that judge where a request comes from. Nobody is spared from the rules that judge what it
 * says: exempt requests are labelled by rules that count, never allowed, and the core rules, known bad inputs and SQL
 * injection rules inspect them like all others.
 *
 * A secret is written into the template as a dynamic reference, never as its value. CloudFormation reads it when it
 * creates or updates the web ACL, and only then: after a rotation, the old value counts until a deployment changes the
 * web ACL (docs/runbooks/web-acl.md). Who may call `wafv2:GetWebACL` can read it.
 */
export interface WebAclExemptionsProps {
  /**
   * The address ranges from which the payment provider's servers call `paths.webhooks`, in CIDR notation; the provider
   * publishes them. They are spared from country lists, anonymous addresses, the limit of all requests and challenges,
   * and their bodies may have up to `bodyLimit`. With `webhookSecret` too, both must fit.
   * @default - told by `webhookSecret` alone
   */
  readonly webhookSourceRanges?: string[];
  /**
   * The secret that the payment provider sends with each call of `paths.webhooks`, as plain text of at most 200 bytes,
   * of this stack's region.
   * @default - told by `webhookSourceRanges` alone
   */
  readonly webhookSecret?: secretsmanager.ISecret;
  /**
   * The request header that carries `webhookSecret`, in lower case. It is redacted from logs and samples.
   * @default - needed with `webhookSecret`
   */
  readonly webhookSecretHeader?: string;
  /**
   * The secret that the shop's own monitor sends in the header `x-storefront-monitor`, as plain text of at most 200
   * bytes, of this stack's region. The monitor runs in the cloud: it is spared from country lists, anonymous addresses
   * and challenges.
   * @default - the monitor is treated like everybody
   */
  readonly monitorSecret?: secretsmanager.ISecret;
  /**
   * Address ranges, such as the office's, that are spared from country lists, reputation, anonymous addresses, rate
   * limits and challenges. `deniedAddresses` goes first.
   * @default - none
   */
  readonly allowedAddresses?: string[];
}

/** The rules that label exempt requests, and the labels that they give. */
export interface Exemptions {
  readonly rules: readonly wafv2.CfnWebACL.RuleProperty[];
  readonly labels: readonly string[];
}

/**
 * The first rules of the web ACL: each counts and labels.
 *
 * @throws InvalidPropertyError when webhooks have neither ranges nor secret, or these have no path or header, or a
 * range cannot be used
 */
export function exemptions(
  scope: Construct,
  props: WebAclExemptionsProps,
  paths: NamedPaths,
  webAclScope: WebAclScope,
): Exemptions {
  refuseUnknownWebhooks(scope, props, paths);
  const { monitorSecret, allowedAddresses } = props;
  const rules: wafv2.CfnWebACL.RuleProperty[] = [];
  if (paths.has('webhooks')) {
    rules.push(labelling('WebhookExemption', 100, WEBHOOK_LABEL, webhooks(scope, props, paths, webAclScope)));
  }
  if (monitorSecret !== undefined) {
    const statement = secretHeader(scope, 'monitorSecret', MONITOR_HEADER, monitorSecret);
    rules.push(labelling('MonitorExemption', 105, MONITOR_LABEL, statement));
  }
  if (allowedAddresses !== undefined) {
    const property = 'allowedAddresses';
    const { statement } = new WebAclAddressSet(scope, 'AllowedAddresses', {
      ranges: allowedAddresses,
      property,
      webAclScope,
    });
    rules.push(labelling('AllowedAddressExemption', 110, ALLOWED_ADDRESS_LABEL, statement));
  }
  return {
    rules,
    labels: rules.flatMap(({ ruleLabels }) => (ruleLabels as { name: string }[]).map(({ name }) => name)),
  };
}

function webhooks(
  scope: Construct,
  props: WebAclExemptionsProps,
  paths: NamedPaths,
  webAclScope: WebAclScope,
): wafv2.CfnWebACL.StatementProperty {
  const { webhookSourceRanges: ranges, webhookSecret: secret, webhookSecretHeader: header = '' } = props;
  const property = 'webhookSourceRanges';
  return (
    allOf(
      ranges === undefined
        ? undefined
        : new WebAclAddressSet(scope, 'WebhookSources', { ranges, property, webAclScope }).statement,
      secret === undefined ? undefined : secretHeader(scope, 'webhookSecret', header, secret),
      pathStatement(scope, 'paths.webhooks', prefixesOf(paths, 'webhooks')),
    ) ?? {}
  );
}

function labelling(
  name: string,
  priority: number,
  label: string,
  statement: wafv2.CfnWebACL.StatementProperty,
): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    statement,
    action: { count: {} },
    ruleLabels: [{ name: label }],
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
  };
}

function refuseUnknownWebhooks(scope: Construct, props: WebAclExemptionsProps, paths: NamedPaths): void {
  const { webhookSourceRanges, webhookSecret, webhookSecretHeader } = props;
  if (paths.has('webhooks') && webhookSourceRanges === undefined && webhookSecret === undefined) {
    const mend = "give webhookSourceRanges or webhookSecret, by which the payment provider's calls are told";
    throw new InvalidPropertyError(scope, 'paths.webhooks', paths.get('webhooks'), mend);
  }
  if (!paths.has('webhooks') && (webhookSourceRanges !== undefined || webhookSecret !== undefined)) {
    const property = webhookSourceRanges === undefined ? 'webhookSecret' : 'webhookSourceRanges';
    const value = webhookSourceRanges ?? webhookSecret?.node.path;
    throw new InvalidPropertyError(scope, property, value, 'give paths.webhooks too, or leave it out');
  }
  const named = webhookSecretHeader !== undefined && /^[a-z0-9][a-z0-9-]{0,63}$/.test(webhookSecretHeader);
  if (webhookSecret === undefined ? webhookSecretHeader !== undefined : !named) {
    const mend = 'give the header that carries webhookSecret, in lower case, such as "x-webhook-secret"';
    throw new InvalidPropertyError(scope, 'webhookSecretHeader', webhookSecretHeader, mend);
  }
}
