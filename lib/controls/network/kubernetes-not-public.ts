import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';

const CLUSTER = 'AWS::EKS::Cluster';
const NODES = 'AWS::EKS::Nodegroup';
const PUBLIC = 'ResourcesVpcConfig.EndpointPublicAccess';

/** Nodes with a key, but without source groups, open SSH to the world (CloudFormation, "AWS::EKS::Nodegroup RemoteAccess"). */
function judge(resource: Resource): Verdict {
  if (resource.type === NODES) {
    const access = resource.at('RemoteAccess');
    return onlyWhere(access.at('Ec2SshKey').present(), access.at('SourceSecurityGroups').present());
  }
  const sources = resource.at('ResourcesVpcConfig.PublicAccessCidrs');
  return any(
    resource.at(PUBLIC).or(true).isFalse(),
    all(
      sources.present(),
      sources.every((source) => source.satisfies((block) => !/\/0$/.test(String(block)), 'a named address range')),
    ),
  );
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Shop: { Type, Properties } } });
const cluster = (ResourcesVpcConfig: object) => example(CLUSTER, { ResourcesVpcConfig });
const nodes = (RemoteAccess?: object) => example(NODES, { RemoteAccess });

/**
 * Kubernetes is administered from inside the network, or from named addresses. Unless told otherwise, EKS opens its
 * endpoint to the world (CloudFormation, "AWS::EKS::Cluster ResourcesVpcConfig").
 */
export const kubernetesNotPublic = control({
  id: 'KubernetesNotPublic',
  area: 'network',
  title: 'Kubernetes endpoints and nodes are not administered from the whole world',
  rationale: 'A leaked token, or a hole in the endpoint, is then enough to run anything in the cluster from anywhere.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each([CLUSTER, NODES], judge),
  remedy: 'Set endpointAccess: EndpointAccess.PRIVATE or .onlyFrom(cidr), and leave remoteAccess of node groups out.',
  detect: [managedRule('EKS_ENDPOINT_NO_PUBLIC_ACCESS')],
  examples: {
    compliant: [
      cluster({ EndpointPublicAccess: false, EndpointPrivateAccess: true }),
      cluster({ PublicAccessCidrs: ['203.0.113.0/24'] }),
      nodes({ Ec2SshKey: 'operators', SourceSecurityGroups: ['sg-0123456789abcdef0'] }),
    ],
    violating: [
      { faultAt: PUBLIC, ...cluster({}) },
      { faultAt: PUBLIC, ...cluster({ EndpointPublicAccess: true, PublicAccessCidrs: ['0.0.0.0/0'] }) },
      { faultAt: 'RemoteAccess.SourceSecurityGroups', ...nodes({ Ec2SshKey: 'operators' }) },
    ],
    unknown: [{ Parameters: { Office: { Type: 'String' } }, ...cluster({ PublicAccessCidrs: [{ Ref: 'Office' }] }) }],
  },
});
