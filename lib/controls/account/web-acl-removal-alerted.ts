import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, unknown, type Verdict, violation } from '../verdict';
import { accountIsWatchedHere } from './account-watch';
import { type Call, isHeard } from './heard-call';

/** How a web ACL is taken off: a distribution names its web ACL itself. */
const REMOVALS: Readonly<Record<string, Call>> = {
  CLOUDFRONT: { service: 'cloudfront', operation: 'UpdateDistribution' },
  REGIONAL: { service: 'wafv2', operation: 'DisassociateWebACL' },
};

function judgeWebAcl(webAcl: Resource): Verdict {
  if (!accountIsWatchedHere(webAcl)) return notApplicable();
  const scope = webAcl.at('Scope');
  return scope.judge((value) => {
    const removal = value.kind === 'scalar' ? REMOVALS[String(value.value)] : undefined;
    if (removal === undefined) return unknown(scope.path, 'the template does not tell what it guards');
    const heard = isHeard(webAcl, removal);
    if (heard.kind === 'unknown') return unknown('', heard.reason);
    if (heard.kind !== 'violation') return heard;
    return violation('', `no rule or metric filter in its region tells of ${removal.operation}`);
  });
}

const rule = (eventName: unknown, eventSource: string) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { detail: { eventSource: [eventSource], eventName } },
    Targets: [{ Id: 'security', Arn: 'arn:aws:sns:us-east-1:111122223333:security' }],
  },
});
const example = (Scope: unknown, others: Readonly<Record<string, object>>): Example => ({
  Resources: {
    Shop: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope } },
    Trail: { Type: 'AWS::CloudTrail::Trail' },
    ...others,
  },
});
const taken = rule(['DisassociateWebACL'], 'wafv2.amazonaws.com');
const updated = rule(['UpdateDistribution'], 'cloudfront.amazonaws.com');

/** A shop without its firewall looks like one with it. Not said of templates that do not set up the account's watch. */
export const webAclRemovalAlerted = control({
  id: 'WebAclRemovalAlerted',
  area: 'account',
  title: 'Somebody is told when a web ACL is taken off',
  rationale: 'The pages look the same without the firewall; nobody notices that every attack now reaches the shop.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.7.2'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.CM-01'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy:
    'Use SecurityAlarms in the region of the web ACL, us-east-1 for CloudFront, or add a rule on DisassociateWebACL or UpdateDistribution.',
  detect: none(
    'No managed AWS Config rule looks for the rules that hear of a call; a running web ACL does not tell which hear of its removal.',
  ),
  examples: {
    compliant: [example('REGIONAL', { Taken: taken }), example('CLOUDFRONT', { Updated: updated })],
    violating: [
      { faultAt: '', ...example('REGIONAL', {}) },
      { faultAt: '', ...example('CLOUDFRONT', { Taken: taken }) },
    ],
    unknown: [
      { Parameters: { Scope: { Type: 'String' } }, ...example({ Ref: 'Scope' }, { Taken: taken }) },
      {
        Parameters: { Events: { Type: 'CommaDelimitedList' } },
        ...example('REGIONAL', { Taken: rule({ Ref: 'Events' }, 'wafv2.amazonaws.com') }),
      },
    ],
  },
});
