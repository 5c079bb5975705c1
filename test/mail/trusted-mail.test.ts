import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { mailSender } from '../../lib/identity/mail-sender';
import { TrustedMail, type TrustedMailProps } from '../../lib/mail/trusted-mail';
import { mailStack, topicOf, zoneOf } from './mail-stack';

function mailIn(stack: Stack, props: Partial<TrustedMailProps> = {}): TrustedMail {
  return new TrustedMail(stack, 'Mail', {
    domainName: 'example.com',
    fromEmail: 'orders@example.com',
    dmarcReportsTo: 'mailto:dmarc@example.com',
    alertTopic: topicOf(stack),
    ...props,
  });
}

function mail(props: Partial<TrustedMailProps> = {}, stack = mailStack()) {
  const made = mailIn(stack, props);
  return { stack, made, template: Template.fromStack(stack) };
}

const inZone = (stack = mailStack()) => mail({ hostedZone: zoneOf(stack) }, stack);

/** The records of a template as `<name> <type>: <values>`; names known at deployment only are left out. */
function recordsOf(template: Template): string[] {
  return Object.values(template.findResources('AWS::Route53::RecordSet'))
    .map(({ Properties: { Name, Type, ResourceRecords } }) => [Name, Type, ResourceRecords])
    .filter(([name]) => typeof name === 'string')
    .map(([name, type, values]) => `${name} ${type}: ${values.join(' ')}`);
}

describe('TrustedMail', () => {
  test('signs with keys of 2048 bits, and keeps mail going while the MAIL FROM record cannot be read', () => {
    const { template, stack, made } = mail();

    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'example.com',
      DkimAttributes: { SigningEnabled: true },
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: 'bounces.example.com', BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
      FeedbackAttributes: { EmailForwardingEnabled: true },
      ConfigurationSetAttributes: { ConfigurationSetName: stack.resolve(made.configurationSet.configurationSetName) },
    });
  });

  test('sends over TLS alone, to nobody who bounced or complained, and tracks nobody', () => {
    const { template } = mail();

    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: Match.absent(),
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SendingOptions: { SendingEnabled: true },
      TrackingOptions: Match.absent(),
      VdmOptions: { DashboardOptions: { EngagementMetrics: 'DISABLED' } },
    });
  });

  test('counts events in CloudWatch by configuration set, opens and clicks not among them', () => {
    const { template, stack, made } = mail();
    const name = stack.resolve(made.configurationSet.configurationSetName);

    template.resourceCountIs('AWS::SES::ConfigurationSetEventDestination', 1);
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      ConfigurationSetName: name,
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'reject', 'bounce', 'complaint', 'renderingFailure'],
        CloudWatchDestination: {
          DimensionConfigurations: [
            { DimensionName: 'ses:configuration-set', DimensionValueSource: 'messageTag', DefaultDimensionValue: name },
          ],
        },
        SnsDestination: Match.absent(),
      },
    });
  });

  test.each([
    ['Reputation.BounceRate', 0.05],
    ['Reputation.BounceRate', 0.1],
    ['Reputation.ComplaintRate', 0.001],
    ['Reputation.ComplaintRate', 0.005],
  ])('tells when %s of the account reaches %d', (MetricName, Threshold) => {
    const { template } = mail();

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SES',
      MetricName,
      Threshold,
      Dimensions: Match.absent(),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Statistic: 'Average',
      Period: 3600,
      EvaluationPeriods: 1,
      TreatMissingData: 'ignore',
      AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:alerts'],
    });
    template.resourceCountIs('AWS::CloudWatch::Alarm', 4);
  });

  test('creates its records in the hosted zone, under whole names', () => {
    const { template, stack, made } = inZone();

    expect(recordsOf(template)).toEqual([
      'bounces.example.com. MX: 10 feedback-smtp.eu-central-1.amazonses.com',
      'bounces.example.com. TXT: "v=spf1 include:amazonses.com ~all"',
      '_dmarc.example.com. TXT: "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"',
    ]);
    for (const [name, value] of [
      [made.identity.dkimDnsTokenName1, made.identity.dkimDnsTokenValue1],
      [made.identity.dkimDnsTokenName2, made.identity.dkimDnsTokenValue2],
      [made.identity.dkimDnsTokenName3, made.identity.dkimDnsTokenValue3],
    ]) {
      template.hasResourceProperties('AWS::Route53::RecordSet', {
        Type: 'CNAME',
        HostedZoneId: 'Z0000000000000',
        Name: { 'Fn::Join': ['', [stack.resolve(name), '.']] },
        ResourceRecords: [stack.resolve(value)],
      });
    }
    expect(made.dnsRecords).toEqual([]);
  });

  test('lists its records for another DNS provider', () => {
    const { template, stack, made } = mail();

    template.resourceCountIs('AWS::Route53::RecordSet', 0);
    expect(made.dnsRecords.slice(3)).toEqual([
      'bounces.example.com MX 10 feedback-smtp.eu-central-1.amazonses.com',
      'bounces.example.com TXT "v=spf1 include:amazonses.com ~all"',
      '_dmarc.example.com TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"',
    ]);
    expect(stack.resolve(made.dnsRecords[0])).toEqual({
      'Fn::Join': [
        '',
        [stack.resolve(made.identity.dkimDnsTokenName1), ' CNAME ', stack.resolve(made.identity.dkimDnsTokenValue1)],
      ],
    });
  });

  test('finds its region at deployment where the stack leaves it open', () => {
    const stack = new Stack(new App(), 'Shop');

    const { template } = mail({ hostedZone: zoneOf(stack) }, stack);

    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Type: 'MX',
      ResourceRecords: [{ 'Fn::Join': ['', ['10 feedback-smtp.', { Ref: 'AWS::Region' }, '.amazonses.com']] }],
    });
  });

  test.each([
    ['2026-11-21', 'quarantine'],
    ['2026-11-22', 'reject'],
    ['2027-01-01', 'reject'],
  ])('on %s receivers are asked to %s', (today, policy) => {
    const stack = mailStack('eu-central-1', today);

    const { template } = mail({ hostedZone: zoneOf(stack), rejectFrom: '2026-11-22' }, stack);

    template.hasResource('AWS::Route53::RecordSet', {
      Metadata: { StorefrontDmarc: { rejectFrom: '2026-11-22' } },
      Properties: {
        Name: '_dmarc.example.com.',
        ResourceRecords: [`"v=DMARC1; p=${policy}; rua=mailto:dmarc@example.com"`],
      },
    });
    template.hasResource('AWS::SES::EmailIdentity', { Metadata: { StorefrontDmarc: { rejectFrom: '2026-11-22' } } });
  });

  test('is the sender that ShopperIdentity takes', () => {
    const { stack, made } = mail();

    const sender = mailSender(stack, { sesVerifiedDomain: made.domainName, fromEmail: made.fromEmail });

    expect(sender?.fromEmail).toBe('orders@example.com');
    expect(sender?.sesVerifiedDomain).toBe('example.com');
  });

  test('lets a principal send from its address alone, with its configuration set', () => {
    const stack = mailStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const made = mailIn(stack);

    made.grantSendEmail(role);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ses:SendEmail', 'ses:SendRawEmail'],
            Resource: [
              stack.resolve(made.identity.emailIdentityArn),
              {
                'Fn::Join': [
                  '',
                  [
                    'arn:',
                    { Ref: 'AWS::Partition' },
                    ':ses:eu-central-1:123456789012:configuration-set/',
                    stack.resolve(made.configurationSet.configurationSetName),
                  ],
                ],
              },
            ],
            Condition: { StringEquals: { 'ses:FromAddress': 'orders@example.com' } },
          },
        ],
      },
    });
  });

  test('runs nothing in custom resources', () => {
    const { template } = inZone();

    template.resourceCountIs('AWS::Lambda::Function', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
  });
});

