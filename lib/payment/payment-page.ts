import type { CfnResource } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { PAYMENT_PAGE_METADATA, type PaymentPageMetadata } from '../controls/template-metadata';
import { SecurityHeaders } from '../edge/security-headers';
import { type IntegrityManifest, integrityManifest } from '../page/integrity-manifest';
import type { PageInventory } from '../page/page-inventory';
import { inventoryJson, inventoryMarkdown, type ScriptInventoryDocument } from '../page/script-inventory-document';
import { writeIntoAssembly } from './assembly-documents';
import { policyDirectives, policyText } from './content-security-policy';
import { exactOrigin } from './exact-host';
import { integrityPolicy } from './integrity-policy';
import { inventoryDigest, inventoryEntry, watchedScript } from './inventory-evidence';
import { type PagePaths, pagePaths } from './page-paths';
import type { PaymentPageProps } from './payment-page-props';
import { paymentPageSources } from './payment-page-sources';
import { paymentPermissionsPolicy } from './permissions-policy';
import { refuseLongPolicy } from './policy-length';
import { type AuthorizedScript, authorizedScripts } from './script-inventory';
import { refuseTagManager } from './tag-manager-hosts';

/** Name of the reporting endpoint of Integrity-Policy, in the page's headers. */
const ENDPOINT = 'violations';

/**
 * A payment page: the inventory of its scripts as code, and the response headers that follow from it, so that no other
 * script runs, no other frame opens and no form leads elsewhere (PCI DSS 4.0.1, 6.4.3).
 *
 * A pinned script runs by its hash alone: its element needs the attributes of the manifest. A script that cannot be
 * pinned runs by its address. `Integrity-Policy` is enforced when every script with an address is pinned, and reports
 * otherwise, because it knows no exceptions.
 *
 * A synthesis writes beside the stack's template, as `<stack>.<construct>.<ending>`: `scripts.json` and `scripts.md`, the
 * inventory for an assessor; and `sri.json`, the manifest for the page's build. The inventory stands in the template's
 * Metadata too, and an SSM parameter holds its digest, which tells which of them is deployed.
 *
 * Beforehand: the page is built, for its assets are read; a collector answers at `reportsPath`. Give
 * `responseHeadersPolicy` to the distribution's behavior for `pathPattern`, before any broader pattern. 11.6.1 needs a
 * monitor besides: headers cannot tell that they are missing.
 *
 * Satisfies: PaymentPageScriptsAuthorized, PaymentPageScriptsListed, PaymentPageScriptIntegrity,
 * PaymentPageIntegrityPolicy, PaymentPagePolicyStrict, PaymentPageViolationReports, PaymentPageScopeDeclared,
 * ContentSecurityPolicy, StrictTransportSecurity, ContentTypeAndFramingHeaders; with a behavior of the distribution
 * PaymentPageBehavior; with a {@link TamperMonitor} PaymentPageMonitored
 */
export class PaymentPage extends Construct {
  /** The page's response headers. */
  public readonly headers: SecurityHeaders;
  /** The policy for the distribution's behavior of the page. */
  public readonly responseHeadersPolicy: cloudfront.ResponseHeadersPolicy;
  /** What the page may send and run, for those who watch it. */
  public readonly inventory: PageInventory;
  /** Path pattern of the page's behavior. */
  public readonly pathPattern: string;
  /** Path to which browsers send violation reports. Absent `withoutViolationReports`. */
  public readonly reportsPath?: string;
  /** Attributes of the pinned scripts' elements, by path or address. */
  public readonly integrityManifest: IntegrityManifest;
  /** Holds the digest of the deployed inventory. */
  public readonly inventoryParameter: ssm.StringParameter;

  /** @throws InvalidPropertyError when an entry is not complete and current, or the integration refuses it */
  public constructor(scope: Construct, id: string, props: PaymentPageProps) {
    super(scope, id);
    const origin = exactOrigin(this, 'domainName', props.domainName);
    const paths = pagePaths(this, props);
    const scripts = this.scripts(props);
    const pinned = scripts.every(({ noIntegrityReason }) => noIntegrityReason === undefined);
    this.pathPattern = paths.pattern;
    if (paths.reports !== undefined) this.reportsPath = paths.reports;
    this.headers = this.securityHeaders(props, origin, paths, scripts, pinned);
    this.responseHeadersPolicy = this.headers.responseHeadersPolicy;
    this.integrityManifest = integrityManifest(scripts);
    this.inventory = {
      url: `${origin}${paths.page}`,
      path: paths.pattern,
      headers: this.headers.headers,
      absentHeaders: this.headers.removedHeaders,
      scripts: scripts.map(watchedScript),
    };
    const metadata: PaymentPageMetadata = {
      path: paths.pattern,
      integration: props.integration,
      provider: props.provider.name,
      scripts: scripts.map(inventoryEntry),
    };
    (this.responseHeadersPolicy.node.defaultChild as CfnResource).addMetadata(PAYMENT_PAGE_METADATA, metadata);
    const json = this.writeDocuments({
      page: this.inventory.url,
      contentSecurityPolicy: this.headers.headers['content-security-policy'] ?? '',
      integrityPolicy: pinned ? 'enforced' : 'reported',
      ...metadata,
    });
    this.inventoryParameter = new ssm.StringParameter(this, 'Inventory', {
      description: `Which script inventory of ${this.inventory.url} is deployed`,
      stringValue: inventoryDigest(this.inventory.url, json, scripts),
    });
  }

  private scripts(props: PaymentPageProps): AuthorizedScript[] {
    const scripts = authorizedScripts(this, props.scripts);
    for (const { name, source, host } of scripts) {
      if (host !== undefined && props.allowTagManagers !== true) {
        refuseTagManager(this, `scripts[${name}].source`, host, source);
      }
    }
    return scripts;
  }

  private securityHeaders(
    props: PaymentPageProps,
    origin: string,
    { reports }: PagePaths,
    scripts: readonly AuthorizedScript[],
    pinned: boolean,
  ): SecurityHeaders {
    const sources = paymentPageSources(this, props, scripts);
    const directives = policyDirectives({
      ...sources,
      ...(reports === undefined ? {} : { reports }),
    });
    refuseLongPolicy(this, directives, scripts);
    return new SecurityHeaders(this, 'Headers', {
      contentSecurityPolicy: policyText(directives),
      permissionsPolicy: paymentPermissionsPolicy(sources.frame),
      allowPopups: props.allowPopups ?? false,
      noStore: true,
      ...integrityPolicy(pinned, reports === undefined ? undefined : ENDPOINT),
      ...(reports === undefined ? {} : { reportingEndpoints: { [ENDPOINT]: `${origin}${reports}` } }),
    });
  }

  /** @returns the inventory as JSON */
  private writeDocuments(document: ScriptInventoryDocument): string {
    const json = inventoryJson(document);
    writeIntoAssembly(this, {
      'scripts.json': json,
      'scripts.md': inventoryMarkdown(document),
      'sri.json': `${JSON.stringify(this.integrityManifest, undefined, 2)}\n`,
    });
    return json;
  }
}
