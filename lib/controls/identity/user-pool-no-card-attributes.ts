import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';

/** Words of a name that speak of a payment card or a bank account. */
const PAYMENT = /^(pan|iban|cvv2?|cvc2?|(credit|debit|payment|bank)?cards?(number|no|num|holder|expiry)?)$/;

/** Words before `card` that make it another one. */
const OTHER_CARD = /(loyalty|gift|bonus|member|membership|club|customer|discount|id|store)$/;

const attributes = (...names: readonly unknown[]) =>
  userPoolExample({ Schema: names.map((name) => ({ Name: name, AttributeDataType: 'String' })) });

/** No attribute of a user holds a card or account number: an attribute cannot be removed again from a user pool. */
export const userPoolNoCardAttributes = control({
  id: 'UserPoolNoCardAttributes',
  area: 'identity',
  title: 'User pools have no attributes for card or bank data',
  rationale: 'The whole sign-in falls under PCI DSS, and card numbers travel in the tokens of each shopper.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.2.1')],
    gdpr: ['5.1.c', '25.2'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: "Leave the attribute out and keep the payment provider's token in the customer table.",
  detect: single(),
  examples: {
    compliant: [userPoolExample(), attributes('email', 'newsletter', 'loyaltyCard', 'company', 'panel')],
    violating: [
      { faultAt: 'Schema[1].Name', ...attributes('email', 'cardNumber') },
      { faultAt: 'Schema[0].Name', ...attributes('payment_iban') },
      { faultAt: 'Schema[0].Name', ...attributes('CVV2') },
    ],
    unknown: [{ Parameters: { Name: { Type: 'String' } }, ...attributes({ Ref: 'Name' }) }],
  },
});

function judge(userPool: Resource): Verdict {
  const names = userPool.at('Schema').every((attribute) =>
    attribute
      .at('Name')
      .or('')
      .satisfies((name) => !isPayment(String(name)), 'no card or bank data'),
  );
  return all(compliant(), names);
}

function isPayment(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word, index) => {
    const isCard = /^cards?/.test(word);
    return PAYMENT.test(word) && !(isCard && OTHER_CARD.test(words[index - 1] ?? ''));
  });
}
