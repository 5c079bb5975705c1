import { relatedVerdict } from '../../../lib/controls/data/related-verdict';
import type { Resource } from '../../../lib/controls/resource';
import { TemplateSet } from '../../../lib/controls/template-set';
import { compliant, type Verdict, violation } from '../../../lib/controls/verdict';

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
  return relatedVerdict(subject, subject.relatedBy('AWS::S3::BucketPolicy', 'Bucket'), () => verdict, 'none passes');
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

test('a related resource under another condition leaves it open', () => {
  expect(judge({ Orders: bucket(), Policy: policy(own, { Condition: 'Production' }) })).toEqual({
    kind: 'unknown',
    path: '',
    reason: 'Policy exists only where Production holds',
  });
});

test('a resource that points at what the template does not tell leaves it open', () => {
  expect(judge({ Orders: bucket(), Policy: policy({ Ref: 'Stage' }) })).toEqual({
    kind: 'unknown',
    path: '',
    reason: 'the template does not tell what Policy points at',
  });
});

test('without a related resource it is a violation', () => {
  expect(judge({ Orders: bucket() })).toEqual(NONE);
});

test('a related resource that fails is a violation, whatever else is open', () => {
  const resources = { Orders: bucket(), Policy: policy(own), Other: policy({ Ref: 'Stage' }) };

  expect(judge(resources, violation('x', 'fails'))).toEqual(NONE);
});
