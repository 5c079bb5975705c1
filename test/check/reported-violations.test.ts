import { readReportedViolations } from '../../lib/check/reported-violations';
import { violation } from './sample-input';
import { writtenFiles } from './written-assembly';

const reported = (pluginName: string, parts: object) => ({
  pluginName,
  conclusion: 'failure',
  violations: [],
  ...parts,
});

const rule = (parts: object) => ({ ruleName: 'R1', description: 'Not so', violatingConstructs: [], ...parts });

const written = (...pluginReports: readonly object[]) =>
  writtenFiles({ 'validation-report.json': { version: '55.0.0', pluginReports } });

const bare = violation({
  pack: 'Lint',
  rule: 'R1',
  description: 'Not so',
  severity: undefined,
  constructPath: undefined,
});

test('gives one entry a construct, of every plugin', () => {
  const directory = written(
    reported('Lint', {
      violations: [
        rule({
          severity: 'warning',
          suggestedFix: 'Make it so',
          violatingConstructs: [{ constructPath: 'Shop/A' }, { constructPath: 'Shop/B' }],
        }),
      ],
    }),
    reported('Guard', {
      violations: [
        rule({ violatingConstructs: [{ cloudFormationResource: { templatePath: '/out/Shop.json', logicalId: 'A' } }] }),
      ],
    }),
  );

  expect(readReportedViolations(directory)).toEqual([
    { ...bare, severity: 'warning', fix: 'Make it so', constructPath: 'Shop/A' },
    { ...bare, severity: 'warning', fix: 'Make it so', constructPath: 'Shop/B' },
    { ...bare, pack: 'Guard', template: '/out/Shop.json', logicalId: 'A' },
  ]);
});

test('says of suppressed ones why, and where that is written', () => {
  const suppressed = (parts: object) => rule({ violatingConstructs: [{ constructPath: 'Shop/A' }], ...parts });
  const directory = written(
    reported('Lint', {
      suppressedViolations: [suppressed({ reason: 'Scratch', acknowledgedAt: 'Shop' }), suppressed({})],
    }),
  );

  expect(readReportedViolations(directory).map(({ acknowledged }) => acknowledged)).toEqual([
    { reason: 'Scratch', at: 'Shop' },
    { reason: '', at: 'Shop/A' },
  ]);
});

test('does not take a reason alone for an acknowledgement', () => {
  const directory = written(
    reported('Lint', { violations: [rule({ reason: 'Why', violatingConstructs: [{ constructPath: 'Shop/A' }] })] }),
  );

  expect(readReportedViolations(directory)).toEqual([{ ...bare, constructPath: 'Shop/A' }]);
});

test('has none where nothing was reported', () => {
  expect(readReportedViolations(writtenFiles({}))).toEqual([]);
});
