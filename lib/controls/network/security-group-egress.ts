import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { fromAnywhere, openPorts, worldSource } from './ingress-rule';

const GROUP = 'AWS::EC2::SecurityGroup';
const RULE = 'AWS::EC2::SecurityGroupEgress';

/**
 * A group without rules lets everything out, until a rule is added (CloudFormation, "AWS::EC2::SecurityGroup").
 */
function judge(resource: Resource): Verdict {
  if (resource.type === RULE) return all(compliant(), judgeRule(resource));
  const rules = resource.at('SecurityGroupEgress');
  const single = rules.values.length === 1 && rules.values[0]?.kind === 'object';
  if (single) return all(compliant(), judgeRule(rules));
  if (rules.present().kind !== 'violation') return all(compliant(), rules.every(judgeRule));
  const { found, undecided } = resource.relatedBy(RULE, 'GroupId');
  if (found.length > 0) return compliant();
  if (undecided.length > 0) return unknown(rules.path, 'the template does not tell whose rules there are');
  return violation(rules.path, `${rules.path} is absent, which lets everything out; expected named destinations`);
}

function judgeRule(rule: Position): Verdict {
  return onlyWhere(fromAnywhere(rule), namesPorts(rule));
}

function namesPorts(rule: Position): Verdict {
  const { path } = worldSource(rule);
  const ports = openPorts(rule);
  if (ports === undefined) return unknown(rule.path, 'the template does not tell the ports');
  const every = ports !== 'none' && ports.from <= 1 && ports.to >= 65535;
  return every
    ? violation(path, `${path} lets every port out to the world; expected named ports or destinations`)
    : compliant();
}

const group = (SecurityGroupEgress?: unknown) => ({ Type: GROUP, Properties: { SecurityGroupEgress } });
const example = (SecurityGroupEgress?: unknown, others: Record<string, object> = {}): Example => ({
  Resources: { Checkout: group(SecurityGroupEgress), ...others },
});
const world = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
const https = { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

/** Code inside the network may speak to the world on the ports that it needs, not on every one. */
export const securityGroupEgress = control({
  id: 'SecurityGroupEgress',
  area: 'network',
  title: 'Security groups do not let everything out',
  rationale: 'Stolen data leaves, and foreign code is fetched, over whatever port is open to the world.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.2'), judged('1.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each([GROUP, RULE], judge),
  remedy: 'Set allowAllOutbound: false and addEgressRule for what is needed, such as port 443.',
  detect: none(
    'AWS Config has no managed rule for what security groups let out; a running group without rules lets nothing out, one without rules in a template everything.',
  ),
  examples: {
    compliant: [
      example([https]),
      example([{ ...world, CidrIp: '10.0.0.0/16' }]),
      example(undefined, { Out: { Type: RULE, Properties: { ...https, GroupId: { Ref: 'Checkout' } } } }),
    ],
    violating: [
      { faultAt: 'SecurityGroupEgress[0].CidrIp', ...example([world]) },
      { faultAt: 'SecurityGroupEgress', ...example() },
      {
        faultAt: 'SecurityGroupEgress.CidrIpv6',
        ...example({ CidrIpv6: '::/0', IpProtocol: 'tcp', FromPort: '0', ToPort: '65535' }),
      },
    ],
    unknown: [{ Parameters: { Where: { Type: 'String' } }, ...example([{ ...world, CidrIp: { Ref: 'Where' } }]) }],
  },
});
