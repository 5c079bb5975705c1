import { matchesAction } from '../action-pattern';
import { control } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import type { PolicyCondition, PolicyStatement } from '../policy-statement';
import { matchesWildcards } from '../wildcard-pattern';
import { CLEAN, SCAN_TAG } from './malware-protection-plan';
import { eachScannedBucket, exampleScannedBucket, sparesSomebody } from './scanned-bucket-policy';

const REQUESTED = 's3:RequestObjectTagKeys';

/** A request for tags is refused whole where one of them is this one. */
function isAboutTag({ operator, key, values }: PolicyCondition): boolean {
  if (/Not|Null/.test(operator)) return false;
  if (key === REQUESTED.toLowerCase()) return values.texts.some((text) => matchesWildcards(text, SCAN_TAG));
  return key === `s3:requestobjecttag/${SCAN_TAG.toLowerCase()}`;
}

function deniesTagging({ actions, conditions }: PolicyStatement): boolean {
  return (
    actions.texts.some((pattern) => matchesAction(pattern, 's3:PutObjectTagging')) &&
    conditions.every((each) => sparesSomebody(each) || isAboutTag(each))
  );
}

const example = (others: object) => exampleScannedBucket({ Action: ['s3:PutObjectTagging'], ...others });
const tag = { 'ForAnyValue:StringEquals': { [REQUESTED]: SCAN_TAG } };
const scanner = { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/malware-scan' } };

/** The verdict of a scan is written by the scan alone. */
export const scanTagProtected = control({
  id: 'ScanTagProtected',
  area: 'data',
  title: 'Nobody but the scan tags an upload as clean',
  rationale: 'Whoever may tag objects, as many functions may, declares the infected file clean.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.3.2'), judged('7.2.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-05', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: eachScannedBucket(deniesTagging, `no bucket policy denies others to set the tag ${SCAN_TAG}`),
  remedy: `Deny s3:PutObjectTagging of ${SCAN_TAG} to everybody but the role of the plan, or use UploadBucket.`,
  detect: gathered('malware-protection-plans', 'bucket-policy'),
  examples: {
    compliant: [example({ Condition: { ...tag, ...scanner } }), example({ Condition: scanner })],
    violating: [
      { faultAt: '', ...exampleScannedBucket(undefined) },
      { faultAt: '', ...example({ Action: 's3:PutObject' }) },
      {
        faultAt: '',
        ...example({ Condition: { 'ForAnyValue:StringEquals': { [REQUESTED]: 'project' } } }),
      },
      { faultAt: '', ...example({ Condition: { StringEquals: { 's3:ExistingObjectTag/state': CLEAN } } }) },
    ],
    unknown: [
      {
        Parameters: { Bucket: { Type: 'String' } },
        ...exampleScannedBucket({ Action: 's3:PutObjectTagging' }, { Ref: 'Bucket' }),
      },
    ],
  },
});
