import type { Resource } from '../../lib/controls/resource';
import { someRelated } from '../../lib/controls/some-related';
import { TemplateSet } from '../../lib/controls/template-set';
import { compliant, type Verdict, violation } from '../../lib/controls/verdict';

const policy = (Bucket: unknown, more: object = {}) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: { Bucket },
  ...more,
});
const bucket = (more: object = {}) => ({ Type: 'AWS::S3::Bucket', ...more });

function judge(Resources: object, verdict: Verdict = compliant()): Verdict {
  const body = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: {
      Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
      Always: { 'Fn::Equals': ['yes', 'yes'] },
    },
    Resources,
  };
  const [subject] = new TemplateSet([{ name: 'template', body }]).ofType('AWS::S3::Bucket') as [Resource];
  return someRelated(subject.relatedBy('AWS::S3::BucketPolicy', 'Bucket'), () => verdict, violation('', 'none passes'));
}

const own = { Ref: 'Orders' };
const NONE = { kind: 'violation', faults: [{ path: '', message: 'none passes' }] };

test.each([
  ['without a condition', bucket(), {}],
  ['under the same condition', bucket({ Condition: 'Production' }), { Condition: 'Production' }],
  ['under a condition that always holds', bucket(), { Condition: 'Always' }],
])('a related resource %s proves the subject compliant', (_how, Orders, more) => {
  expect(judge({ Orders, Policy: policy(own, more) })).toEqual({ kind: 'compliant' });
});

test.each([
  ['stands under another condition', policy(own, { Condition: 'Production' })],
  ['points at what the template does not tell', policy({ Ref: 'Stage' })],
])('a resource that %s leaves it open', (_how, Policy) => {
  expect(judge({ Orders: bucket(), Policy })).toEqual({
    kind: 'unknown',
    path: '',
    reason: 'the template does not tell whether Policy belongs to it',
  });
});

test('without a related resource it is a violation', () => {
  expect(judge({ Orders: bucket() })).toEqual(NONE);
});

test('a related resource that fails is a violation, whatever else is open', () => {
  const resources = { Orders: bucket(), Policy: policy(own), Other: policy({ Ref: 'Stage' }) };

  expect(judge(resources, violation('x', 'fails'))).toEqual(NONE);
});
