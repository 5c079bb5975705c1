import { Match, Template } from 'aws-cdk-lib/assertions';
import { NoMailDomain, type NoMailDomainProps } from '../../lib/mail/no-mail-domain';
import { mailStack, zoneOf } from './mail-stack';

function noMail(props: Partial<NoMailDomainProps> = {}, stack = mailStack()): NoMailDomain {
  return new NoMailDomain(stack, 'NoMail', {
    domainName: 'shop.example.com',
    dmarcReportsTo: 'mailto:dmarc@example.com',
    ...props,
  });
}

describe('NoMailDomain', () => {
  test.each([
    ['shop.example.com.', 'TXT', ['"v=spf1 -all"', '"ownership=\\"1\\""']],
    ['shop.example.com.', 'MX', ['0 .']],
    ['*._domainkey.shop.example.com.', 'TXT', ['"v=DKIM1; p="']],
    ['_dmarc.shop.example.com.', 'TXT', ['"v=DMARC1; p=reject; rua=mailto:dmarc@example.com"']],
  ])('has the record %s %s', (Name, Type, ResourceRecords) => {
    const stack = mailStack();

    const made = noMail({ hostedZone: zoneOf(stack), otherTexts: ['ownership="1"'] }, stack);

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name,
      Type,
      HostedZoneId: 'Z0000000000000',
      ResourceRecords: Match.exact(ResourceRecords),
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 4);
    expect(made.dnsRecords).toEqual([]);
  });

  test('lists its records for another DNS provider', () => {
    const made = noMail({ otherTexts: ['ownership="1"'] });

    expect(made.dnsRecords).toEqual([
      'shop.example.com TXT "v=spf1 -all"',
      'shop.example.com TXT "ownership=\\"1\\""',
      '*._domainkey.shop.example.com TXT "v=DKIM1; p="',
      'shop.example.com MX 0 .',
      '_dmarc.shop.example.com TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"',
    ]);
  });

  test.each<[Partial<NoMailDomainProps>, string]>([
    [
      { otherTexts: ['ownership=1', 'v=spf1 mx -all'] },
      'Shop/NoMail: otherTexts is "v=spf1 mx -all"; leave it out: the domain has one SPF policy, this one',
    ],
    [
      { domainName: 'example.com.' },
      'Shop/NoMail: domainName is "example.com."; write out a domain in lower case, such as example.com',
    ],
    [
      { dmarcReportsTo: 'https://example.com' },
      'Shop/NoMail/Dmarc: dmarcReportsTo is "https://example.com"; write mailto: and one address, such as mailto:reports@example.com',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => noMail(props)).toThrow(new Error(message));
  });

  test('refuses a hosted zone that does not hold the domain', () => {
    const stack = mailStack();

    expect(() => noMail({ hostedZone: zoneOf(stack, 'example.org') }, stack)).toThrow(
      new Error(
        'Shop/NoMail: hostedZone is "example.org"; give the zone that holds shop.example.com, or leave it out and create dnsRecords by hand',
      ),
    );
  });
});
