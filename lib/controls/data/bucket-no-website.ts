import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { any } from '../verdict';

const example = (WebsiteConfiguration?: unknown): Example => ({
  Resources: { Content: { Type: 'AWS::S3::Bucket', Properties: { WebsiteConfiguration } } },
});

/**
 * Buckets serve no website of their own. One that only redirects, as to the name without www, holds nothing.
 */
export const bucketNoWebsite = control({
  id: 'BucketNoWebsite',
  area: 'data',
  title: 'Buckets serve no websites',
  rationale: 'The website endpoint of S3 speaks plain HTTP, needs a public bucket and stands outside the web ACL.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('4.2.1'), judged('1.4.2')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-02', 'PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) =>
    any(bucket.at('WebsiteConfiguration').absent(), bucket.at('WebsiteConfiguration.RedirectAllRequestsTo').present()),
  ),
  remedy: 'Leave websiteIndexDocument out and serve the bucket through StorefrontDistribution.',
  detect: single(),
  examples: {
    compliant: [example(), example({ RedirectAllRequestsTo: { HostName: 'shop.example.com', Protocol: 'https' } })],
    violating: [{ faultAt: 'WebsiteConfiguration', ...example({ IndexDocument: 'index.html' }) }],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { Preview: { 'Fn::Equals': [{ Ref: 'Stage' }, 'preview'] } },
        ...example({ 'Fn::If': ['Preview', { IndexDocument: 'index.html' }, { Ref: 'AWS::NoValue' }] }),
      },
    ],
  },
});
