import { Duration } from 'aws-cdk-lib';
import { hasBudgets } from '../detection/budget-limits';
import { ConfigRegion } from '../rules/config-region';
import { AccountStack } from './account-stack';
import type { StageFrame } from './stage-frame';
import type { StorefrontStage } from './storefront-stage';
import { watchedEdge, watchedHome } from './watched-region';

/** Twelve months, as PCI DSS 10.5.1 keeps audit logs. It can be given only when the archive is created. */
const TRAIL_LOCK = Duration.days(365);

/** The stack of what exists once in the account and its home region. */
export function makeAccount(stage: StorefrontStage, frame: StageFrame): AccountStack {
  const { settings, homeIsEdge, production } = frame;
  const { adopt, unusedAccessDays } = settings;
  const budgetAtHome = hasBudgets(settings.homeRegion);
  const { logsKey, accessLogs, orderDocuments, orders, profiles, uploads, alerts, watchedKeys } = stage.dataStack;
  const { authEvents, userPool } = stage.identityStack.shoppers;
  return new AccountStack(stage, 'Account', {
    env: frame.home,
    rulesFor: homeIsEdge ? ConfigRegion.HOME_AND_EDGE : ConfigRegion.HOME,
    watched: watchedHome(adopt),
    logsKey: logsKey.key,
    accessLogBucket: accessLogs.bucket,
    makesTrail: !adopt.trail,
    dataBuckets: [
      orderDocuments.bucket,
      uploads.bucket,
      uploads.quarantineBucket,
      ...(authEvents === undefined ? [] : [authEvents.bucket.bucket]),
      ...(stage.privacyStack === undefined ? [] : [stage.privacyStack.requests.exportBucket]),
    ],
    dataTables: [orders.table, profiles.table],
    trailLock: production ? TRAIL_LOCK : undefined,
    alerts,
    keysWatchedElsewhere: watchedKeys,
    webAcl: homeIsEdge ? stage.edgeStack.webAcl : undefined,
    userPool,
    slack: settings.slack,
    automaticRemediation: settings.automaticRemediation,
    packRulesInUse: settings.conformancePackRulesInUse,
    monthlyBudget: budgetAtHome ? settings.monthlyBudget : undefined,
    unusedAccessAge: unusedAccessDays === undefined ? undefined : Duration.days(unusedAccessDays),
    setsSignIn: !adopt.passwordPolicy,
    securityContact: settings.securityContact,
    removalPolicy: frame.removalPolicy,
  });
}

/** The stack of what exists once in us-east-1, where that is not the home region. */
export function makeEdgeAccount(stage: StorefrontStage, { settings, edge, removalPolicy }: StageFrame): AccountStack {
  const { logsKey, alerts, distribution, webAcl } = stage.edgeStack;
  return new AccountStack(stage, 'EdgeAccount', {
    env: edge,
    rulesFor: ConfigRegion.EDGE,
    logsKey: logsKey.key,
    accessLogBucket: distribution.accessLogBucket,
    watched: watchedEdge(settings.adopt),
    homeRecorderExists: settings.adopt.configRecorder,
    makesTrail: false,
    dataBuckets: [],
    dataTables: [],
    setsSignIn: false,
    alerts,
    keysWatchedElsewhere: [logsKey.key],
    webAcl,
    slack: settings.slack,
    automaticRemediation: settings.automaticRemediation,
    packRulesInUse: 0,
    // A budget belongs to no region, but not every region can make one.
    monthlyBudget: hasBudgets(settings.homeRegion) ? undefined : settings.monthlyBudget,
    removalPolicy,
  });
}
