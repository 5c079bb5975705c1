import { matchesAction } from '../action-pattern';
import { control } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import type { PolicyCondition, PolicyStatement } from '../policy-statement';
import { CLEAN, SCAN_TAG } from './malware-protection-plan';
import { eachScannedBucket, exampleScannedBucket, sparesSomebody } from './scanned-bucket-policy';

const KEY = `s3:ExistingObjectTag/${SCAN_TAG}`;

/** A negated operator matches an object without the tag too: one that was not scanned yet. */
function isUnscanned({ operator, key, values }: PolicyCondition): boolean {
  return key === KEY.toLowerCase() && /^StringNot(Equals|Like)/.test(operator) && values.texts.join() === CLEAN;
}

/** Any other condition, such as that the tag be there, lets some unscanned object through. */
function deniesUnscanned({ actions, conditions }: PolicyStatement): boolean {
  return (
    actions.texts.some((pattern) => matchesAction(pattern, 's3:GetObject')) &&
    conditions.some(isUnscanned) &&
    conditions.every((each) => isUnscanned(each) || sparesSomebody(each))
  );
}

const example = (
  operator: string,
  value: unknown,
  Action: unknown = ['s3:GetObject', 's3:GetObjectVersion'],
  others: object = {},
) => exampleScannedBucket({ Action, Condition: { [operator]: { [KEY]: value }, ...others } });
const scanner = { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/malware-scan' } };

/** Nobody reads an upload before it was found clean. */
export const unscannedReadsDenied = control({
  id: 'UnscannedReadsDenied',
  area: 'data',
  title: 'Uploads that were not found clean cannot be read',
  rationale: 'A scan takes seconds to minutes: until then staff open the infected file, or the shop serves it.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('5.2.2'), judged('5.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.PS-05', 'DE.CM-09'],
  },
  since: '0.1.0',
  check: eachScannedBucket(deniesUnscanned, `no bucket policy denies reads of objects not tagged ${CLEAN}`),
  remedy: `Deny s3:GetObject to everybody where ${KEY} is not ${CLEAN}, or use UploadBucket.`,
  detect: gathered('malware-protection-plans', 'bucket-policy'),
  examples: {
    compliant: [
      example('StringNotEquals', CLEAN, 's3:GetObject', scanner),
      example('StringNotEquals', [CLEAN], 's3:Get*'),
    ],
    violating: [
      { faultAt: '', ...exampleScannedBucket(undefined) },
      { faultAt: '', ...example('StringEquals', 'THREATS_FOUND') },
      { faultAt: '', ...example('StringNotEquals', [CLEAN, 'UNSUPPORTED']) },
      { faultAt: '', ...example('StringNotEquals', CLEAN, 's3:PutObject') },
      {
        faultAt: '',
        ...exampleScannedBucket({
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::uploads/returns/*',
          Condition: { StringNotEquals: { [KEY]: CLEAN } },
        }),
      },
      { faultAt: '', ...example('StringNotEquals', CLEAN, 's3:GetObject', { Null: { [KEY]: 'false' } }) },
    ],
    unknown: [
      {
        Parameters: { Bucket: { Type: 'String' } },
        ...exampleScannedBucket(
          { Action: 's3:GetObject', Condition: { StringNotEquals: { [KEY]: CLEAN } } },
          { Ref: 'Bucket' },
        ),
      },
    ],
  },
});
