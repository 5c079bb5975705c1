import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';
/** Where the logging configuration stands, by resource type. */
const LOGGING: Readonly<Record<string, string>> = {
  [STATE_MACHINE]: 'LoggingConfiguration',
  'AWS::Serverless::StateMachine': 'Logging',
};

const example = (LoggingConfiguration?: object): Example => ({
  Resources: {
    Checkout: { Type: STATE_MACHINE, Properties: { LoggingConfiguration } },
    Log: { Type: 'AWS::Logs::LogGroup' },
  },
});
const Destinations = [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } }];

/** State machines write down which steps ran; express workflows leave no other trace. */
export const stateMachineLogging = control({
  id: 'StateMachineLogging',
  area: 'compute',
  title: 'State machines log their executions',
  rationale: 'Nobody can tell afterwards which step let an order pass unpaid, or who started it.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.2.2')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each(Object.keys(LOGGING), (stateMachine) => {
    const logging = stateMachine.at(LOGGING[stateMachine.type] ?? 'LoggingConfiguration');
    return all(logging.at('Level').oneOf(['ALL', 'ERROR', 'FATAL']), logging.at('Destinations').present());
  }),
  remedy: 'Set logs with destination and level; leave includeExecutionData out where orders pass through.',
  detect: [managedRule('STEP_FUNCTIONS_STATE_MACHINE_LOGGING_ENABLED')],
  examples: {
    compliant: [example({ Level: 'ERROR', Destinations })],
    violating: [
      { faultAt: 'LoggingConfiguration.Level', ...example() },
      { faultAt: 'LoggingConfiguration.Level', ...example({ Level: 'OFF', Destinations }) },
      { faultAt: 'LoggingConfiguration.Destinations', ...example({ Level: 'ALL', Destinations: [] }) },
    ],
    unknown: [{ Parameters: { Level: { Type: 'String' } }, ...example({ Level: { Ref: 'Level' }, Destinations }) }],
  },
});
