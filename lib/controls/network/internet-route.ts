import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const ASSOCIATION = 'AWS::EC2::SubnetRouteTableAssociation';
const ROUTE = 'AWS::EC2::Route';

/**
 * Holds when a route of the table to which a subnet belongs leads to an internet gateway. A subnet that is given no
 * table has the main one of its network, which leads nowhere until somebody changes it by hand (Amazon VPC User Guide,
 * "Route table concepts").
 */
export function leadsToInternet(subnet: Resource): Verdict {
  return someRelated(
    subnet.relatedBy(ASSOCIATION, 'SubnetId'),
    (association) => {
      const table = association.at('RouteTableId').target();
      if (table.kind !== 'reference') return unknown('', 'its route table stands outside the template');
      return tableLeads(table.reference.resource);
    },
    violation('', 'no route of it leads to the internet'),
  );
}

function tableLeads(table: Resource): Verdict {
  const none = violation('', 'no route of it leads to the internet');
  return someRelated(table.relatedBy(ROUTE, 'RouteTableId'), toGateway, none);
}

/** A virtual private gateway stands in the same property. */
function toGateway(route: Resource): Verdict {
  const gateway = route.at('GatewayId').target();
  if (gateway.kind === 'reference') {
    return gateway.reference.resource.type === 'AWS::EC2::InternetGateway'
      ? compliant()
      : violation('', 'it leads elsewhere');
  }
  if (gateway.kind === 'unknown') return unknown('', gateway.reason);
  return gateway.kind === 'text' && gateway.text.startsWith('igw-') ? compliant() : violation('', 'it leads elsewhere');
}
