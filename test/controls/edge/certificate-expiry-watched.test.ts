import { verdictOf } from '../verdict-of';

const certificate = { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'shop.example' } };
const days = (value: unknown) => ({
  MetricName: 'DaysToExpiry',
  Dimensions: [{ Name: 'CertificateArn', Value: value }],
});
const alarm = (Properties: object) => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
const rule = (detail: unknown) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventPattern: { source: ['aws.acm'], 'detail-type': detail } },
});

test.each([
  ['an alarm', alarm(days({ Ref: 'Own' })), 'compliant'],
  [
    'an alarm on an expression',
    alarm({ Metrics: [{ Id: 'days', MetricStat: { Metric: days({ Ref: 'Own' }) } }] }),
    'compliant',
  ],
  ['an alarm on another certificate', alarm(days({ Ref: 'Other' })), 'violation'],
  ['an alarm on one that a parameter names', alarm(days({ Ref: 'Unknown' })), 'unknown'],
  ['a rule on the expiry', rule(['ACM Certificate Approaching Expiration']), 'compliant'],
  ['a rule on something else', rule(['ACM Certificate Available']), 'violation'],
])('%s makes it %s', (_what, watcher, kind) => {
  const others = { Own: certificate, Other: certificate, Watcher: watcher };

  expect(verdictOf('CertificateExpiryWatched', 'Own', others)).toBe(kind);
});
