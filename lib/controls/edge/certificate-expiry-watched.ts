import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { watchedBy } from './watched-metric';

/** The event by which ACM tells of an expiry to come ("Amazon EventBridge support for ACM"). */
const EVENT = 'ACM Certificate Approaching Expiration';

function judgeCertificate(certificate: Resource): Verdict {
  const rules = certificate.template.set.ofType('AWS::Events::Rule');
  const heard = rules.some((rule) =>
    rule
      .at('EventPattern.detail-type')
      .items()
      .some((type) => type.equals(EVENT).kind === 'compliant'),
  );
  if (heard) return compliant();
  return watchedBy(
    certificate,
    { metricName: 'DaysToExpiry', dimension: 'CertificateArn', names: (value) => isCertificate(value, certificate) },
    violation('', 'no alarm watches its DaysToExpiry, and no rule hears that it is about to expire'),
  );
}

function isCertificate(value: Position, certificate: Resource): Verdict {
  const target = value.target();
  if (target.kind === 'unknown') return unknown(value.path, target.reason);
  const same = target.kind === 'reference' && target.reference.resource === certificate;
  return same ? compliant() : violation(value.path, 'it names another certificate');
}

const shop = (arn: unknown, metricName = 'DaysToExpiry') => ({
  Resources: {
    Shop: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'shop.example' } },
    Expiry: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/CertificateManager',
        MetricName: metricName,
        Dimensions: [{ Name: 'CertificateArn', Value: arn }],
      },
    },
  },
});
const heard = {
  Resources: {
    Shop: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'shop.example' } },
    Heard: {
      Type: 'AWS::Events::Rule',
      Properties: { EventPattern: { source: ['aws.acm'], 'detail-type': [EVENT] } },
    },
  },
};

/** Somebody learns in time that a certificate does not renew. */
export const certificateExpiryWatched = control({
  id: 'CertificateExpiryWatched',
  area: 'edge',
  title: 'An alarm or an event rule tells of certificates that are about to expire',
  rationale: 'Renewal stops when a DNS record is tidied away, and the first to notice are shoppers before a warning.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['4.2.1.1'],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.DS-02', 'ID.AM-02'],
  },
  since: '0.1.0',
  check: each('AWS::CertificateManager::Certificate', judgeCertificate),
  remedy: 'Set an alarm on certificate.metricDaysToExpiry() at 30 days; StorefrontDistribution does with alarmTopic.',
  detect: [managedRule('ACM_CERTIFICATE_EXPIRATION_CHECK', { parameters: { daysToExpiration: '30' } })],
  examples: {
    compliant: [shop({ Ref: 'Shop' }), heard],
    violating: [
      { faultAt: '', ...shop({ Ref: 'Shop' }, 'DaysToRenewal') },
      { faultAt: '', ...shop('arn:aws:acm:us-east-1:111122223333:certificate/other') },
    ],
    unknown: [{ Parameters: { Certificate: { Type: 'String' } }, ...shop({ Ref: 'Certificate' }) }],
  },
});
