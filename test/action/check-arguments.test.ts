import { checkArguments } from '../../bin/action/check-arguments';
import { flagInput } from '../../bin/action/inputs';
import { UsageError } from '../../lib/errors';

test('inputs become flags, each value a whole argument', () => {
  expect(
    checkArguments({
      INPUT_PATHS: '\n a b.yaml \n\n-rf\r\nstacks/**\n',
      INPUT_APP: '  npx tsx bin/app.ts; echo "$HOME"  ',
      INPUT_PACKS: 'storefront\ngdpr',
      INPUT_BASELINE: '--strict',
      INPUT_BASE: 'base/cdk.out',
      INPUT_EXCEPTIONS: 'exceptions.yaml',
      INPUT_EXCEPTIONS_BASE: 'base/exceptions.yaml',
      INPUT_FAIL_ON: 'new',
      INPUT_SEVERITIES: 'BucketVersioning=warning\nAwsSolutions-IAM5[Resource::*]=error',
      INPUT_STRICT: 'TRUE',
      INPUT_MAX_UNKNOWN: '3',
      INPUT_CONTROLS_AS_OF: '0.1.0',
    }),
  ).toEqual([
    '--app=npx tsx bin/app.ts; echo "$HOME"',
    '--baseline=--strict',
    '--base=base/cdk.out',
    '--exceptions=exceptions.yaml',
    '--exceptions-base=base/exceptions.yaml',
    '--fail-on=new',
    '--max-unknown=3',
    '--controls-as-of=0.1.0',
    '--pack=storefront',
    '--pack=gdpr',
    '--severity=BucketVersioning=warning',
    '--severity=AwsSolutions-IAM5[Resource::*]=error',
    '--strict',
    '--',
    'a b.yaml',
    '-rf',
    'stacks/**',
  ]);
});

test('empty inputs become nothing', () => {
  expect(checkArguments({ INPUT_APP: ' ', INPUT_PACKS: '\n', INPUT_STRICT: 'false', INPUT_FAIL_ON: '' })).toEqual([
    '--',
  ]);
});

test('a flag is true or false', () => {
  expect(() => checkArguments({ INPUT_STRICT: 'yes' })).toThrow(new UsageError('strict is "yes"; write true or false'));
  expect(['True', 'False', '', undefined].map((INPUT_COMMENT) => flagInput({ INPUT_COMMENT }, 'comment'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