describe('TrustedMail refuses', () => {
  const NO_ADDRESS = 'give an address in example.com, such as orders@example.com';

  test.each<[Partial<TrustedMailProps>, string]>([
    [{ fromEmail: 'orders@example.org' }, `Shop/Mail: fromEmail is "orders@example.org"; ${NO_ADDRESS}`],
    [{ fromEmail: 'orders@news.example.com' }, `Shop/Mail: fromEmail is "orders@news.example.com"; ${NO_ADDRESS}`],
    [{ fromEmail: '@example.com' }, `Shop/Mail: fromEmail is "@example.com"; ${NO_ADDRESS}`],
    [{ fromEmail: 'or ders@example.com' }, `Shop/Mail: fromEmail is "or ders@example.com"; ${NO_ADDRESS}`],
    [
      { domainName: 'Example.com' },
      'Shop/Mail/Sender: domainName is "Example.com"; write out a domain in lower case, such as example.com',
    ],
    [
      { domainName: 'localhost' },
      'Shop/Mail/Sender: domainName is "localhost"; write out a domain in lower case, such as example.com',
    ],
    [
      { mailFromDomain: 'bounces.example.org' },
      'Shop/Mail/Sender: mailFromDomain is "bounces.example.org"; give a subdomain of example.com that nothing else uses',
    ],
    [
      { mailFromDomain: 'example.com' },
      'Shop/Mail/Sender: mailFromDomain is "example.com"; give a subdomain of example.com that nothing else uses',
    ],
    [
      { mailFromDomain: 'bounces_.example.com' },
      'Shop/Mail/Sender: mailFromDomain is "bounces_.example.com"; write out a domain in lower case, such as example.com',
    ],
    [
      { dmarcReportsTo: 'dmarc@example.com' },
      'Shop/Mail/Dmarc: dmarcReportsTo is "dmarc@example.com"; write mailto: and one address, such as mailto:reports@example.com',
    ],
    [
      { dmarcReportsTo: 'mailto:a@example.com,mailto:b@example.com' },
      'Shop/Mail/Dmarc: dmarcReportsTo is "mailto:a@example.com,mailto:b@example.com"; write mailto: and one address, such as mailto:reports@example.com',
    ],
    [
      { rejectFrom: '2026-02-30' },
      'Shop/Mail/Dmarc: rejectFrom is "2026-02-30"; write a calendar date such as 2026-12-31',
    ],
    [{ rejectFrom: 'soon' }, 'Shop/Mail/Dmarc: rejectFrom is "soon"; write a calendar date such as 2026-12-31'],
  ])('%j', (props, message) => {
    expect(() => mail(props)).toThrow(new Error(message));
  });

  test('a hosted zone that does not hold the domain', () => {
    const stack = mailStack();
    const hostedZone = zoneOf(stack, 'ample.com');

    expect(() => mail({ hostedZone }, stack)).toThrow(
      new Error(
        'Shop/Mail/Sender: hostedZone is "ample.com"; give the zone that holds example.com, or leave it out and create dnsRecords by hand',
      ),
    );
  });
});
