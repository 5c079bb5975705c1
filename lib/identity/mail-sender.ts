import { Stack, Token } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Who sends the mail of a user pool, where it is not Cognito itself. */
export interface MailSenderProps {
  /**
   * Domain that is verified in Amazon SES in this region and account, out of the SES sandbox. Cognito's own
   * sender is capped at 50 messages a day ("Quotas in Amazon Cognito").
   * @default - Cognito sends from no-reply@verificationemail.com
   */
  readonly sesVerifiedDomain?: string;
  /**
   * Address in `sesVerifiedDomain` that mail comes from.
   * @default - given exactly when `sesVerifiedDomain` is
   */
  readonly fromEmail?: string;
}

/** A verified sender. */
export interface MailSender {
  readonly fromEmail: string;
  readonly sesVerifiedDomain: string;
  /** ARN of the SES identity. */
  readonly identityArn: string;
}

/**
 * The sender that the properties name, if they name one.
 *
 * @throws InvalidPropertyError when one of the two is missing, the address is not in the domain, or the stack's
 * region is open: the identity's ARN has it
 */
export function mailSender(scope: Construct, props: MailSenderProps): MailSender | undefined {
  const { sesVerifiedDomain, fromEmail } = props;
  if (sesVerifiedDomain === undefined && fromEmail === undefined) {
    return undefined;
  }
  if (sesVerifiedDomain === undefined) {
    throw new InvalidPropertyError(scope, 'fromEmail', fromEmail, 'give sesVerifiedDomain, the verified domain, too');
  }
  if (fromEmail?.split('@')[1] !== sesVerifiedDomain) {
    throw new InvalidPropertyError(scope, 'fromEmail', fromEmail, `give an address in ${sesVerifiedDomain}`);
  }
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region)) {
    throw new InvalidPropertyError(scope, 'sesVerifiedDomain', sesVerifiedDomain, "give the stack's env a region");
  }
  const identityArn = Stack.of(scope).formatArn({
    service: 'ses',
    resource: 'identity',
    resourceName: sesVerifiedDomain,
  });
  return { fromEmail, sesVerifiedDomain, identityArn };
}

/** The user pool's e-mail configuration. */
export function poolEmail(sender: MailSender | undefined): cognito.UserPoolEmail {
  return sender === undefined
    ? cognito.UserPoolEmail.withCognito()
    : cognito.UserPoolEmail.withSES({ fromEmail: sender.fromEmail, sesVerifiedDomain: sender.sesVerifiedDomain });
}
