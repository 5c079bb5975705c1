import { at, sampleTemplate } from './sample-template';
import { findingsText, summaryLine, unusedText } from './verdict-text';

describe('findingsText', () => {
  test('tells each rule once, each construct once, and in which variants it was found', () => {
    const resources = { A1: at('Shop/A/Resource'), B2: at('Shop/B/Resource') };
    const here = sampleTemplate(resources, { variant: 'here' });
    const there = sampleTemplate(resources, { variant: 'there' });

    const text = findingsText([
      { rule: 'W3005', template: here, logicalId: 'B2', message: 'not needed' },
      { rule: 'E3012', template: here, message: 'too long' },
      { rule: 'W3005', template: there, logicalId: 'B2', message: 'not needed' },
      { rule: 'W3005', template: there, logicalId: 'A1', message: 'not needed' },
    ]);

    expect(text.split('\n')).toEqual([
      '  E3012: too long',
      '    Shop/Data in here',
      '  W3005: not needed',
      '    Shop/B/Resource (B2) in here, there',
      '    Shop/A/Resource (A1) in there',
    ]);
  });
});

test('summaryLine counts', () => {
  expect(summaryLine('cfn-guard', 15, 2, 7)).toBe('cfn-guard: 15 templates, 2 findings, 7 differences');
});

test('unusedText names the difference and the file', () => {
  const difference = { judge: 'cfn-lint', rule: 'W3005', path: '*/A', reason: 'because' } as const;

  expect(unusedText(difference)).toBe(
    '  unused difference: cfn-lint W3005 at */A; take it out of test/judges/differences.yaml',
  );
});
