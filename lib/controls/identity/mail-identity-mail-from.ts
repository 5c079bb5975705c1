import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** An address shares the return address of its domain's identity. */
function judgeIdentity(identity: Resource): Verdict {
  const name = identity.at('EmailIdentity').target();
  if (name.kind === 'text' && name.text.includes('@')) return notApplicable();
  return identity.at('MailFromAttributes.MailFromDomain').present();
}

const identity = (properties: object) => ({
  Resources: {
    Mail: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'shop.example', ...properties } },
  },
});

/** SPF speaks for the domain that shoppers read, not for amazonses.com. */
export const mailIdentityMailFrom = control({
  id: 'MailIdentityMailFrom',
  area: 'identity',
  title: 'SES domain identities have a MAIL FROM domain of their own',
  rationale:
    "Without one, DMARC rests on the signature alone: a mailing list that breaks it makes the shop's mail a forgery.",
  severity: 'low',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  check: each('AWS::SES::EmailIdentity', judgeIdentity),
  remedy: 'Set mailFromDomain to a subdomain that nothing else uses, or use TrustedMail.',
  detect: single(),
  examples: {
    compliant: [identity({ MailFromAttributes: { MailFromDomain: 'bounces.shop.example' } })],
    violating: [
      { faultAt: 'MailFromAttributes.MailFromDomain', ...identity({}) },
      {
        faultAt: 'MailFromAttributes.MailFromDomain',
        ...identity({ MailFromAttributes: { BehaviorOnMxFailure: 'REJECT_MESSAGE' } }),
      },
    ],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
        ...identity({
          MailFromAttributes: {
            MailFromDomain: { 'Fn::If': ['Production', 'bounces.shop.example', { Ref: 'AWS::NoValue' }] },
          },
        }),
      },
    ],
  },
});
