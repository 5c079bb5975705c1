import { each } from '../check';
import { control, type Example } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, compliant, type Verdict, violation } from '../verdict';
import { examplePlan, MALWARE_PLAN, PLAN_BUCKET } from './malware-protection-plan';

const CORS = 'CorsConfiguration.CorsRules';

/** A page of another origin sends files to a bucket only where its CORS rules allow the method. */
function takesUploads(bucket: Resource): Verdict {
  return bucket
    .at(CORS)
    .some(
      (rule) => rule.at('AllowedMethods').some((method) => method.oneOf(['POST', 'PUT']), 'no such method'),
      'browsers send nothing to it',
    );
}

const bucket = (AllowedMethods: unknown) => ({
  Type: 'AWS::S3::Bucket',
  Properties: {
    CorsConfiguration: { CorsRules: [{ AllowedMethods, AllowedOrigins: ['https://shop.example'] }] },
  },
});
const example = (methods: unknown, others: Readonly<Record<string, object>> = {}): Example => ({
  Resources: { Uploads: bucket(methods), ...others },
});

/** What browsers send to a bucket is scanned. Not said of buckets to which browsers send nothing. */
export const uploadsScanned = control({
  id: 'UploadsScanned',
  area: 'data',
  title: 'Buckets to which browsers upload are scanned for malware',
  rationale: 'A photograph of a return that is no photograph is opened by customer service within the hour.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.2.1'), judged('5.2.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-05', 'DE.CM-09'],
  },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (subject) =>
    onlyWhere(
      all(compliant(), takesUploads(subject)),
      someRelated(
        subject.relatedBy(MALWARE_PLAN, PLAN_BUCKET),
        compliant,
        violation('', 'browsers may upload to it, and no malware protection plan names it'),
      ),
    ),
  ),
  remedy: 'Use UploadBucket, or add a CfnMalwareProtectionPlan for the bucket.',
  detect: gathered('malware-protection-plans'),
  examples: {
    compliant: [example(['POST'], { Scan: examplePlan() }), example(['GET', 'PUT'], { Scan: examplePlan() })],
    violating: [
      { faultAt: '', ...example(['PUT']) },
      { faultAt: '', ...example(['POST'], { Scan: examplePlan({}, 'warehouse') }) },
    ],
    unknown: [
      { Parameters: { Methods: { Type: 'CommaDelimitedList' } }, ...example({ Ref: 'Methods' }) },
      {
        Parameters: { Bucket: { Type: 'String' } },
        ...example(['PUT'], { Scan: examplePlan({}, { Ref: 'Bucket' }) }),
      },
    ],
  },
});
