import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { alwaysAsksForMfa, blocksLeakedPasswords, RISK_CONFIGURATION } from './risk-configuration';

const POOL = 'AWS::Cognito::UserPool';

const shoppers = { Type: POOL, Properties: {} };
const risk = (properties: object) => ({
  Type: RISK_CONFIGURATION,
  Properties: { UserPoolId: { Ref: 'Shoppers' }, ClientId: 'ALL', ...properties },
});
const leaked = (action: unknown) => ({
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: action } },
});
const takeover = (action: string) => ({
  AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: action, Notify: true } } },
});

/**
 * Threat protection is told what to do: leaked passwords are blocked at sign-in, and so is a sign-in of high risk,
 * unless it shows a second factor. A configuration for one client takes the place of that for `ALL`
 * ("AWS::Cognito::UserPoolRiskConfigurationAttachment", AWS CloudFormation), so each is judged.
 */
export const userPoolRiskActions = control({
  id: 'UserPoolRiskActions',
  area: 'identity',
  title: 'User pools block leaked passwords and sign-ins of high risk',
  rationale: 'Threat protection that was told nothing lets stuffed and stolen credentials in and merely notes them.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each([POOL, RISK_CONFIGURATION], (resource) =>
    resource.type === POOL ? hasActions(resource) : blocks(resource),
  ),
  remedy:
    'Add a CfnUserPoolRiskConfigurationAttachment for client ALL with BLOCK for compromised credentials and for high risk, or use ShopperIdentity.',
  detect: gathered('user-pool-risk-configuration'),
  examples: {
    compliant: [
      { Resources: { Shoppers: shoppers, Risk: risk({ ...leaked('BLOCK'), ...takeover('BLOCK') }) } },
      { Resources: { Risk: risk({ ...leaked('BLOCK'), ...takeover('MFA_REQUIRED') }), Shoppers: shoppers } },
    ],
    violating: [
      { faultAt: '', Resources: { Shoppers: shoppers } },
      {
        faultAt: 'CompromisedCredentialsRiskConfiguration.Actions.EventAction',
        Resources: { Risk: risk({ ...leaked('NO_ACTION'), ...takeover('BLOCK') }), Shoppers: shoppers },
      },
      {
        faultAt: 'AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction',
        Resources: { Risk: risk(leaked('BLOCK')), Shoppers: shoppers },
      },
    ],
    unknown: [
      {
        Parameters: { Pool: { Type: 'String' } },
        Resources: { Shoppers: shoppers, Risk: risk({ UserPoolId: { Ref: 'Pool' }, ...leaked('BLOCK') }) },
      },
      {
        Parameters: { Action: { Type: 'String' } },
        Resources: { Risk: risk({ ...leaked({ Ref: 'Action' }), ...takeover('BLOCK') }) },
      },
    ],
  },
});

/** A configuration for all clients, or one for each client of the pool. */
function hasActions(userPool: Resource): Verdict {
  const missing = 'no UserPoolRiskConfigurationAttachment for client ALL points at it; expected one';
  const forAll = someRelated(userPool.relatedBy(RISK_CONFIGURATION, 'UserPoolId'), isForAll, violation('', missing));
  const clients = userPool.relatedBy('AWS::Cognito::UserPoolClient', 'UserPoolId').found;
  if (forAll.kind !== 'violation' || clients.length === 0) return forAll;
  return any(
    all(
      ...clients.map((client) =>
        someRelated(client.relatedBy(RISK_CONFIGURATION, 'ClientId'), compliant, violation('', missing)),
      ),
    ),
    forAll,
  );
}

function isForAll(attachment: Resource): Verdict {
  const client = attachment.at('ClientId').or('ALL').target();
  if (client.kind === 'unknown') return unknown('', client.reason);
  return client.kind === 'text' && client.text === 'ALL' ? compliant() : violation('', 'it is for one client');
}

function blocks(attachment: Resource): Verdict {
  const highRisk = attachment.at('AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction');
  return all(
    blocksLeakedPasswords(attachment),
    alwaysAsksForMfa(attachment) ? notApplicable() : highRisk.oneOf(['BLOCK', 'MFA_REQUIRED']),
  );
}
