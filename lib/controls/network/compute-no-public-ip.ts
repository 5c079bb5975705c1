import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

const SERVICE = 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp';

/** Where a public address is asked for; where nothing asks, the subnet decides. */
const JUDGES: Readonly<Record<string, (resource: Resource) => Verdict>> = {
  'AWS::EC2::Instance': (instance) => noneAsked(instance, 'NetworkInterfaces'),
  'AWS::EC2::LaunchTemplate': (template) => noneAsked(template, 'LaunchTemplateData.NetworkInterfaces'),
  'AWS::AutoScaling::LaunchConfiguration': (configuration) =>
    configuration.at('AssociatePublicIpAddress').or(false).isFalse(),
  'AWS::ECS::Service': (service) => service.at(SERVICE).noneOf(['ENABLED']),
};

function noneAsked(resource: Resource, interfaces: string): Verdict {
  return resource.at(interfaces).every((each) => each.at('AssociatePublicIpAddress').or(false).isFalse());
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Web: { Type, Properties } } });
const template = (AssociatePublicIpAddress?: unknown) =>
  example('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress }] },
  });
const service = (AssignPublicIp?: string) =>
  example('AWS::ECS::Service', { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } } });

/** Instances and tasks ask for no public address; load balancers and CloudFront take the requests. */
export const computeNoPublicIp = control({
  id: 'ComputeNoPublicIp',
  area: 'network',
  title: 'Instances and tasks ask for no public address',
  rationale: 'Whatever listens on a public address is reached past the load balancer and the web ACL.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each(Object.keys(JUDGES), (resource) => JUDGES[resource.type]?.(resource) ?? all()),
  remedy: 'Set assignPublicIp or associatePublicIpAddress to false, and use subnets with a NAT gateway or endpoints.',
  detect: [managedRule('EC2_INSTANCE_NO_PUBLIC_IP'), managedRule('EC2_LAUNCH_TEMPLATE_PUBLIC_IP_DISABLED')],
  examples: {
    compliant: [template(false), template(), service('DISABLED'), example('AWS::AutoScaling::LaunchConfiguration', {})],
    violating: [
      { faultAt: 'LaunchTemplateData.NetworkInterfaces[0].AssociatePublicIpAddress', ...template('true') },
      { faultAt: SERVICE, ...service('ENABLED') },
      {
        faultAt: 'AssociatePublicIpAddress',
        ...example('AWS::AutoScaling::LaunchConfiguration', { AssociatePublicIpAddress: true }),
      },
    ],
    unknown: [{ Parameters: { Public: { Type: 'String' } }, ...template({ Ref: 'Public' }) }],
  },
});
