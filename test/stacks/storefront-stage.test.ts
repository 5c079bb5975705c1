import { Match } from 'aws-cdk-lib/assertions';
import cdkJson from '../../cdk.json';
import { ADOPT_KEYS } from '../../lib/settings/adopt-schema';
import { parseSettings } from '../../lib/settings/parse-settings';
import { StorefrontStage } from '../../lib/stacks/storefront-stage';
import { appLikeTheSample, shop, templatesOf } from './shop';

/** Types whose replacement or removal loses data. */
const STATEFUL = [
  'AWS::S3::Bucket',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Cognito::UserPool',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::CloudTrail::Trail',
];

const PINNED_IDS = [
  'Account AWS::CloudTrail::Trail Trail76E5F934',
  'Account AWS::Logs::LogGroup AlarmsGroupingGroupsLogLogGroup20D4D076',
  'Account AWS::Logs::LogGroup AlarmsUrgentGroupingGroupsLogLogGroupBD62642A',
  'Account AWS::Logs::LogGroup ConfigLiveRulesJudgeLogLogGroup06F421E6',
  'Account AWS::Logs::LogGroup SignInLogGroupBBCA4EEA',
  'Account AWS::Logs::LogGroup ThreatsInspectorLogGroupECAB248F',
  'Account AWS::Logs::LogGroup TrailLogGroup4CBE3AF5',
  'Account AWS::S3::Bucket ConfigDeliveryArchiveBucket638A76BF',
  'Account AWS::S3::Bucket TrailArchiveBucketFCB336D7',
  'Audit AWS::KMS::Key Key9BCD29C7',
  'Audit AWS::Logs::LogGroup AuditLogLogGroup1F318E24',
  'Audit AWS::S3::Bucket AuditEvidenceBucket033890C2',
  'Audit AWS::S3::Bucket LakeQueriesResultsBucket39F04D75',
  'Data AWS::DynamoDB::GlobalTable OrdersTable1F8332C7',
  'Data AWS::DynamoDB::GlobalTable ProfilesTable43079065',
  'Data AWS::KMS::Key BackupsKey27B60B2A',
  'Data AWS::KMS::Key LogsKeyFE4C4A83',
  'Data AWS::KMS::Key OrdersKeyE16C6F3C',
  'Data AWS::KMS::Key ProfilesKey8B15F72B',
  'Data AWS::KMS::Key UploadsKeyE2534F44',
  'Data AWS::KMS::Key UploadsQuarantineDataKeyDE1C3CB6',
  'Data AWS::Logs::LogGroup UploadsVerdictsLogLogGroup7053DEC4',
  'Data AWS::S3::Bucket AccessLogsBucketCD784A59',
  'Data AWS::S3::Bucket OrderDocumentsBucket95A3521D',
  'Data AWS::S3::Bucket UploadsBucket3941FA60',
  'Data AWS::S3::Bucket UploadsQuarantineObjectsBucket54B4C62D',
  'Edge AWS::KMS::Key ContentKey2C34A27E',
  'Edge AWS::KMS::Key LogsKeyFE4C4A83',
  'Edge AWS::Logs::LogGroup PaymentReports114FBD8E',
  'Edge AWS::Logs::LogGroup PaymentReportsAccessLog816CF6AF',
  'Edge AWS::Logs::LogGroup UnderAttackLogGroup53B1FB8A',
  'Edge AWS::Logs::LogGroup WebAclArchiveFailuresLogGroupC43B6D1D',
  'Edge AWS::Logs::LogGroup WebAclLogLogGroup47EF9727',
  'Edge AWS::S3::Bucket DistributionContentBucket18650442',
  'Edge AWS::S3::Bucket DistributionLogBucket38A91DA4',
  'Edge AWS::S3::Bucket PaymentMonitorBrowserArtifactsBucketCBFB865D',
  'Edge AWS::S3::Bucket PaymentMonitorEvidenceBucket43C4444C',
  'Edge AWS::S3::Bucket WebAclArchiveBucketB4A8ABD4',
  'EdgeAccount AWS::Logs::LogGroup AlarmsGroupingGroupsLogLogGroup20D4D076',
  'EdgeAccount AWS::Logs::LogGroup AlarmsUrgentGroupingGroupsLogLogGroupBD62642A',
  'EdgeAccount AWS::Logs::LogGroup ConfigLiveRulesJudgeLogLogGroup06F421E6',
  'EdgeAccount AWS::Logs::LogGroup ThreatsInspectorLogGroupECAB248F',
  'EdgeAccount AWS::S3::Bucket ConfigDeliveryArchiveBucket638A76BF',
  'Identity AWS::Cognito::UserPool ShoppersUserPoolADB861F7',
  'Identity AWS::Logs::LogGroup ShoppersWebAclLogLogGroup6120D33D',
  'Identity AWS::S3::Bucket ShoppersAuthEventsBucketADA6ED41',
  'Incident AWS::DynamoDB::GlobalTable ResponseBreachesRegisterTable55204734',
  'Incident AWS::KMS::Key Key9BCD29C7',
  'Incident AWS::Logs::LogGroup ResponseBreachesFunctionLogLogGroupC1FE9395',
  'Incident AWS::Logs::LogGroup ResponseClockFindingLogLogGroup9A4E83C8',
  'Incident AWS::Logs::LogGroup ResponseClockWatchLogLogGroupFCA77BA0',
  'Incident AWS::Logs::LogGroup ResponseRevokeSessionsFunctionLogLogGroupF86013B8',
  'Privacy AWS::DynamoDB::GlobalTable RequestsRecordsHoldsTableCFF10204',
  'Privacy AWS::DynamoDB::GlobalTable RequestsRecordsRegisterTable2AED20D8',
  'Privacy AWS::KMS::Key BackupsKey27B60B2A',
  'Privacy AWS::KMS::Key Key9BCD29C7',
  'Privacy AWS::Logs::LogGroup RequestsDeskLogLogGroupE0670DE4',
  'Privacy AWS::Logs::LogGroup RequestsStepLogLogGroup75BDE696',
  'Privacy AWS::Logs::LogGroup RequestsStoreaccountsLogLogGroup53E92DCE',
  'Privacy AWS::Logs::LogGroup RequestsStoreordersLogLogGroup31FD3A4D',
  'Privacy AWS::Logs::LogGroup RequestsStoreprofilesLogLogGroupB3788169',
  'Privacy AWS::Logs::LogGroup RequestsStoreuploadsLogLogGroup5688871C',
  'Privacy AWS::Logs::LogGroup RequestsWatchLogLogGroupD76B5044',
  'Privacy AWS::Logs::LogGroup RequestsWorkflowLogLogGroup78122FD6',
  'Privacy AWS::S3::Bucket RequestsRecordsEvidenceBucket5103EA86',
  'Privacy AWS::S3::Bucket RequestsRecordsExportsBucket71FAB48B',
  'Training AWS::DynamoDB::GlobalTable TrainingRegisterTableD985CECB',
  'Training AWS::KMS::Key BackupsKey27B60B2A',
  'Training AWS::KMS::Key Key9BCD29C7',
  'Training AWS::Logs::LogGroup TrainingDayLogLogGroupEECD8830',
];

