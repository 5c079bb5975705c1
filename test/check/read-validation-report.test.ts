import { readFailedPlugins } from '../../lib/check/read-validation-report';
import { AssemblyError } from '../../lib/errors';
import { writtenFiles } from './written-assembly';

const plugin = (pluginName: string, conclusion: string, violations: readonly object[] = []) => ({
  pluginName,
  conclusion,
  violations,
});

const violation = {
  ruleName: 'F3002',
  description: 'Additional properties are not allowed',
  severity: 'error',
  violatingConstructs: [{ constructPath: 'Shop/Data/Orders', constructFqn: 'aws-cdk-lib.CfnResource' }],
};

const written = (...pluginReports: readonly object[]) =>
  writtenFiles({ 'validation-report.json': { version: '55.0.0', pluginReports } });

test('gives the plugins that failed, with their findings', () => {
  const directory = written(
    plugin('AwsSolutions', 'success', [violation]),
    plugin('CloudFormation Validate', 'failure', [violation]),
    plugin('Broken', 'failure'),
  );

  expect(readFailedPlugins(directory)).toEqual([
    {
      name: 'CloudFormation Validate',
      findings: [
        {
          rule: 'F3002',
          description: 'Additional properties are not allowed',
          severity: 'error',
          constructPaths: ['Shop/Data/Orders'],
        },
      ],
    },
    { name: 'Broken', findings: [] },
  ]);
});

test('has none where there is no report', () => {
  expect(readFailedPlugins(writtenFiles({}))).toEqual([]);
});

test('refuses a report of another form in one line', () => {
  const directory = written({ pluginName: 'Lint', conclusion: 'failure' });

  expect(() => readFailedPlugins(directory)).toThrow(
    new AssemblyError(
      `${directory}/validation-report.json: pluginReports[0].violations is missing; synthesize the app again`,
    ),
  );
});
