import { withoutWorkflowCommands, workflowCommand } from '../../lib/report/workflow-command';

describe('workflowCommand', () => {
  test.each([
    [workflowCommand('notice', {}, 'a: b, c'), '::notice::a: b, c'],
    [
      workflowCommand('error', { file: 'a.ts', line: 1, col: undefined, title: '' }, 'm'),
      '::error file=a.ts,line=1::m',
    ],
    [workflowCommand('error', { file: 'a,b:c%2C\n::d' }, 'x'), '::error file=a%2Cb%3Ac%252C %3A%3Ad::x'],
    [workflowCommand('error', {}, '100%0A\r\nsecond'), '::error::100%250A%0Asecond'],
  ])('writes %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('withoutWorkflowCommands', () => {
  test.each([
    ['AWS::S3::Bucket', 'AWS::S3::Bucket'],
    ['::error::a\n  ::add-mask::b', ': :error::a\n  : :add-mask::b'],
    ['a ##[error]b ##[c]', 'a # #[error]b # #[c]'],
  ])('makes %j %j', (text, expected) => {
    expect(withoutWorkflowCommands(text)).toBe(expected);
  });
});
