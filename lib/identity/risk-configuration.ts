import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import type { MailSender } from './mail-sender';
import { MfaMode } from './mfa-mode';

/**
 * What Cognito does about leaked passwords and risky sign-ins, for all clients of a pool: a leaked password is
 * refused at sign-up, sign-in and change; a sign-in of high risk is blocked, one of medium risk takes the second
 * factor of those who have one. Where MFA is required there is nothing left for medium risk to ask, and Cognito wants
 * MFA to be optional for such answers ("Adding MFA to a user pool"): the shopper is told, no more.
 *
 * Cognito refuses a milder answer to a higher risk ("Advanced security with threat protection"), and to notify
 * shoppers without the SES identity that sends (`SourceArn` of `NotifyConfigurationType`, Amazon Cognito API
 * Reference). So without a sender nobody is notified.
 */
export function riskConfiguration(
  scope: Construct,
  id: string,
  userPool: aws_cognito.IUserPoolRef,
  mfa: MfaMode,
  sender: MailSender | undefined,
): cognito.CfnUserPoolRiskConfigurationAttachment {
  const notify = sender !== undefined;
  const mediumAction = mfa === MfaMode.REQUIRED ? 'NO_ACTION' : 'MFA_IF_CONFIGURED';
  return new cognito.CfnUserPoolRiskConfigurationAttachment(scope, id, {
    userPoolId: userPool.userPoolRef.userPoolId,
    clientId: 'ALL',
    compromisedCredentialsRiskConfiguration: {
      eventFilter: ['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'],
      actions: { eventAction: 'BLOCK' },
    },
    accountTakeoverRiskConfiguration: {
      actions: {
        lowAction: { eventAction: 'NO_ACTION', notify },
        mediumAction: { eventAction: mediumAction, notify },
        highAction: { eventAction: 'BLOCK', notify },
      },
      ...(sender === undefined ? {} : { notifyConfiguration: notifications(sender) }),
    },
  });
}

const WHEN_AND_WHERE = 'on {login-time} from {city}, {country}';

function notifications(
  sender: MailSender,
): cognito.CfnUserPoolRiskConfigurationAttachment.NotifyConfigurationTypeProperty {
  return {
    sourceArn: sender.identityArn,
    from: sender.fromEmail,
    blockEmail: {
      subject: 'We blocked a sign-in to your account',
      textBody: `We blocked a sign-in to your account ${WHEN_AND_WHERE}. If it was not you, choose a new password.`,
    },
    mfaEmail: {
      subject: 'Unusual sign-in to your account',
      textBody: `We asked for a second proof at a sign-in ${WHEN_AND_WHERE}. If it was not you, choose a new password.`,
    },
    noActionEmail: {
      subject: 'New sign-in to your account',
      textBody: `Somebody signed in to your account ${WHEN_AND_WHERE}. If it was not you, choose a new password.`,
    },
  };
}
