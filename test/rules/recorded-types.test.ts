import { ResourceType } from '@aws-sdk/client-config-service';
import { catalogue } from '../../lib/controls/catalogue';
import { each } from '../../lib/controls/check';
import { compliant } from '../../lib/controls/verdict';
import { ConfigRegion } from '../../lib/rules/config-region';
import { liveRulesFor } from '../../lib/rules/live-rules';
import { catalogueTypes } from '../../lib/rules/recorded-types';
import { UNRECORDED_TYPES } from '../../lib/rules/unrecorded-types';

/** The types that AWS Config records, as its API names them. */
const supported = new Set<string>(Object.values(ResourceType));

test('every type that a control looks at is recorded, or known not to be', () => {
  const unsupported = [...new Set(catalogue.flatMap(({ check }) => check.types))].filter(
    (type) => !supported.has(type),
  );

  expect([...UNRECORDED_TYPES].sort()).toEqual(unsupported.sort());
});

test.each(Object.values(ConfigRegion))('AWS Config supports every type that it is asked to record: %s', (region) => {
  const types = catalogueTypes(catalogue, region);

  expect(types.filter((type) => !supported.has(type))).toEqual([]);
  expect(types).toEqual([...new Set(types)].sort());
  expect(types).toEqual(expect.arrayContaining(['AWS::S3::Bucket', 'AWS::CloudFront::Distribution', 'AWS::KMS::Key']));
});

test('types come from the controls, with those that AWS Config names its own way', () => {
  const controls = [
    { check: each(['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'], compliant) },
    { check: each(['AWS::S3::Bucket', 'AWS::IAM::Role'], compliant) },
  ];

  expect(catalogueTypes(controls, ConfigRegion.HOME)).toEqual([
    'AWS::ACM::Certificate',
    'AWS::EC2::NetworkAcl',
    'AWS::IAM::Policy',
    'AWS::IAM::Role',
    'AWS::OpenSearch::Domain',
    'AWS::S3::Bucket',
  ]);
});

test.each(Object.values(ConfigRegion))('what starts a rule on living resources is recorded: %s', (region) => {
  const types = catalogueTypes(catalogue, region);
  const awaited = liveRulesFor(catalogue, region).flatMap(({ changesOf }) => changesOf);

  expect(awaited.length).toBeGreaterThan(0);
  expect(awaited.filter((type) => !types.includes(type))).toEqual([]);
});

test('the edge leaves the global types of IAM to the home region', () => {
  const types = catalogueTypes(catalogue, ConfigRegion.EDGE);

  expect(types.filter((type) => type.startsWith('AWS::IAM::'))).toEqual([]);
});
