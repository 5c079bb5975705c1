import { Template } from 'aws-cdk-lib/assertions';
import { DmarcPolicy } from '../../lib/mail/dmarc-policy';
import { mailStack, zoneOf } from './mail-stack';

describe('DmarcPolicy', () => {
  test.each([
    ['example.com', 'example.com', []],
    ['shop.example.com', 'example.com', []],
    ['example.com', 'reports.example.com', []],
    ['example.com', 'reports.example.net', ['example.com._report._dmarc.reports.example.net TXT "v=DMARC1"']],
    ['example.com', 'badexample.com', ['example.com._report._dmarc.badexample.com TXT "v=DMARC1"']],
  ])('reports on %s to %s need records %j elsewhere', (domainName, mailbox, expected) => {
    const stack = mailStack();

    const made = new DmarcPolicy(stack, 'Dmarc', {
      domainName,
      dmarcReportsTo: `mailto:dmarc@${mailbox}`,
      hostedZone: zoneOf(stack),
    });

    expect(made.dnsRecords).toEqual(expected);
  });

  test('without a day rejects at once and has no day in its metadata', () => {
    const stack = mailStack();

    const made = new DmarcPolicy(stack, 'Dmarc', {
      domainName: 'example.com',
      dmarcReportsTo: 'mailto:dmarc@example.com',
      hostedZone: zoneOf(stack),
    });

    expect(made.policy).toBe('reject');
    const [record] = Object.values(Template.fromStack(stack).findResources('AWS::Route53::RecordSet'));
    expect(record?.Metadata?.StorefrontDmarc).toBeUndefined();
  });
});
