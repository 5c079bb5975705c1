import { catalogue } from '../../lib/controls/catalogue';
import { ConfigRegion } from '../../lib/rules/config-region';
import { liveRulesFor } from '../../lib/rules/live-rules';
import { managedRulesFor } from '../../lib/rules/managed-rules';
import { processChecks } from '../../lib/rules/process-checks';
import type { DescribedAccount, DescribedResult, DescribedRule } from './described-account';

const EVALUATED = '2026-11-20T06:00:00.000Z';
const PACK = 'a1b2c3d4e';

/**
 * A shop's account as the baseline deploys it, and one that nobody looks after: its recorder is stopped. The first one's
 * aggregator collects both.
 */
export function sampleAccounts(): readonly DescribedAccount[] {
  return [
    {
      account: '111122223333',
      regions: {
        'eu-central-1': shopRegion(ConfigRegion.HOME, true),
        'us-east-1': shopRegion(ConfigRegion.EDGE, false),
      },
      aggregators: [
        {
          name: 'organization',
          region: 'eu-central-1',
          sources: [
            { account: '111122223333', region: 'eu-central-1' },
            { account: '111122223333', region: 'us-east-1' },
            { account: '444455556666', region: 'eu-central-1', status: 'OUTDATED' },
          ],
        },
      ],
    },
    {
      account: '444455556666',
      regions: {
        'eu-central-1': {
          recorder: { name: 'default', recording: false },
          rules: [{ name: 'old-rule', source: 'S3_BUCKET_VERSIONING_ENABLED', results: [bucket('legacy', false)] }],
        },
      },
    },
  ];
}

function shopRegion(region: ConfigRegion, withPack: boolean): DescribedAccount['regions'][string] {
  const managed: readonly DescribedRule[] = managedRulesFor(catalogue, region).map(
    ({ id, identifier, parameters, description }, index) => ({
      name: `Account-ConfigBaseline${id.replace('-', '')}`,
      source: identifier,
      parameters,
      description,
      results: results(index),
      // One rule has never run.
      ...(index === 1 ? { results: [] } : { lastEvaluatedAt: EVALUATED }),
    }),
  );
  const live: readonly DescribedRule[] = liveRulesFor(catalogue, region).map(
    ({ id, parameters, description }, index) => ({
      name: `Account-ConfigBaseline${id}`,
      source: 'CUSTOM_LAMBDA',
      parameters,
      description,
      withoutStatus: true,
      results:
        index === 0
          ? [{ ...bucket('orders', false), annotation: 'UNKNOWN: the property is hidden from AWS Cloud Control' }]
          : results(index),
    }),
  );
  return {
    recorder: { name: 'default', recording: true },
    channel: { name: 'default' },
    rules: [...managed, ...live, ...(withPack ? packRules() : [])],
    packs: withPack ? [{ name: 'storefront-baseline', id: PACK }] : [],
  };
}

/** A penetration test that was done, an audit that failed, and nothing of the rest. */
function packRules(): readonly DescribedRule[] {
  return processChecks.map(({ id, ruleName, description }) => ({
    name: `${ruleName}-conformance-pack-${PACK}`,
    source: 'AWS_CONFIG_PROCESS_CHECK',
    description,
    withoutStatus: true,
    results:
      id === 'penetration-test'
        ? [attested('COMPLIANT', 'by Jane Doe on 2026-10-02')]
        : id === 'annual-security-audit'
          ? [attested('NON_COMPLIANT', 'findings are open')]
          : [],
  }));
}

function attested(compliance: DescribedResult['compliance'], annotation: string): DescribedResult {
  return { type: 'AWS::::Account', id: '111122223333', compliance, annotation };
}

/** Every seventh rule finds something. */
function results(index: number): readonly DescribedResult[] {
  return [bucket(`orders-${index}`, true), bucket(`invoices-${index}`, index % 7 !== 3)];
}

function bucket(id: string, compliant: boolean): DescribedResult {
  return { type: 'AWS::S3::Bucket', id, compliance: compliant ? 'COMPLIANT' : 'NON_COMPLIANT', recordedAt: EVALUATED };
}
