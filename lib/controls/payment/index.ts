import type { Control } from '../control';
import { cardDataMasked } from './card-data-masked';
import { pageMonitorAlarms } from './page-monitor-alarms';
import { pageMonitorEvidenceLocked } from './page-monitor-evidence-locked';
import { pageMonitorSchedule } from './page-monitor-schedule';
import { paymentPageBehavior } from './payment-page-behavior';
import { paymentPageIntegrityPolicy } from './payment-page-integrity-policy';
import { paymentPageMonitored } from './payment-page-monitored';
import { paymentPagePolicyStrict } from './payment-page-policy-strict';
import { paymentPageScopeDeclared } from './payment-page-scope-declared';
import { paymentPageScriptIntegrity } from './payment-page-script-integrity';
import { paymentPageScriptsAuthorized } from './payment-page-scripts-authorized';
import { paymentPageScriptsListed } from './payment-page-scripts-listed';
import { paymentPageViolationReports } from './payment-page-violation-reports';

/** The controls on payment pages: their scripts, their headers, and who watches them. */
export const paymentControls: readonly Control[] = [
  paymentPageScriptsAuthorized,
  paymentPageScriptsListed,
  paymentPageScriptIntegrity,
  paymentPageIntegrityPolicy,
  paymentPagePolicyStrict,
  paymentPageBehavior,
  paymentPageViolationReports,
  paymentPageMonitored,
  pageMonitorSchedule,
  pageMonitorAlarms,
  pageMonitorEvidenceLocked,
  paymentPageScopeDeclared,
  cardDataMasked,
];
