import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, type Verdict } from '../verdict';

const ORGANIZATION = 'OrganizationAggregationSource';
const ACCOUNTS = 'AccountAggregationSources';

function coversAll(source: Position): Verdict {
  return source.at('AllAwsRegions').isTrue();
}

const example = (properties: object): Example => ({
  Resources: { Everything: { Type: 'AWS::Config::ConfigurationAggregator', Properties: properties } },
});
const RoleArn = 'arn:aws:iam::111122223333:role/aggregator';
const AccountIds = ['111122223333'];

/** The place where an organization looks shows all regions. */
export const configAggregatorAllRegions = control({
  id: 'ConfigAggregatorAllRegions',
  area: 'account',
  title: 'Aggregators of AWS Config collect from every region',
  rationale: 'An audit over the aggregator misses CloudFront in us-east-1, or whatever an intruder set up elsewhere.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.5.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['ID.AM-02', 'PR.PS-01'],
  },
  since: '0.1.0',
  check: each('AWS::Config::ConfigurationAggregator', (aggregator) =>
    all(
      aggregator.at(ORGANIZATION).absent().kind === 'compliant' ? all() : coversAll(aggregator.at(ORGANIZATION)),
      aggregator.at(ACCOUNTS).every(coversAll),
    ),
  ),
  remedy: 'Set allAwsRegions: true on each source, and leave awsRegions out.',
  detect: single(),
  examples: {
    compliant: [
      example({ [ORGANIZATION]: { RoleArn, AllAwsRegions: true } }),
      example({ [ACCOUNTS]: [{ AccountIds, AllAwsRegions: 'true' }] }),
    ],
    violating: [
      {
        faultAt: `${ORGANIZATION}.AllAwsRegions`,
        ...example({ [ORGANIZATION]: { RoleArn, AwsRegions: ['eu-west-1'] } }),
      },
      {
        faultAt: `${ACCOUNTS}[0].AllAwsRegions`,
        ...example({ [ACCOUNTS]: [{ AccountIds, AllAwsRegions: false, AwsRegions: ['eu-west-1'] }] }),
      },
    ],
    unknown: [
      {
        Parameters: { All: { Type: 'String' } },
        ...example({ [ORGANIZATION]: { RoleArn, AllAwsRegions: { Ref: 'All' } } }),
      },
    ],
  },
});