const NAMES = ['Name', 'LogGroupName', 'TrailName', 'BucketName', 'TopicName', 'UserPoolName', 'RoleName'];

/** The physical names that a template gives literally. */
const physicalNames = (body: { readonly [section: string]: Readonly<Record<string, Resource>> }): readonly string[] =>
  Object.values(body.Resources ?? {})
    // Athena knows saved queries by an id of its own: their names may repeat.
    .filter(({ Type }) => Type !== 'AWS::Athena::NamedQuery')
    .flatMap(({ Properties = {} }) => NAMES.map((name) => Properties[name]).filter((name) => typeof name === 'string'));

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

const template = (stage: ReturnType<typeof shop>, stack: string) => {
  const found = templatesOf(stage).get(stack);
  if (found === undefined) throw new Error(`no stack ${stack}`);
  return found;
};

/** A template without the hashes of its assets: two bundles carry the catalogue, and every control would change them. */
const withoutHashes = (template: object): unknown =>
  JSON.parse(JSON.stringify(template).replaceAll(/"[0-9a-f]{64}\.zip"/g, '"<asset>.zip"'));

describe('the sample shop', () => {
  test('is what it was', () => {
    const templates = Object.fromEntries(
      [...templatesOf(shop())].map(([id, each]) => [id, withoutHashes(each.toJSON())]),
    );

    expect(templates).toMatchSnapshot();
  });

  test('keeps the logical ids of what holds data: another id would replace it', () => {
    const ids = [...templatesOf(shop())].flatMap(([stack, each]) =>
      STATEFUL.flatMap((type) => Object.keys(each.findResources(type)).map((id) => `${stack} ${type} ${id}`)),
    );

    expect(ids.sort()).toEqual(PINNED_IDS);
  });

  test('keeps everything that holds data when it leaves the template', () => {
    const kept = [...templatesOf(shop()).values()].flatMap((each) =>
      STATEFUL.filter((type) => type !== 'AWS::CloudTrail::Trail').flatMap((type) =>
        Object.values(each.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy),
      ),
    );

    // The log of the function that switches Amazon Inspector on goes with a deployment that was rolled back.
    expect(new Set(kept)).toEqual(new Set(['Retain', 'RetainExceptOnCreate']));
  });

  test('stands in its home region, but for the two stacks of CloudFront', () => {
    const { edgeStack, dataStack, identityStack, accountStack, edgeAccountStack } = shop();

    expect([edgeStack, edgeAccountStack].map((stack) => stack?.region)).toEqual(['us-east-1', 'us-east-1']);
    expect([dataStack, identityStack, accountStack].map(({ region }) => region)).toEqual(Array(3).fill('eu-central-1'));
  });
});

