/**
 * What the functions around sign-in and the constructs that deploy them agree on.
 */

/** Counts messages whose text was not sent, for which Cognito's own went out. */
export const REFUSED_MESSAGE_METRIC = 'RefusedMessages';

/** Counts sign-ins from a new device that nobody was told of. */
export const NOTICE_FAILURE_METRIC = 'NewDeviceNoticeFailures';

/** Counts requests that the step-up authorizer turned away, by `reason`. */
export const STEP_UP_REFUSAL_METRIC = 'StepUpRefusals';

/** Counts requests that the step-up authorizer could not judge. */
export const STEP_UP_FAILURE_METRIC = 'StepUpFailures';

/** Environment variables of the function that tells of new devices. */
export const NOTICE_VARIABLES = {
  /** Address that the mail comes from. */
  from: 'NOTICE_FROM',
  /** Name of the configuration set. */
  configurationSet: 'CONFIGURATION_SET',
  /** Name of the shop. */
  shopName: 'SHOP_NAME',
  /** The shop's own account page. */
  accountPage: 'ACCOUNT_PAGE',
};

/** Environment variables of the step-up authorizer. */
export const STEP_UP_VARIABLES = {
  userPoolId: 'USER_POOL_ID',
  /** Ids of the app clients, parted by spaces. */
  clientIds: 'CLIENT_IDS',
  /** Seconds. */
  maxAge: 'MAX_AGE',
  /** Names of the accepted authentication levels, highest first, parted by spaces. */
  acrValues: 'ACR_VALUES',
  /** `true` where tokens without the claim `acr` are taken. */
  withoutAcr: 'ALLOW_TOKENS_WITHOUT_ACR',
};
