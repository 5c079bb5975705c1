import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';
import { auditRowsTable } from './audit-rows-table';
import { configItemsTable } from './config-items-table';
import type { EvidenceLakeProps } from './evidence-lake-props';
import type { TableLayout } from './lake-table';
import { trailTable } from './trail-table';
import { webAclTable } from './web-acl-table';

/** What `WebAclLogArchive` writes below. */
export const WEB_ACL_PREFIX = 'web-acl/';

/** The tables that the properties give a bucket for. */
export function lakeLayouts(scope: Construct, props: EvidenceLakeProps, lookBackDays: number): TableLayout[] {
  const { auditBucket, trailBucket, configBucket, webAclBucket, organizationId } = props;
  const { account, region } = Stack.of(scope);
  const accounts = props.accounts ?? [account];
  const layouts: TableLayout[] = [];
  if (auditBucket !== undefined) layouts.push(auditRowsTable(auditBucket, lookBackDays));
  if (trailBucket !== undefined) {
    const regions = props.trailRegions ?? knownRegions(region);
    layouts.push(trailTable({ bucket: trailBucket, organizationId, accounts, regions }, lookBackDays));
  }
  if (configBucket !== undefined) {
    layouts.push(configItemsTable({ bucket: configBucket, accounts, regions: props.configRegions ?? [region] }));
  }
  if (webAclBucket !== undefined) {
    layouts.push(webAclTable(webAclBucket, props.webAclPrefix ?? WEB_ACL_PREFIX, lookBackDays));
  }
  return layouts;
}

/** Regions of the same partition; the commercial ones where the region is not known before deployment. */
function knownRegions(region: string): string[] {
  const partition = Token.isUnresolved(region) ? 'aws' : RegionInfo.get(region).partition;
  return RegionInfo.regions
    .filter((known) => known.partition === (partition ?? 'aws'))
    .map(({ name }) => name)
    .sort();
}