describe('two days', () => {
  const on = (today: string) => {
    const app = appLikeTheSample();
    app.node.setContext('storefront:today', today);
    return Object.fromEntries([...templatesOf(shop({}, app))].map(([id, each]) => [id, each.toJSON()]));
  };

  test('without a date between them give the same templates', () => {
    expect(on('2026-12-24')).toEqual(on('2026-12-23'));
  });
});

describe('a home region of us-east-1', () => {
  test('has one recorder', () => {
    const stage = shop({ homeRegion: 'us-east-1', allowedRegions: ['us-east-1'] });

    const recorders = [...templatesOf(stage).values()].flatMap((each) =>
      Object.keys(each.findResources('AWS::Config::ConfigurationRecorder')),
    );
    expect(stage.edgeAccountStack).toBeUndefined();
    expect(recorders).toHaveLength(1);
  });
});

describe('two shops in one account', () => {
  test('share no name', () => {
    const [one, two] = ['ShopOne', 'ShopTwo'].map((id) => {
      const app = appLikeTheSample();
      const stage = new StorefrontStage(app, id, { settings: parseSettings(cdkJson.context.storefront) });
      return new Set([...templatesOf(stage).values()].flatMap((each) => physicalNames(each.toJSON())));
    });

    expect(one?.size).toBeGreaterThan(3);
    expect([...(one ?? [])].filter((name) => two?.has(name))).toEqual([]);
  });

  const ONCE = [
    'AWS::Config::ConfigurationRecorder',
    'AWS::Config::DeliveryChannel',
    'AWS::CloudTrail::Trail',
    'AWS::GuardDuty::Detector',
    'AWS::SecurityHub::Hub',
    'AWS::AccessAnalyzer::Analyzer',
    'AWS::Macie::Session',
    'Custom::InspectorSwitch',
    'Custom::AccountSignInSettings',
  ];

  const madeOnce = (stage: ReturnType<typeof shop>) =>
    [...templatesOf(stage)].flatMap(([stack, each]) =>
      ONCE.flatMap((type) => Object.keys(each.findResources(type)).map(() => `${stack} ${type}`)),
    );

  test('make what one account can have once, unless it is there', () => {
    expect(madeOnce(shop({ unusedAccessDays: undefined })).sort()).toEqual(
      [
        ...ONCE.filter((type) => type !== 'AWS::Macie::Session').map((type) => `Account ${type}`),
        'Data AWS::Macie::Session',
        ...ONCE.filter((type) => !/Trail|Macie|SignIn/.test(type)).map((type) => `EdgeAccount ${type}`),
      ].sort(),
    );
  });

  test('adopt all of it: nothing is made twice', () => {
    const adopt = Object.fromEntries(ADOPT_KEYS.map((key) => [key, true]));

    expect(madeOnce(shop({ adopt, unusedAccessDays: undefined }))).toEqual([]);
  });

  test('adopt one thing, and make the others', () => {
    const made = madeOnce(shop({ adopt: { detector: true, edgeSecurityHub: true } }));

    expect(made).not.toContain('Account AWS::GuardDuty::Detector');
    expect(made).not.toContain('EdgeAccount AWS::SecurityHub::Hub');
    expect(made).toEqual(
      expect.arrayContaining(['Account AWS::SecurityHub::Hub', 'EdgeAccount AWS::GuardDuty::Detector']),
    );
  });

  test('warn of a shop without a plan for incidents', () => {
    const stage = shop({ incident: undefined });

    expect(stage.incidentStack).toBeUndefined();
    expect(stage.node.metadata.map(({ data }) => String(data))).toEqual([
      expect.stringContaining('set storefront.incident in cdk.json'),
    ]);
  });
});

