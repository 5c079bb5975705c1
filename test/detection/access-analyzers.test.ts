import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccessAnalyzers, type AccessAnalyzersProps } from '../../lib/detection/access-analyzers';
import { InvalidPropertyError } from '../../lib/errors';

function analyzersOf(props: Partial<AccessAnalyzersProps> = {}): unknown[] {
  const stack = new Stack(new App(), 'Account');
  new AccessAnalyzers(stack, 'Access', { analyzerExists: false, ...props });
  const analyzers = Template.fromStack(stack).findResources('AWS::AccessAnalyzer::Analyzer');
  return Object.values(analyzers).map(({ Properties }) => Properties);
}

const external = { Type: 'ACCOUNT' };
const unused = (UnusedAccessAge: number) => ({
  Type: 'ACCOUNT_UNUSED_ACCESS',
  AnalyzerConfiguration: { UnusedAccessConfiguration: { UnusedAccessAge } },
});

test.each<[string, Partial<AccessAnalyzersProps>, unknown[]]>([
  ['what outsiders reach', {}, [external]],
  ['what is unused too', { unusedAccessAge: Duration.days(90) }, [external, unused(90)]],
  ['what is unused for a day', { unusedAccessAge: Duration.hours(24) }, [external, unused(1)]],
  ['what is unused for a year', { unusedAccessAge: Duration.days(365) }, [external, unused(365)]],
  ['nothing more than exists', { analyzerExists: true }, []],
  [
    'what is unused, beside an analyzer that exists',
    { analyzerExists: true, unusedAccessAge: Duration.days(30) },
    [unused(30)],
  ],
])('find %s', (_, props, expected) => {
  expect(analyzersOf(props)).toEqual(expected);
});

test.each([
  [Duration.days(0), '0 days'],
  [Duration.hours(36), '1.5 days'],
  [Duration.days(366), '366 days'],
])('refuse an age of %s', (unusedAccessAge, value) => {
  expect(() => analyzersOf({ unusedAccessAge })).toThrow(
    new InvalidPropertyError({ node: { path: 'Account' } }, 'unusedAccessAge', value, 'give 1 to 365 whole days'),
  );
});
