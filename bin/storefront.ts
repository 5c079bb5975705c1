import { App } from 'aws-cdk-lib';
import { UserError } from '../lib/errors';
import { MfaMode } from '../lib/identity/mfa-mode';
import { ExceptionKind, Exceptions } from '../lib/policy/exceptions';
import { StorefrontPolicy } from '../lib/policy/storefront-policy';
import { usesExampleDomain } from '../lib/settings/example-domain';
import { parseSettings } from '../lib/settings/parse-settings';
import { developmentDowngrades } from '../lib/stacks/development-profile';
import { StorefrontStage } from '../lib/stacks/storefront-stage';

try {
  const app = new App();
  const settings = parseSettings(app.node.tryGetContext('storefront'));
  StorefrontPolicy.enforce(app, { downgraded: developmentDowngrades(settings) });
  if (usesExampleDomain(settings)) {
    console.error(
      `${settings.domainName} is an example domain: set storefront.domainName in cdk.json before you deploy`,
    );
  }
  const { identityStack } = new StorefrontStage(app, settings.shopName, { settings });
  // In code and not in exceptions.yaml, where it would be unused, and so an error, in the other mode.
  if (settings.mfa === MfaMode.ADAPTIVE) {
    Exceptions.of(identityStack.shoppers).grant({
      controls: ['AwsSolutions-COG2'],
      kind: ExceptionKind.FALSE_POSITIVE,
      owner: 'platform@example.com',
      reason:
        'Threat protection asks for the second factor by risk, which the rule does not know; UserPoolMfa judges it',
      reviewBy: '2027-11-01',
    });
  }
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(2);
}
