import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { compliant, notApplicable } from '../verdict';
import { isForMachines } from './app-client';
import { listed } from './listed';
import { appClientExample } from './sign-in-example';

/**
 * An app client reads, and puts into ID tokens, what its pages show. Unset, it is every standard attribute
 * ("CreateUserPoolClient", Amazon Cognito API Reference).
 */
export const userPoolClientReadAttributes = control({
  id: 'UserPoolClientReadAttributes',
  area: 'identity',
  title: 'App clients read only listed attributes',
  rationale: 'Birthdays, addresses and telephone numbers travel in the token of each page, and lie in the browser.',
  severity: 'low',
  frameworks: { gdpr: ['5.1.c', '25.2'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', (app) =>
    isForMachines(app)
      ? notApplicable()
      : listed(app.at('ReadAttributes'), 'the attributes that the pages show', () => compliant()),
  ),
  remedy: 'Set readAttributes to what the pages show, or use the clients of ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [appClientExample({ ReadAttributes: ['email', 'name'] })],
    violating: [
      { faultAt: 'ReadAttributes', ...appClientExample() },
      { faultAt: 'ReadAttributes', ...appClientExample({ ReadAttributes: [] }) },
    ],
    unknown: [
      {
        Parameters: { Shown: { Type: 'CommaDelimitedList' } },
        ...appClientExample({ ReadAttributes: { Ref: 'Shown' } }),
      },
    ],
  },
});
