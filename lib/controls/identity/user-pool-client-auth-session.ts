import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { notApplicable } from '../verdict';
import { isForMachines } from './app-client';
import { appClientExample } from './sign-in-example';

/** Minutes that Cognito leaves between two steps of a sign-in where nothing is set, and the most that are needed. */
const BY_DEFAULT = 3;
const ENOUGH = 5;

/** A sign-in that was begun is finished within minutes. */
export const userPoolClientAuthSession = control({
  id: 'UserPoolClientAuthSession',
  area: 'identity',
  title: 'A sign-in that was begun is finished within five minutes',
  rationale: 'The longer a challenge stays open, the longer a phished password waits for its code.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', (app) =>
    isForMachines(app) ? notApplicable() : app.at('AuthSessionValidity').or(BY_DEFAULT).atMost(ENOUGH),
  ),
  remedy: 'Set authSessionValidity: Duration.minutes(3), or use the clients of ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [appClientExample(), appClientExample({ AuthSessionValidity: '5' })],
    violating: [{ faultAt: 'AuthSessionValidity', ...appClientExample({ AuthSessionValidity: 15 }) }],
    unknown: [
      { Parameters: { Minutes: { Type: 'Number' } }, ...appClientExample({ AuthSessionValidity: { Ref: 'Minutes' } }) },
    ],
  },
});
