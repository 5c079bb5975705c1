import { join } from 'node:path';
import { controlFindings } from '../../lib/check/control-findings';
import { readTemplate } from '../../lib/check/read-template';
import { templateInput } from '../../lib/check/template-input';
import { bucketVersioning } from '../../lib/controls/data/bucket-versioning';
import { tablePointInTimeRecovery } from '../../lib/controls/data/table-point-in-time-recovery';
import { risk } from '../exceptions/sample-exceptions';
import { context } from './sample-input';
import { writtenFiles } from './written-assembly';

const directory = writtenFiles({
  'shop.yaml': `Parameters:
  Versioning: { Type: String }
Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Suspended
  Carts:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: !Ref Versioning }
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: Enabled }
  Scratch:
    Type: AWS::S3::Bucket
`,
  'sam.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::SimpleTable
    Properties:
      PointInTimeRecoverySpecification:
        PointInTimeRecoveryEnabled: false
`,
});

const file = (name: string) => join(directory, name);
const shop = templateInput(readTemplate(file('shop.yaml')));
const exceptions = [risk({ path: 'shop/Scratch' })];
const result = controlFindings(
  shop,
  [bucketVersioning, tablePointInTimeRecovery],
  context([], { exceptions }),
  new Date('2026-11-22'),
);

test('a violation tells the resource, the property, the line and all of its control', () => {
  const { title, rationale, remedy } = bucketVersioning;

  expect(result.findings[0]).toEqual({
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    rule: 'BucketVersioning',
    pack: 'Storefront',
    area: 'data',
    title,
    verdict: 'violation',
    severity: 'high',
    level: 'error',
    message: 'VersioningConfiguration.Status is "Suspended"; expected "Enabled"',
    rationale,
    remedy,
    frameworks: { 'pci-dss-4.0.1': ['10.3.4'], gdpr: ['32.1.c (judgement)'], 'nist-csf-2.0': expect.any(Array) },
    resource: { logicalId: 'Orders', type: 'AWS::S3::Bucket', template: file('shop.yaml') },
    property: 'VersioningConfiguration.Status',
    templateLine: { file: file('shop.yaml'), line: 8, column: expect.any(Number) },
  });
});

test('an unknown verdict warns, with the reason', () => {
  expect(result.findings[1]).toMatchObject({
    verdict: 'unknown',
    level: 'warning',
    message: expect.stringContaining('Versioning'),
    resource: { logicalId: 'Carts' },
    templateLine: { line: 12 },
  });
});

test('an exception for stack and logical id excuses', () => {
  expect(result.findings[2]).toMatchObject({ resource: { logicalId: 'Scratch' }, exception: { kind: 'risk' } });
  expect(result.findings).toHaveLength(3);
});

test('the tallies count every verdict and name compliant resources as evidence, of controls without resources too', () => {
  expect(result.tallies).toMatchObject([
    {
      rule: 'BucketVersioning',
      compliant: 1,
      violations: 1,
      unknown: 1,
      excepted: 1,
      compliantResources: [`${file('shop.yaml')}#Logs`],
    },
    {
      rule: 'TablePointInTimeRecovery',
      compliant: 0,
      violations: 0,
      unknown: 0,
      excepted: 0,
      compliantResources: [],
    },
  ]);
});

test('tells the templates that were judged', () => {
  expect(result.templates).toEqual([{ file: file('shop.yaml'), stack: 'shop', resources: 4 }]);
});

test('a finding in a template of AWS SAM names what its author wrote', () => {
  const sam = templateInput(readTemplate(file('sam.yaml')));

  const { findings } = controlFindings(sam, [tablePointInTimeRecovery], context(), new Date('2026-11-22'));

  expect(findings).toMatchObject([
    {
      resource: { logicalId: 'Orders', type: 'AWS::Serverless::SimpleTable', template: file('sam.yaml') },
      property: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
      templateLine: { file: file('sam.yaml'), line: 7 },
    },
  ]);
});
