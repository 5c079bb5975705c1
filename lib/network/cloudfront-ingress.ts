import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The addresses from which CloudFront asks origins ("Locations and IP address ranges of CloudFront edge servers"). */
const PREFIX_LIST = 'com.amazonaws.global.cloudfront.origin-facing';

/** What is known of the way that CloudFront comes. */
export interface CloudFrontSource {
  readonly cloudFrontSecurityGroupId?: string;
  readonly cloudFrontPrefixListId?: string;
}

/**
 * The peer by which a security group knows CloudFront: the group of its VPC origins, else its prefix list.
 *
 * @throws InvalidPropertyError when an id is none, or when none is given where CDK cannot look the list up
 */
export function cloudFrontPeer(scope: Construct, source: CloudFrontSource): ec2.IPeer {
  const { cloudFrontSecurityGroupId: group, cloudFrontPrefixListId: list } = source;
  if (group !== undefined) {
    refuseOtherIds(scope, 'cloudFrontSecurityGroupId', group, 'sg-');
    return ec2.Peer.securityGroupId(group);
  }
  if (list !== undefined) {
    refuseOtherIds(scope, 'cloudFrontPrefixListId', list, 'pl-');
    return ec2.Peer.prefixList(list);
  }
  const { account, region } = Stack.of(scope);
  if (Token.isUnresolved(account) || Token.isUnresolved(region)) {
    const mend = `give the id of the region's list ${PREFIX_LIST}, or the stack an account and a region`;
    throw new InvalidPropertyError(scope, 'cloudFrontPrefixListId', list, mend);
  }
  const found = ec2.PrefixList.fromLookup(scope, 'CloudFront', { prefixListName: PREFIX_LIST });
  return ec2.Peer.prefixList(found.prefixListId);
}

function refuseOtherIds(scope: Construct, property: string, id: string, prefix: string): void {
  if (!Token.isUnresolved(id) && !new RegExp(`^${prefix}[0-9a-f]{8,17}$`).test(id)) {
    throw new InvalidPropertyError(scope, property, id, `give an id such as ${prefix}0123456789abcdef0`);
  }
}
