import { certainText } from '../controls/certain-value';
import type { Position } from '../controls/position';
import type { Resource } from '../controls/resource';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { type FixedCost, hourly, type ResourceCost } from './resource-cost';

const ENDPOINT = priced('VPC interface endpoint, in each zone', '0.01', 'hour', SOURCES.endpoints);
const ENDPOINT_DATA = priced('data through VPC interface endpoints', '0.01', 'GB', SOURCES.endpoints);
const NAT_GATEWAY = priced('NAT gateway', '0.045', 'hour', SOURCES.natGateways);
const NAT_DATA = priced('data through NAT gateways', '0.045', 'GB', SOURCES.natGateways);
const ADDRESS = priced('public IPv4 address', '0.005', 'hour', SOURCES.addresses);
const LOAD_BALANCER = priced('load balancer', '0.0225', 'hour', SOURCES.loadBalancers);
const OTHER_LOAD_BALANCER = unpriced('Gateway Load Balancer', 'hour');

/** 5.84 USD for a unit over a month of 730 hours. */
const APPLICATION_UNITS = priced(
  'capacity units of Application Load Balancers',
  '0.008',
  'hour',
  SOURCES.loadBalancers,
);

/** 4.38 USD for a unit over a month of 730 hours. */
const NETWORK_UNITS = priced('capacity units of Network Load Balancers', '0.006', 'hour', SOURCES.loadBalancers);

/** An interface endpoint costs in each Availability Zone; a gateway endpoint, the default, is free. */
export function endpointCost(endpoint: Resource): ResourceCost {
  const type = certainText(endpoint.at('VpcEndpointType').or('Gateway'));
  if (type === 'Gateway') return { fixed: [], usage: [] };
  const zones = type === 'Interface' ? countOf(endpoint.at('SubnetIds')) : undefined;
  return { fixed: [hourly(ENDPOINT, zones)], usage: [ENDPOINT_DATA] };
}

/** A NAT gateway costs by the hour; the address of a public one is a resource of its own. */
export function natGatewayCost(): ResourceCost {
  return { fixed: [hourly(NAT_GATEWAY, 1)], usage: [NAT_DATA] };
}

/** Public IPv4 addresses cost by the hour, used or not. */
export function addressCost(): ResourceCost {
  return { fixed: [hourly(ADDRESS, 1)], usage: [] };
}

/** A load balancer costs by the hour, and so does a public address of it in each zone. */
export function loadBalancerCost(loadBalancer: Resource): ResourceCost {
  const type = certainText(loadBalancer.at('Type').or('application'));
  if (type !== 'application' && type !== 'network') return { fixed: [hourly(OTHER_LOAD_BALANCER, 1)], usage: [] };
  const internal = certainText(loadBalancer.at('Scheme').or('internet-facing')) === 'internal';
  return {
    fixed: [hourly(LOAD_BALANCER, 1), ...(internal ? [] : publicAddresses(loadBalancer))],
    usage: [type === 'application' ? APPLICATION_UNITS : NETWORK_UNITS],
  };
}

function publicAddresses(loadBalancer: Resource): readonly FixedCost[] {
  const zones = countOf(loadBalancer.at('Subnets')) ?? countOf(loadBalancer.at('SubnetMappings'));
  return [hourly(ADDRESS, zones)];
}

/** The length of a list that the template tells. */
function countOf(list: Position): number | undefined {
  const items = list.items();
  const [only, ...others] = list.values;
  return only?.kind === 'list' && others.length === 0 && !items.some(({ optional }) => optional)
    ? items.length
    : undefined;
}
