import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';

/** The resource that tells threat protection what to do. */
export const RISK_CONFIGURATION = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';

/** Whether a risk configuration blocks sign-ins with leaked passwords. Without a filter it looks at every event. */
export function blocksLeakedPasswords(configuration: Resource): Verdict {
  const leakedPasswords = configuration.at('CompromisedCredentialsRiskConfiguration');
  const events = leakedPasswords.at('EventFilter');
  return all(
    leakedPasswords.at('Actions.EventAction').equals('BLOCK'),
    any(
      events.some((event) => event.equals('SIGN_IN'), `${events.path} leaves out SIGN_IN; expected it, or no filter`),
      events.absent(),
    ),
  );
}

/** With a second factor at every sign-in there is nothing left for the risk level to decide. */
export function alwaysAsksForMfa(configuration: Resource): boolean {
  const pool = configuration.at('UserPoolId').target();
  return pool.kind === 'reference' && pool.reference.resource.at('MfaConfiguration').equals('ON').kind === 'compliant';
}
