import { ManagedRuleGroup } from './managed-rule-group';

/** `X_BODY`, `X_COOKIE`, ... of one stem. */
const each = (stem: string, ...parts: readonly string[]) => parts.map((part) => `${stem}_${part}`);

/** `XLow`, `XMedium`, `XHigh` of one stem. */
const levels = (stem: string) => ['Low', 'Medium', 'High'].map((level) => `${stem}${level}`);

/**
 * The rules of each managed group: AWS WAF ignores an override of a rule that it does not know, without an error.
 * Source: "AWS Managed Rules rule groups list", AWS WAF Developer Guide, as of 2026-08.
 */
export const managedRuleNames: Readonly<Record<ManagedRuleGroup, readonly string[]>> = {
  [ManagedRuleGroup.IP_REPUTATION]: [
    'AWSManagedIPReputationList',
    'AWSManagedReconnaissanceList',
    'AWSManagedIPDDoSList',
  ],
  [ManagedRuleGroup.ANONYMOUS_IP]: ['AnonymousIPList', 'HostingProviderIPList'],
  [ManagedRuleGroup.CORE]: [
    'NoUserAgent_HEADER',
    'UserAgent_BadBots_HEADER',
    ...each('SizeRestrictions', 'QUERYSTRING', 'Cookie_HEADER', 'BODY', 'URIPATH'),
    ...each('EC2MetaDataSSRF', 'BODY', 'COOKIE', 'URIPATH', 'QUERYARGUMENTS'),
    ...each('GenericLFI', 'QUERYARGUMENTS', 'URIPATH', 'BODY'),
    ...each('RestrictedExtensions', 'URIPATH', 'QUERYARGUMENTS'),
    ...each('GenericRFI', 'QUERYARGUMENTS', 'BODY', 'URIPATH'),
    ...each('CrossSiteScripting', 'COOKIE', 'QUERYARGUMENTS', 'BODY', 'URIPATH'),
  ],
  [ManagedRuleGroup.KNOWN_BAD_INPUTS]: [
    ...each('JavaDeserializationRCE', 'HEADER', 'BODY', 'URIPATH', 'QUERYSTRING'),
    'Host_localhost_HEADER',
    'PROPFIND_METHOD',
    'ExploitablePaths_URIPATH',
    ...each('Log4JRCE', 'HEADER', 'QUERYSTRING', 'BODY', 'URIPATH'),
    'ReactJSRCE_BODY',
  ],
  [ManagedRuleGroup.SQL_INJECTION]: [
    ...each('SQLi', 'QUERYARGUMENTS', 'BODY', 'COOKIE', 'URIPATH'),
    ...each('SQLiExtendedPatterns', 'QUERYARGUMENTS', 'BODY'),
  ],
  [ManagedRuleGroup.BOT_CONTROL]: [
    'CategoryAI',
    'CategoryAdvertising',
    'CategoryArchiver',
    'CategoryContentFetcher',
    'CategoryEmailClient',
    'CategoryHttpLibrary',
    'CategoryLinkChecker',
    'CategoryMiscellaneous',
    'CategoryMonitoring',
    'CategoryPagePreview',
    'CategoryScrapingFramework',
    'CategorySearchEngine',
    'CategorySecurity',
    'CategorySeo',
    'CategorySocialMedia',
    'CategoryWebhooks',
    'SignalAutomatedBrowser',
    'SignalKnownBotDataCenter',
    'SignalNonBrowserUserAgent',
    'TGT_SignalAutomatedBrowser',
    'TGT_SignalBrowserAutomationExtension',
    'TGT_SignalBrowserInconsistency',
    'TGT_TokenAbsent',
    'TGT_VolumetricIpTokenAbsent',
    'TGT_VolumetricSession',
    'TGT_VolumetricSessionMaximum',
    ...levels('TGT_ML_CoordinatedActivity'),
    ...levels('TGT_TokenReuseAsn'),
    ...levels('TGT_TokenReuseCountry'),
    ...levels('TGT_TokenReuseIp'),
  ],
  [ManagedRuleGroup.ACCOUNT_TAKEOVER]: [
    'UnsupportedCognitoIDP',
    'VolumetricIpHigh',
    'VolumetricSession',
    'AttributeCompromisedCredentials',
    'AttributeUsernameTraversal',
    'AttributePasswordTraversal',
    'AttributeLongSession',
    'TokenRejected',
    'SignalMissingCredential',
    'VolumetricIpFailedLoginResponseHigh',
    'VolumetricSessionFailedLoginResponseHigh',
  ],
  [ManagedRuleGroup.ACCOUNT_CREATION]: [
    'UnsupportedCognitoIDP',
    'AllRequests',
    'RiskScoreHigh',
    'SignalCredentialCompromised',
    'SignalClientHumanInteractivityAbsentLow',
    'AutomatedBrowser',
    'BrowserInconsistency',
    'VolumetricIpHigh',
    'VolumetricSessionHigh',
    'AttributeUsernameTraversalHigh',
    'VolumetricPhoneNumberHigh',
    'VolumetricAddressHigh',
    'VolumetricAddressLow',
    'VolumetricIPSuccessfulResponse',
    'VolumetricSessionSuccessfulResponse',
    'VolumetricSessionTokenReuseIp',
  ],
  [ManagedRuleGroup.ANTI_DDOS]: ['ChallengeAllDuringEvent', 'ChallengeDDoSRequests', 'DDoSRequests'],
};
