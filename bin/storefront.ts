import { App } from 'aws-cdk-lib';
import { UserError } from '../lib/errors';
import { StorefrontPolicy } from '../lib/policy/storefront-policy';
import { usesExampleDomain } from '../lib/settings/example-domain';
import { parseSettings } from '../lib/settings/parse-settings';
import { developmentDowngrades } from '../lib/stacks/development-profile';
import { StorefrontExceptions } from '../lib/stacks/storefront-exceptions';
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
  const stage = new StorefrontStage(app, settings.shopName, { settings });
  StorefrontExceptions.grant(stage, 'platform@example.com', 'security@example.com');
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(2);
}
