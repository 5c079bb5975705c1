import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, type Verdict, violation } from '../verdict';
import { isHeardByComposite } from './composite-alarm';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:security';

/** An alarm that goes off tells somebody. */
export const alarmActions = control({
  id: 'AlarmActions',
  area: 'account',
  title: 'Alarms tell somebody when they go off',
  rationale:
    'An alarm without an action turns red on a page that nobody has open, while the trail is being switched off.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('10.7.2'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-06'],
  },
  since: '0.1.0',
  check: each(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'], judge),
  remedy:
    'Call alarm.addAlarmAction(new SnsAction(topic)), for example with the topic of AlertTopic. An alarm that only ' +
    'steers a deployment needs no person: record an exception.',
  detect: [
    managedRule('CLOUDWATCH_ALARM_ACTION_CHECK', {
      parameters: { alarmActionRequired: 'true', insufficientDataActionRequired: 'false', okActionRequired: 'false' },
    }),
    managedRule('CLOUDWATCH_ALARM_ACTION_ENABLED_CHECK'),
  ],
  examples: {
    compliant: [
      alarm({ AlarmActions: [TOPIC] }),
      {
        Resources: {
          ...alarm({ AlarmName: 'checkout-errors' }).Resources,
          Outage: {
            Type: 'AWS::CloudWatch::CompositeAlarm',
            Properties: { AlarmRule: 'ALARM("checkout-errors")', AlarmActions: [TOPIC] },
          },
        },
      },
    ],
    violating: [
      { faultAt: 'AlarmActions', ...alarm({}) },
      { faultAt: 'AlarmActions', ...alarm({ AlarmActions: [], OKActions: [TOPIC] }) },
      { faultAt: 'ActionsEnabled', ...alarm({ AlarmActions: [TOPIC], ActionsEnabled: false }) },
    ],
    unknown: [
      { Parameters: { Topics: { Type: 'CommaDelimitedList' } }, ...alarm({ AlarmActions: { Ref: 'Topics' } }) },
    ],
  },
});

function judge(resource: Resource): Verdict {
  const own = all(
    resource.at('AlarmActions').some(isAction, 'AlarmActions is empty; expected an action, such as a topic'),
    resource.at('ActionsEnabled').or(true).isTrue(),
  );
  return own.kind === 'violation' && isHeardByComposite(resource) ? compliant() : own;
}

/** CloudWatch refuses empty actions, so that a parameter too stands for one. */
function isAction(action: Position): Verdict {
  return action.judge((value) =>
    value.kind === 'absent' ? violation(action.path, 'it is absent; expected an action') : compliant(),
  );
}

function alarm(properties: object) {
  return {
    Resources: {
      Errors: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, ...properties },
      },
    },
  };
}
