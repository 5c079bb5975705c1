import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { MtaStsPolicy } from '../../lib/mail/mta-sts-policy';
import { NoMailDomain } from '../../lib/mail/no-mail-domain';
import { TrustedMail } from '../../lib/mail/trusted-mail';
import { mailStack, sharedWithShop, topicOf, zoneOf } from './mail-stack';

/** Everything of the room in one stack, synthesized on a day. */
function everything(today: string): Stack {
  const stack = mailStack('us-east-1', today);
  const hostedZone = zoneOf(stack);
  const domainName = 'example.com';
  new TrustedMail(stack, 'Mail', {
    domainName,
    fromEmail: 'orders@example.com',
    dmarcReportsTo: 'mailto:dmarc@example.com',
    rejectFrom: '2027-01-01',
    alertTopic: topicOf(stack),
    hostedZone,
  });
  new MtaStsPolicy(stack, 'MtaSts', {
    domainName,
    mxHosts: ['mx1.example.net'],
    tlsReportsTo: 'mailto:tls@example.com',
    enforceFrom: '2027-01-01',
    ...sharedWithShop(stack),
    hostedZone,
  });
  new NoMailDomain(stack, 'NoMail', {
    domainName: 'shop.example.com',
    dmarcReportsTo: 'mailto:dmarc@example.com',
    hostedZone,
  });
  return stack;
}

/** What the catalogue says on one day of a template that was synthesized on another. */
function judge(synthesized: string, judged: string) {
  const body = Template.fromStack(everything(synthesized)).toJSON();
  const templates = new TemplateSet([{ name: 'Shop', body, region: 'us-east-1' }], new Date(judged));
  return evaluate(templates, catalogue).judgements.map(({ control, verdict }) => ({
    id: control.id,
    kind: verdict.kind,
  }));
}

const idsOf = (judgements: ReturnType<typeof judge>, kind: string) =>
  [...new Set(judgements.filter((judgement) => judgement.kind === kind).map(({ id }) => id))].sort();

test('the catalogue finds nothing, and each control of mail has looked', () => {
  const judgements = judge('2026-11-22', '2026-12-31');

  expect(idsOf(judgements, 'violation')).toEqual([]);
  expect(idsOf(judgements, 'compliant')).toEqual(
    expect.arrayContaining([
      'AlarmActions',
      'ConfigurationSetTls',
      'DistributionAccessLogs',
      'DistributionHttpsOnly',
      'DistributionOriginTls',
      'DistributionResponseHeaders',
      'DistributionTlsPolicy',
      'DistributionWebAcl',
      'DmarcPolicyEnforced',
      'DmarcReports',
      'DmarcRolloutEnforced',
      'MailIdentityDkim',
      'MailIdentityMailFrom',
      'MtaStsRolloutEnforced',
      'SpfRefusesOthers',
    ]),
  );
});

test('a template that nobody deployed again is found on the day itself', () => {
  expect(idsOf(judge('2026-11-22', '2027-01-01'), 'violation')).toEqual([
    'DmarcRolloutEnforced',
    'MtaStsRolloutEnforced',
  ]);
  expect(idsOf(judge('2027-01-01', '2027-01-01'), 'violation')).toEqual([]);
});
