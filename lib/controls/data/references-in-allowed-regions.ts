import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { RESIDENCY_METADATA } from '../template-metadata';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { regionOf, regionsHolding, residencyRuleOf } from './residency-rule';
import { type StackReference, stackReferences } from './stack-reference';
import { isStateful } from './stateful-type';

/** What carries data from one place to another, or allows it. */
const CARRIERS = [
  'AWS::Lambda::Function',
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::CloudFront::Distribution',
  'AWS::Events::Rule',
  'AWS::Pipes::Pipe',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::StepFunctions::StateMachine',
  'AWS::ECS::TaskDefinition',
  'AWS::AppSync::DataSource',
  'AWS::DMS::Endpoint',
  'AWS::S3::Bucket',
];

function judge(resource: Resource): Verdict {
  const regions = regionsHolding(resource.template);
  if (regions === undefined) return notApplicable();
  const here = regionOf(resource.template);
  return all(...stackReferences(resource).map((reference) => across(reference, here, regions)));
}

function across(
  { path, region, stack, resource }: StackReference,
  here: string | undefined,
  allowed: readonly string[],
): Verdict {
  if (here === undefined || region === undefined) return unknown(path, 'the region is decided at deployment');
  const leaving = !allowed.includes(here) && allowed.includes(region);
  if (!leaving && allowed.includes(region)) return compliant();
  if (resource === undefined && !leaving) return unknown(path, `stack ${stack} in ${region} is not at hand`);
  if (resource !== undefined && !holdsData(resource)) return compliant();
  const way = leaving
    ? `${path} reads ${stack} in ${region} from ${here}`
    : `${path} refers to data of ${stack} in ${region}`;
  return violation(path, `${way}; allowed ${allowed.length === 1 ? 'is' : 'are'} ${allowed.join(', ')}`);
}

/** What an exempt stack holds stands there with a reason. */
function holdsData({ type, template }: Resource): boolean {
  return isStateful(type) && residencyRuleOf(template)?.exemptBecause === undefined;
}

const example = (here: string, there: string): Example => ({
  Metadata: {
    [RESIDENCY_METADATA]: { exempt: false, allowedRegions: ['eu-central-1', 'eu-west-1'], region: here },
  },
  Resources: {
    Report: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Environment: {
          Variables: {
            TABLE: { 'Fn::GetStackOutput': { StackName: 'ShopData', OutputName: 'OrdersTable', Region: there } },
          },
        },
      },
    },
  },
});

/** Nothing outside the allowed regions reaches into them, and nothing in them depends on data outside. */
export const referencesInAllowedRegions = control({
  id: 'ReferencesInAllowedRegions',
  area: 'data',
  title: 'Nothing carries data across the border of the allowed regions',
  rationale: 'A function in another country that reads the table of orders takes them there with each call.',
  severity: 'high',
  frameworks: { gdpr: ['5.2', 'Article 44'], 'nist-csf-2.0': ['ID.AM-07'] },
  since: '0.1.0',
  check: each(CARRIERS, judge),
  remedy:
    'Move what reads the data to an allowed region, or exempt its stack with the reason why it must stand elsewhere.',
  detect: none(
    'AWS Config sees one region at a time, and not what a resource of another one refers to; the allowed regions stand in the metadata of the template.',
  ),
  examples: {
    compliant: [example('eu-central-1', 'eu-west-1')],
    violating: [{ faultAt: 'Environment.Variables.TABLE', ...example('us-west-2', 'eu-central-1') }],
    unknown: [example('eu-central-1', 'us-east-1')],
  },
});
