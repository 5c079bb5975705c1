import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE, hears } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { isBreakGlass } from './break-glass';

const FILTER = 'AWS::Logs::MetricFilter';

/** EventBridge hands over calls that only read, and `AssumeRole` counts as one, to rules in this state alone. */
const WITH_READS = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

function heardByRule(rule: Resource, role: Resource): Verdict {
  const roles = rule.at('EventPattern.detail.requestParameters.roleArn');
  return all(
    hears(rule, 'detail.eventName', 'AssumeRole'),
    rule.at('State').equals(WITH_READS),
    roles.absent().kind === 'compliant' ? compliant() : names(roles, role),
  );
}

function counted(filter: Resource, role: Resource): Verdict {
  const pattern = filter.at('FilterPattern');
  const text = certainText(pattern) ?? '';
  return text.includes('AssumeRole') ? names(pattern, role) : violation('', 'it counts something else');
}

/** Whether a text, or a list of texts, names a role by reference or by its literal name. */
function names(place: Position, role: Resource): Verdict {
  const values = [...place.values, ...place.items().flatMap((item) => item.values)];
  if (values.some((value) => referencesOf(value).some(({ resource }) => resource === role))) return compliant();
  const name = certainText(role.at('RoleName'));
  const literal = values.some(
    (value) => value.kind === 'scalar' && name !== undefined && endsIn(String(value.value), name),
  );
  if (literal) return compliant();
  const open = values.some(({ kind }) => kind === 'unknown');
  return open ? unknown('', 'the template does not tell of which role') : violation('', 'it is about another role');
}

const endsIn = (text: string, name: string) => text.endsWith(`/${name}`) || text.includes(`/${name}"`);

function judge(role: Resource): Verdict {
  if (!isBreakGlass(role)) return notApplicable();
  const { set } = role.template;
  const heard = any(
    violation('', 'nothing hears of it'),
    ...set.ofType(EVENT_RULE).map((rule) => heardByRule(rule, role)),
    ...set.ofType(FILTER).map((filter) => counted(filter, role)),
  );
  if (heard.kind === 'compliant') return heard;
  if (heard.kind === 'unknown') return unknown('', heard.reason);
  return violation('', 'no rule or metric filter in the templates tells when it is assumed');
}

const arn = { 'Fn::GetAtt': ['Emergency', 'Arn'] };
const example = (others: Readonly<Record<string, object>>): Example => ({
  Parameters: { Name: { Type: 'String' } },
  Resources: {
    Emergency: {
      Type: 'AWS::IAM::Role',
      Properties: { Description: 'Break-glass role', AssumeRolePolicyDocument: { Statement: [] } },
    },
    ...others,
  },
});
const rule = (roleArn: unknown, State: string | undefined = WITH_READS) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { source: ['aws.sts'], detail: { eventName: ['AssumeRole'], requestParameters: { roleArn } } },
    State,
    Targets: [{ Id: 'alerts', Arn: 'arn:aws:sns:eu-west-1:111122223333:alerts' }],
  },
});

/** Somebody hears when the glass is broken. Said of roles that say they are for that. */
export const breakGlassAlarmed = control({
  id: 'BreakGlassAlarmed',
  area: 'people',
  title: 'Somebody is told when a role for emergencies is assumed',
  rationale: 'The way around every other rule is used quietly, on an ordinary day.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['DE.CM-03', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::IAM::Role', judge),
  remedy: `Use BreakGlassRole, or add a rule on AssumeRole of the role in the state ${WITH_READS}.`,
  detect: none(
    'No managed rule knows which role is for emergencies; the role does not tell of the rules and metric filters that are about it.',
  ),
  examples: {
    compliant: [
      example({ Told: rule([arn]) }),
      example({
        Told: {
          Type: EVENT_RULE,
          Properties: {
            EventPattern: { detail: { eventName: ['AssumeRole'] } },
            State: WITH_READS,
            Targets: [{ Id: 'alerts', Arn: 'arn:aws:sns:eu-west-1:111122223333:alerts' }],
          },
        },
      }),
      example({
        Counted: {
          Type: FILTER,
          Properties: {
            FilterPattern: {
              'Fn::Sub': `{ $.eventName = "AssumeRole" && $.requestParameters.roleArn = "\${Emergency.Arn}" }`,
            },
          },
        },
      }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Told: rule([arn], 'ENABLED') }) },
      { faultAt: '', ...example({ Told: rule(['arn:aws:iam::111122223333:role/deploy']) }) },
    ],
    unknown: [example({ Told: rule([{ Ref: 'Name' }]) })],
  },
});
