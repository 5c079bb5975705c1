import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';

/** By name the environment variables that common loggers read, Powertools for AWS Lambda's above all. */
const LEVELS = ['LOG_LEVEL', 'POWERTOOLS_LOG_LEVEL', 'AWS_LAMBDA_LOG_LEVEL'];
const WHOLE_EVENTS = ['POWERTOOLS_LOGGER_LOG_EVENT', 'POWERTOOLS_DEV'];
const VERBOSE = /^(trace|debug|silly)$/i;
const QUIET = 'none of TRACE, DEBUG';

function judgeFunction(subject: Resource): Verdict {
  const variables = subject.at('Environment.Variables');
  const quiet = (path: string) =>
    subject
      .at(path)
      .or('INFO')
      .satisfies((level) => !VERBOSE.test(String(level)), QUIET);
  return all(
    compliant(),
    quiet('LoggingConfig.ApplicationLogLevel'),
    ...LEVELS.map((name) =>
      variables
        .property(name)
        .or('INFO')
        .satisfies((level) => !VERBOSE.test(String(level)), QUIET),
    ),
    ...WHOLE_EVENTS.map((name) =>
      variables
        .property(name)
        .or('false')
        .satisfies((on) => !/^(true|1|yes|on)$/i.test(String(on)), 'false'),
    ),
  );
}

const example = (Properties: object): Example => ({
  Resources: { Orders: { Type: 'AWS::Lambda::Function', Properties } },
});
const variables = (Variables: object) => example({ Environment: { Variables } });

/** Functions do not log what they are given: events and objects are written at the levels for debugging. */
export const functionLogLevel = control({
  id: 'FunctionLogLevel',
  area: 'account',
  title: 'Functions do not log for debugging',
  rationale: 'At that level the first line of each request is the request: names, addresses, tokens.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.3.1'), judged('10.3.1')],
    gdpr: ['5.1.c', '25.2'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::Lambda::Function', judgeFunction),
  remedy: 'Set applicationLogLevelV2 to INFO or above, and leave the debugging variables of the logger out.',
  detect: [managedRule('LAMBDA_FUNCTION_APPLICATION_LOG_LEVEL_CHECK', { parameters: { logLevel: 'INFO' } })],
  examples: {
    compliant: [
      example({}),
      example({ LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO' } }),
      variables({ POWERTOOLS_LOG_LEVEL: 'WARN', POWERTOOLS_LOGGER_LOG_EVENT: 'false' }),
    ],
    violating: [
      {
        faultAt: 'LoggingConfig.ApplicationLogLevel',
        ...example({ LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG' } }),
      },
      { faultAt: 'Environment.Variables.LOG_LEVEL', ...variables({ LOG_LEVEL: 'debug' }) },
      {
        faultAt: 'Environment.Variables.POWERTOOLS_LOGGER_LOG_EVENT',
        ...variables({ POWERTOOLS_LOGGER_LOG_EVENT: 'true' }),
      },
    ],
    unknown: [{ Parameters: { Level: { Type: 'String' } }, ...variables({ LOG_LEVEL: { Ref: 'Level' } }) }],
  },
});
