import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { notApplicable } from '../verdict';
import { isForMachines } from './app-client';

const client = (properties: object) => ({
  Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } },
});

/** Sign-in and recovery answer alike whether an account exists or not; unset, Cognito tells (`LEGACY`). */
export const userPoolClientGenericErrors = control({
  id: 'UserPoolClientGenericErrors',
  area: 'identity',
  title: 'Sign-in and recovery do not tell whether an account exists',
  rationale: 'Lists of addresses are sifted for customers of the shop before passwords are tried or mails are forged.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', (app) =>
    isForMachines(app) ? notApplicable() : app.at('PreventUserExistenceErrors').equals('ENABLED'),
  ),
  remedy: 'Set preventUserExistenceErrors: true, or use the clients of ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [client({ PreventUserExistenceErrors: 'ENABLED' })],
    violating: [
      { faultAt: 'PreventUserExistenceErrors', ...client({}) },
      { faultAt: 'PreventUserExistenceErrors', ...client({ PreventUserExistenceErrors: 'LEGACY' }) },
    ],
    unknown: [
      { Parameters: { Errors: { Type: 'String' } }, ...client({ PreventUserExistenceErrors: { Ref: 'Errors' } }) },
    ],
  },
});
