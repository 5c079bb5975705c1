import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { listed } from './listed';
import { appClientExample } from './sign-in-example';

const rotating = (flows?: unknown, grace = 10) =>
  appClientExample({
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: grace },
    ...(flows === undefined ? {} : { ExplicitAuthFlows: flows }),
  });

/**
 * Tokens that rotate are not also refreshed by the old flow, which Cognito refuses ("Refresh tokens", Amazon Cognito
 * Developer Guide), and a used one lives on for at most a minute ("RefreshTokenRotationType"). Without a list of flows
 * the old flow is on.
 */
export const userPoolClientRotationAccepted = control({
  id: 'UserPoolClientRotationAccepted',
  area: 'identity',
  title: 'App clients whose refresh tokens rotate leave out the flow that does not',
  rationale: 'The deployment fails, and rotation is what gets switched off to mend it.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy: 'List authFlows; CDK then leaves ALLOW_REFRESH_TOKEN_AUTH out beside refreshTokenRotationGracePeriod.',
  detect: none('No managed AWS Config rule judges app clients of user pools; Cognito refuses an app client with both.'),
  examples: {
    compliant: [rotating(['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'])],
    violating: [
      { faultAt: 'ExplicitAuthFlows', ...rotating() },
      { faultAt: 'ExplicitAuthFlows[1]', ...rotating(['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']) },
      { faultAt: 'RefreshTokenRotation.RetryGracePeriodSeconds', ...rotating(['ALLOW_USER_AUTH'], 300) },
    ],
    unknown: [{ Parameters: { Flows: { Type: 'CommaDelimitedList' } }, ...rotating({ Ref: 'Flows' }) }],
  },
});

function judge(app: Resource): Verdict {
  const flows = listed(app.at('ExplicitAuthFlows'), 'the sign-in flows in use', (flow) =>
    flow.noneOf(['ALLOW_REFRESH_TOKEN_AUTH']),
  );
  const grace = app.at('RefreshTokenRotation.RetryGracePeriodSeconds').or(0).atMost(60);
  return onlyWhere(app.at('RefreshTokenRotation.Feature').equals('ENABLED'), all(flows, grace));
}
