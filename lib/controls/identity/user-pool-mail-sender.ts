import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { any, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { holdsAccounts } from './staff-pool';

const mail = (account?: unknown) =>
  userPoolExample(account === undefined ? {} : { EmailConfiguration: { EmailSendingAccount: account } });

/**
 * Codes and invitations come from the shop's own address, which DMARC guards. Cognito's sends fifty a day at most
 * ("Quotas in Amazon Cognito") and no codes as a second factor. A function of the shop may send them instead.
 */
export const userPoolMailSender = control({
  id: 'UserPoolMailSender',
  area: 'identity',
  title: "User pools send mail through the shop's own SES identity",
  rationale:
    'Shoppers learn to trust codes from an address that is not the shop, and on a busy day none are sent at all.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set email: UserPoolEmail.withSES({ ... }), or give ShopperIdentity sesVerifiedDomain and fromEmail.',
  detect: none(
    'No managed AWS Config rule reads who sends the mail of a user pool; that its accounts are at an identity provider, and need no mail, stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      mail('DEVELOPER'),
      userPoolExample({
        LambdaConfig: {
          CustomEmailSender: {
            LambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:mail',
            LambdaVersion: 'V1_0',
          },
        },
      }),
    ],
    violating: [
      { faultAt: 'EmailConfiguration.EmailSendingAccount', ...mail() },
      { faultAt: 'EmailConfiguration.EmailSendingAccount', ...mail('COGNITO_DEFAULT') },
    ],
    unknown: [{ Parameters: { Sender: { Type: 'String' } }, ...mail({ Ref: 'Sender' }) }],
  },
});

function judge(userPool: Resource): Verdict {
  const verdict = any(
    userPool.at('EmailConfiguration.EmailSendingAccount').equals('DEVELOPER'),
    userPool.at('LambdaConfig.CustomEmailSender.LambdaArn').present(),
  );
  return onlyWhere(holdsAccounts(userPool), verdict);
}