describe('the domain', () => {
  test('without a hosted zone prints the records to create', () => {
    template(shop(), 'Edge').hasOutput('DnsRecord0', {
      Description: 'DNS record to create',
      Value: { 'Fn::Join': ['', ['shop.example.com CNAME ', Match.anyValue()]] },
    });
  });

  test('with a hosted zone gets its records and a validated certificate', () => {
    const edge = template(shop({ hostedZoneId: 'Z0123456789ABCDEFGHIJ', hostedZoneName: 'example.com' }), 'Edge');

    edge.resourcePropertiesCountIs('AWS::Route53::RecordSet', { Type: 'CAA' }, 1);
    edge.resourceCountIs('AWS::Route53::RecordSet', 3);
    edge.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'shop.example.com',
      DomainValidationOptions: [{ DomainName: 'shop.example.com', HostedZoneId: 'Z0123456789ABCDEFGHIJ' }],
    });
    expect(edge.findOutputs('DnsRecord*')).toEqual({});
  });

  test('with a certificate makes none', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1234';
    const edge = template(shop({ certificateArn }), 'Edge');

    edge.resourceCountIs('AWS::CertificateManager::Certificate', 0);
    edge.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { ViewerCertificate: { AcmCertificateArn: certificateArn } },
    });
  });
});

describe('the development profile', () => {
  test('can be destroyed with what is in it', () => {
    const templates = [...templatesOf(shop({ profile: 'development' })).values()];

    const policies = templates.flatMap((each) =>
      STATEFUL.flatMap((type) =>
        Object.values(each.findResources(type)).map(({ DeletionPolicy }) => DeletionPolicy ?? 'Delete'),
      ),
    );
    expect(new Set(policies)).toEqual(new Set(['Delete']));
    for (const each of templates) {
      const buckets = Object.keys(each.findResources('AWS::S3::Bucket')).length;
      each.resourceCountIs('Custom::S3AutoDeleteObjects', buckets);
    }
  });

  test.each([
    ['required', 'ESSENTIALS', 0],
    ['adaptive', 'PLUS', 1],
  ])('takes the cheapest plan that MFA %s allows', (mfa, plan, riskConfigurations) => {
    const identity = template(shop({ profile: 'development', mfa }), 'Identity');

    identity.hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: plan });
    identity.resourceCountIs('AWS::Cognito::UserPoolRiskConfigurationAttachment', riskConfigurations);
  });

  test('keeps logs for a month', () => {
    template(shop({ profile: 'development' }), 'Edge').allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 30,
    });
  });
});
