import { Duration, type Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as storefront from '../lib';

/** Where the constructs stand: the one region that has CloudFront's web ACLs too. */
export const ENV = { account: '111122223333', region: 'us-east-1' };
const WEB_ACL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1234';

/** Every construct with a `Satisfies:` line, as a user makes it who wants all that the line names. */
export const CONSTRUCTS: Readonly<Record<string, (stack: Stack) => void>> = {
  AccessAnalyzers: (stack) => threatDetection(stack),
  AccessLogBucket: (stack) => storefrontBucket(stack),
  AccountSignInSettings: (stack) => new storefront.AccountSignInSettings(stack, 'It', { encryptionKey: key(stack) }),
  AlertTopic: (stack) => new storefront.AlertTopic(stack, 'It', { encryptionKey: key(stack) }),
  AuditTrail: (stack) =>
    new storefront.AuditTrail(stack, 'It', {
      encryptionKey: key(stack),
      accessLogBucket: accessLogs(stack),
      objectLockRetention: Duration.days(365),
    }),
  BackupVault: (stack) => {
    const backups = new storefront.BackupVault(stack, 'It', {
      encryptionKey: key(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    });
    const table = new storefront.CustomerTable(stack, 'T', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      encryptionKey: key(stack, 'OrdersKey'),
    });
    backups.protectTable(table.table);
  },
  CertificateExpiryAlarm: (stack) =>
    new storefront.CertificateExpiryAlarm(stack, 'It', {
      certificate: new acm.Certificate(stack, 'C', {
        domainName: 'shop.example.com',
        validation: acm.CertificateValidation.fromDns(),
      }),
      alarmTopic: alerts(stack),
    }),
  ClosedDefaultSecurityGroup: (stack) =>
    new storefront.ClosedDefaultSecurityGroup(stack, 'It', { securityGroupId: 'sg-0123456789abcdef0' }),
  ConfigBaseline: (stack) => configBaseline(stack),
  ConfigDelivery: (stack) => configBaseline(stack),
  ConfigRecorder: (stack) => configBaseline(stack),
  ControlRules: (stack) => new storefront.ControlRules(stack, 'It', { encryptionKey: key(stack) }),
  BreakGlassRole: (stack) =>
    new storefront.BreakGlassRole(stack, 'It', {
      trustedPrincipals: [new iam.ArnPrincipal(`arn:aws:iam::${ENV.account}:user/emergency`)],
      topic: alerts(stack),
    }),
  EvidenceLake: (stack) => {
    const shared = { encryptionKey: key(stack), accessLogBucket: accessLogs(stack) };
    const { bucket } = new storefront.StorefrontBucket(stack, 'Evidence', shared);
    new storefront.EvidenceLake(stack, 'It', { ...shared, auditBucket: bucket });
  },
  GuardDutyDetector: (stack) => threatDetection(stack),
  IncidentResponse: (stack) =>
    new storefront.IncidentResponse(stack, 'It', {
      encryptionKey: key(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
      contacts: [{ role: 'Engineer on call', address: 'tel:+493012345678' }],
      notifications: {
        supervisoryAuthority: { who: 'DPA', address: 'https://dpa.example/form', within: '72 hours' },
        customers: { who: 'Shoppers', address: 'https://wiki.example.com/letter', within: 'Without undue delay' },
        acquirer: { who: 'Acquirer', address: 'soc@acquirer.example', within: 'At once' },
        staff: { who: 'Everybody', address: 'all@example.com', within: 'The same day' },
      },
      planReviewedOn: '2026-06-01',
      planTestedOn: '2026-06-01',
      userPools: [cognito.UserPool.fromUserPoolId(stack, 'P', 'us-east-1_Shop')],
      isolatableRoles: ['orders-writer'],
    }),
  InspectorScanning: (stack) => threatDetection(stack),
  CustomMessageTrigger: (stack) =>
    new storefront.CustomMessageTrigger(stack, 'It', {
      ...signInFunction(stack),
      shopName: 'Shop',
      linkHosts: ['shop.example.com'],
    }),
  CustomerDataKey: (stack) =>
    new storefront.CustomerDataKey(stack, 'It', {
      dataClass: storefront.DataClass.ORDERS,
      alarmTopic: alerts(stack),
    }),
  CustomerDatabase: (stack) => {
    const { vpc, dataSubnets: vpcSubnets } = network(stack);
    new storefront.CustomerDatabase(stack, 'It', { vpc, vpcSubnets, encryptionKey: key(stack) });
  },
  CustomerTable: (stack) =>
    new storefront.CustomerTable(stack, 'It', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      encryptionKey: key(stack),
    }),
  DataClassification: (stack) => {
    new storefront.DataClassification(stack, 'It', {
      dataClass: storefront.DataClass.ORDERS,
      owner: 'checkout',
      alarmTopic: alerts(stack, 'AlertsKey'),
    });
    storefrontBucket(stack, 'Bucket');
  },
  DistributionAccessLog: (stack) => distribution(stack),
  DmarcPolicy: (stack) =>
    new storefront.DmarcPolicy(stack, 'It', { ...mail, hostedZone: zone(stack), rejectFrom: '2099-01-01' }),
  KeyLossAlerts: (stack) =>
    new storefront.KeyLossAlerts(stack, 'It', { key: key(stack), alarmTopic: alerts(stack, 'AlertsKey') }),
  MailConfiguration: (stack) => new storefront.MailConfiguration(stack, 'It'),
  MailIdentity: (stack) =>
    new storefront.MailIdentity(stack, 'It', {
      domainName: mail.domainName,
      configurationSet: new storefront.MailConfiguration(stack, 'Configuration').configurationSet,
      hostedZone: zone(stack),
    }),
  MailReputationAlarms: (stack) => new storefront.MailReputationAlarms(stack, 'It', { topic: alerts(stack) }),
  MtaStsPolicy: (stack) => {
    const shop = distribution(stack, 'Shop');
    new storefront.MtaStsPolicy(stack, 'It', {
      domainName: mail.domainName,
      mxHosts: ['mx.example.com'],
      tlsReportsTo: mail.dmarcReportsTo,
      webAclArn: WEB_ACL,
      certificate: shopCertificate(stack, 'MailCertificate'),
      responseHeadersPolicy: shop.responseHeadersPolicy,
      accessLogBucket: shop.accessLogBucket,
      enforceFrom: '2099-01-01',
      hostedZone: zone(stack),
    });
  },
  NetworkFlowLog: (stack) =>
    new storefront.NetworkFlowLog(stack, 'It', { vpc: network(stack).vpc, encryptionKey: key(stack) }),
  NewDeviceNotice: (stack) => {
    const { identity, configurationSet, fromEmail } = new storefront.TrustedMail(stack, 'Mail', {
      ...mail,
      fromEmail: 'hello@example.com',
      alertTopic: alerts(stack, 'MailAlertsKey', 'MailAlerts'),
      rejectFrom: '2099-01-01',
    });
    new storefront.NewDeviceNotice(stack, 'It', {
      ...signInFunction(stack),
      emailIdentity: identity,
      configurationSet,
      fromEmail,
      shopName: 'Shop',
      accountPage: 'https://shop.example.com/account',
    });
  },
  NoMailDomain: (stack) => new storefront.NoMailDomain(stack, 'It', { ...mail, hostedZone: zone(stack) }),
  PaymentPage: (stack) => {
    const page = new storefront.PaymentPage(stack, 'It', {
      ...paymentPage,
      integration: storefront.PaymentIntegration.IFRAME,
      scripts: [
        {
          name: 'stripe-js',
          source: storefront.ScriptSource.url('https://js.stripe.com/v3/'),
          owner: 'checkout@example.com',
          justification: 'The card fields stand in a frame of the provider',
          authorizedBy: 'security@example.com',
          authorizedOn: '2026-01-05',
          reviewBy: '2099-01-01',
          noIntegrityReason: 'The provider changes it without notice',
        },
      ],
    });
    distribution(stack, 'Shop', page.responseHeadersPolicy);
    new storefront.TamperMonitor(stack, 'Monitor', {
      inventory: page.inventory,
      encryptionKey: key(stack, 'LogsKey'),
      accessLogBucket: accessLogs(stack),
      alarmTopic: alerts(stack, 'MonitorAlertsKey', 'MonitorAlerts'),
    });
  },
  PrivacyRequests: (stack) => {
    const privacy = new storefront.PrivacyRequests(stack, 'It', {
      encryptionKey: key(stack),
      accessLogBucket: accessLogs(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    });
    privacy.addUserPool('accounts', { userPool: cognito.UserPool.fromUserPoolId(stack, 'P', 'us-east-1_Shop') });
  },
  ScheduledAudit: (stack) =>
    new storefront.ScheduledAudit(stack, 'It', {
      encryptionKey: key(stack),
      accessLogBucket: accessLogs(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    }),
  SecurityAlarms: (stack) =>
    new storefront.SecurityAlarms(stack, 'It', {
      topic: alerts(stack, 'AlertsKey'),
      encryptionKey: key(stack),
      findingSource: storefront.FindingSource.SECURITY_HUB,
    }),
  SecurityHub: (stack) => threatDetection(stack),
  SecurityHeaders: (stack) =>
    new storefront.SecurityHeaders(stack, 'It', {
      reportingEndpoints: { violations: '/_reports/violations' },
      reportTo: 'violations',
    }),
  ServerErrorAlarm: (stack) =>
    new storefront.ServerErrorAlarm(stack, 'It', {
      distribution: cloudfront.Distribution.fromDistributionAttributes(stack, 'D', {
        distributionId: 'E1',
        domainName: 'd1.cloudfront.net',
      }),
      alarmTopic: alerts(stack),
    }),
  ShopperIdentity: (stack) => shopperIdentity(stack),
  SignInAlarms: (stack) =>
    new storefront.SignInAlarms(stack, 'It', {
      userPool: cognito.UserPool.fromUserPoolId(stack, 'P', 'us-east-1_Shop'),
      alarmTopic: alerts(stack),
    }),
  SlackAlerts: (stack) =>
    new storefront.SlackAlerts(stack, 'It', {
      topic: alerts(stack, 'AlertsKey'),
      encryptionKey: key(stack),
      workspaceId: 'T07EA123LEP',
      channelId: 'C0123456789',
    }),
  StaffIdentity: (stack) => staffIdentity(stack),
  StaffTraining: (stack) =>
    new storefront.StaffTraining(stack, 'It', { encryptionKey: key(stack), alarmTopic: alerts(stack, 'AlertsKey') }),
  StaticContent: (stack) => distribution(stack),
  StepUpAuthorizer: (stack) => {
    const { userPool, ...settings } = signInFunction(stack);
    const authorizer = new storefront.StepUpAuthorizer(stack, 'It', {
      ...settings,
      userPool,
      clients: [cognito.UserPoolClient.fromUserPoolClientId(stack, 'C', 'client')],
    });
    const api = new apigatewayv2.HttpApi(stack, 'Api', { createDefaultStage: false });
    api.addRoutes({
      path: '/cards',
      integration: new HttpUrlIntegration('I', 'https://backend.example.com'),
      authorizer: authorizer.httpApiAuthorizer(),
    });
  },
  StepUpTokens: (stack) => new storefront.StepUpTokens(stack, 'It', signInFunction(stack)),
  StorefrontBucket: (stack) => storefrontBucket(stack),
  StorefrontDistribution: (stack) => distribution(stack),
  StorefrontLoadBalancer: (stack) => {
    const { vpc, applicationSubnets: vpcSubnets } = network(stack);
    new storefront.StorefrontLoadBalancer(stack, 'It', {
      vpc,
      vpcSubnets,
      certificate: shopCertificate(stack, 'C'),
      accessLogBucket: accessLogs(stack),
      cloudFrontPrefixListId: 'pl-3b927c52',
    });
  },
  StorefrontLogGroup: (stack) => {
    const { logGroup } = new storefront.StorefrontLogGroup(stack, 'It', { encryptionKey: key(stack) });
    rotation(stack, logGroup);
  },
  StorefrontQueue: (stack) =>
    new storefront.StorefrontQueue(stack, 'It', { encryptionKey: key(stack), alarmTopic: alerts(stack, 'AlertsKey') }),
  StorefrontSecret: (stack) =>
    new storefront.StorefrontSecret(stack, 'It', {
      description: 'The key of the payment provider',
      encryptionKey: key(stack),
      rotationFunction: rotation(
        stack,
        new storefront.StorefrontLogGroup(stack, 'Log', { encryptionKey: key(stack, 'LogKey') }).logGroup,
      ),
    }),
  StorefrontTopic: (stack) => new storefront.StorefrontTopic(stack, 'It', { encryptionKey: key(stack) }),
  StorefrontVpc: (stack) => network(stack, 'It'),
  StorefrontWebAcl: (stack) =>
    new storefront.StorefrontWebAcl(stack, 'It', {
      scope: storefront.WebAclScope.CLOUDFRONT,
      encryptionKey: key(stack),
    }),
  TamperMonitor: (stack) =>
    new storefront.TamperMonitor(stack, 'It', {
      inventory: new storefront.PaymentPage(stack, 'Page', paymentPage).inventory,
      encryptionKey: key(stack),
      accessLogBucket: accessLogs(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    }),
  ThreatDetection: (stack) => threatDetection(stack),
  TrailAlarms: (stack) =>
    new storefront.TrailAlarms(stack, 'It', {
      topic: alerts(stack, 'AlertsKey'),
      trailLogGroup: new storefront.StorefrontLogGroup(stack, 'Trail', { encryptionKey: key(stack) }).logGroup,
    }),
  TrainingGate: (stack) => new storefront.TrainingGate(stack, 'It', { keys: [key(stack)] }),
  TrustedMail: (stack) =>
    new storefront.TrustedMail(stack, 'It', {
      ...mail,
      fromEmail: 'hello@example.com',
      alertTopic: alerts(stack),
      rejectFrom: '2099-01-01',
      hostedZone: zone(stack),
    }),
  UnderAttackSwitch: (stack) =>
    new storefront.UnderAttackSwitch(stack, 'It', {
      webAclArn: WEB_ACL,
      scope: storefront.WebAclScope.CLOUDFRONT,
      encryptionKey: key(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    }),
  UploadBucket: (stack) =>
    new storefront.UploadBucket(stack, 'It', {
      allowedOrigins: ['https://shop.example.com'],
      encryptionKey: key(stack),
      accessLogBucket: accessLogs(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    }),
  UserPoolWebAcl: (stack) => new storefront.UserPoolWebAcl(stack, 'It', { encryptionKey: key(stack) }),
  ViolationReportCollector: (stack) =>
    new storefront.ViolationReportCollector(stack, 'It', {
      inventories: [new storefront.PaymentPage(stack, 'Page', paymentPage).inventory],
      encryptionKey: key(stack),
      alarmTopic: alerts(stack, 'AlertsKey'),
    }),
  WebAclLogArchive: (stack) =>
    new storefront.WebAclLogArchive(stack, 'It', {
      logGroup: logs.LogGroup.fromLogGroupName(stack, 'WafLog', 'aws-waf-logs-shop'),
      encryptionKey: key(stack),
      accessLogBucket: accessLogs(stack),
    }),
  WebhookAlerts: (stack) =>
    new storefront.WebhookAlerts(stack, 'It', {
      topic: alerts(stack, 'AlertsKey'),
      endpoint: 'https://hooks.example.com/alerts',
      secret: secretsmanager.Secret.fromSecretCompleteArn(
        stack,
        'Secret',
        `arn:aws:secretsmanager:${ENV.region}:${ENV.account}:secret:hook-AbCdEf`,
      ),
    }),
};

/** What a construct cannot do by itself, and why. */
export const NEEDS_MORE: Readonly<Record<string, readonly string[]>> = {
  // SecurityAlarms hears of findings, and of what stops a security service.
  AccessAnalyzers: ['FindingsAlerted', 'SecurityServiceStopAlerted'],
  AuditTrail: ['RootUseAlerted', 'SecurityServiceStopAlerted', 'SignInWithoutMfaAlerted'],
  ConfigBaseline: ['SecurityServiceStopAlerted'],
  ConfigDelivery: ['SecurityServiceStopAlerted'],
  ConfigRecorder: ['SecurityServiceStopAlerted'],
  GuardDutyDetector: ['FindingsAlerted', 'SecurityServiceStopAlerted'],
  InspectorScanning: ['FindingsAlerted', 'SecurityServiceStopAlerted'],
  SecurityHub: ['FindingsAlerted', 'SecurityServiceStopAlerted'],
  ThreatDetection: ['FindingsAlerted', 'SecurityServiceStopAlerted'],
  // A behavior of the distribution must serve the page with its headers.
  TamperMonitor: ['PaymentPageBehavior'],
  // A backup plan must name the store.
  CustomerDatabase: ['StoreInBackupPlan'],
  CustomerTable: ['StoreInBackupPlan'],
  IncidentResponse: ['StoreInBackupPlan'],
  PrivacyRequests: ['StoreInBackupPlan'],
  StaffTraining: ['StoreInBackupPlan'],
  // Browsers report without credentials: the register excuses it.
  ViolationReportCollector: ['HttpApiRouteAuthorization', 'PaymentPageBehavior'],
};

const mail = { domainName: 'example.com', dmarcReportsTo: 'mailto:dmarc@example.com' };

const paymentPage = {
  domainName: 'shop.example.com',
  integration: storefront.PaymentIntegration.REDIRECT,
  provider: storefront.PaymentProvider.STRIPE,
  scripts: [],
};

const zone = (stack: Stack) =>
  route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: 'Z0000000000000',
    zoneName: 'example.com',
  });

const key = (stack: Stack, id = 'Key') => new kms.Key(stack, id, { enableKeyRotation: true });

const alerts = (stack: Stack, keyId = 'Key', id = 'Alerts') =>
  new storefront.AlertTopic(stack, id, { encryptionKey: key(stack, keyId), emailAddress: 'security@example.com' })
    .topic;

const shopCertificate = (stack: Stack, id: string) =>
  acm.Certificate.fromCertificateArn(stack, id, `arn:aws:acm:us-east-1:${ENV.account}:certificate/1`);

const threatDetection = (stack: Stack) =>
  new storefront.ThreatDetection(stack, 'It', { encryptionKey: key(stack), unusedAccessAge: Duration.days(90) });

const accessLogs = (stack: Stack) => new storefront.AccessLogBucket(stack, 'AccessLogs').bucket;

const storefrontBucket = (stack: Stack, id = 'It') =>
  new storefront.StorefrontBucket(stack, id, {
    encryptionKey: key(stack),
    accessLogBucket: accessLogs(stack),
    allowedRegions: ['us-west-2'],
    replicateTo: {
      bucketArn: 'arn:aws:s3:::copies',
      region: 'us-west-2',
      encryptionKeyArn: `arn:aws:kms:us-west-2:${ENV.account}:key/11111111-2222-3333-4444-555555555555`,
    },
  });

const network = (stack: Stack, id = 'Network') =>
  new storefront.StorefrontVpc(stack, id, { encryptionKey: key(stack, 'NetworkKey') });

const rotation = (stack: Stack, logGroup: logs.ILogGroup) =>
  new lambda.Function(stack, 'Rotation', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    logGroup,
  });

const configBaseline = (stack: Stack) =>
  new storefront.ConfigBaseline(stack, 'It', { encryptionKey: key(stack), accessLogBucket: accessLogs(stack) });

const distribution = (stack: Stack, id = 'It', checkoutHeaders?: cloudfront.IResponseHeadersPolicy) => {
  const shop = new storefront.StorefrontDistribution(stack, id, {
    webAclArn: WEB_ACL,
    domainNames: ['shop.example.com'],
    certificate: shopCertificate(stack, 'C'),
    reportsPath: '/_reports/violations',
    alarmTopic: alerts(stack),
  });
  shop.addBehavior(storefront.StorefrontBehavior.CHECKOUT, storefront.StorefrontOrigin.host('app.example.com'), {
    ...(checkoutHeaders === undefined ? {} : { responseHeadersPolicy: checkoutHeaders }),
  });
  shop.addBehavior(storefront.StorefrontBehavior.API, storefront.StorefrontOrigin.host('api.example.com'));
  return shop;
};

/** A pool of shoppers that sends by SES, and what functions of its triggers are given. */
const signInFunction = (stack: Stack) => {
  const { userPool } = new storefront.ShopperIdentity(stack, 'Shoppers', {
    relyingPartyDomain: 'shop.example.com',
    encryptionKey: key(stack, 'PoolKey'),
    accessLogBucket: accessLogs(stack),
    sesVerifiedDomain: 'example.com',
    fromEmail: 'hello@example.com',
  });
  return { userPool, encryptionKey: key(stack), alarmTopic: alerts(stack, 'AlertsKey') };
};

/** Both ways: through the identity provider of the staff, and in a pool of their own. */
const staffIdentity = (stack: Stack) => {
  const shared = { encryptionKey: key(stack), accessLogBucket: accessLogs(stack) };
  const client = { callbackUrls: ['https://office.example.com/callback'], logoutUrls: ['https://office.example.com/'] };
  const federated = new storefront.StaffIdentity(stack, 'It', {
    ...shared,
    signIn: storefront.StaffSignIn.saml({ metadataUrl: 'https://idp.example.com/metadata' }),
  });
  federated.webClient('Office', client);
  federated.addGroup('orders');
  const pool = new storefront.StaffIdentity(stack, 'Pool', {
    ...shared,
    domainPrefix: 'shop-office',
    signIn: storefront.StaffSignIn.pool({ sesVerifiedDomain: 'example.com', fromEmail: 'office@example.com' }),
  });
  pool.webClient('Office', client);
  pool.addGroup('orders');
};

const shopperIdentity = (stack: Stack) =>
  new storefront.ShopperIdentity(stack, 'It', {
    relyingPartyDomain: 'shop.example.com',
    sesVerifiedDomain: 'example.com',
    fromEmail: 'hello@example.com',
    encryptionKey: key(stack),
    accessLogBucket: accessLogs(stack),
    logRetention: logs.RetentionDays.THIRTEEN_MONTHS,
  }).webClient('Client', {
    callbackUrls: ['https://shop.example.com/callback'],
    logoutUrls: ['https://shop.example.com/'],
  });
