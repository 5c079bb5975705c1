import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';
/** Where the logging configuration stands, by resource type. */
const LOGGING: Readonly<Record<string, string>> = {
  [STATE_MACHINE]: 'LoggingConfiguration',
  'AWS::Serverless::StateMachine': 'Logging',
};
const SETTING = 'LoggingConfiguration.IncludeExecutionData';

const example = (IncludeExecutionData?: unknown): Example => ({
  Resources: {
    Checkout: { Type: STATE_MACHINE, Properties: { LoggingConfiguration: { Level: 'ALL', IncludeExecutionData } } },
  },
});

/** The log of a workflow tells which steps ran, and not what they were given. It leaves that out unless told otherwise. */
export const stateMachineLogsWithoutData = control({
  id: 'StateMachineLogsWithoutData',
  area: 'account',
  title: 'Logs of state machines leave out what their steps are given',
  rationale:
    'The input of an order workflow is the order: with it the log is a second, unguarded store of all of them.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.3.1'), judged('10.3.1')],
    gdpr: ['5.1.c', '25.2'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: each(Object.keys(LOGGING), (stateMachine) =>
    stateMachine
      .at(`${LOGGING[stateMachine.type] ?? ''}.IncludeExecutionData`)
      .or(false)
      .isFalse(),
  ),
  remedy:
    'Leave includeExecutionData out of logs. Where the input is no personal data, record an exception that says so.',
  detect: single(),
  examples: {
    compliant: [example(), example(false)],
    violating: [
      { faultAt: SETTING, ...example(true) },
      { faultAt: SETTING, ...example('true') },
    ],
    unknown: [{ Parameters: { Data: { Type: 'String' } }, ...example({ Ref: 'Data' }) }],
  },
});
