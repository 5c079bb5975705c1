import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { listed } from './listed';

/** Names of custom attributes by which a shop decides what somebody may do, see or pay. */
const PRIVILEGED =
  /^custom:.*(admin|role|permission|privilege|scope|group|staff|tenant|tier|level|vip|loyalty|points|credit|balance|discount|price|verified|approved)/i;

const client = (properties: object) => ({
  Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } },
});

/**
 * Shoppers change through an app client what is theirs to change. Unset, every standard attribute may be written
 * ("CreateUserPoolClient", Amazon Cognito API Reference).
 */
export const userPoolClientWriteAttributes = control({
  id: 'UserPoolClientWriteAttributes',
  area: 'identity',
  title: 'App clients write only listed attributes, none of which gives privileges',
  rationale: 'With the own access token anybody sets what the client may write: a role, a loyalty tier, a credit.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy:
    'Set writeAttributes to the attributes that shoppers may edit, and write privileges from the back end; or use the clients of ShopperIdentity.',
  detect: none('No managed AWS Config rule judges app clients of user pools.'),
  examples: {
    compliant: [client({ WriteAttributes: ['email', 'name', 'custom:newsletter'] })],
    violating: [
      { faultAt: 'WriteAttributes', ...client({}) },
      { faultAt: 'WriteAttributes[1]', ...client({ WriteAttributes: ['email', 'custom:loyaltyTier'] }) },
    ],
    unknown: [
      { Parameters: { Writable: { Type: 'CommaDelimitedList' } }, ...client({ WriteAttributes: { Ref: 'Writable' } }) },
    ],
  },
});

function judge(app: Resource): Verdict {
  if (isForMachines(app)) return notApplicable();
  return listed(app.at('WriteAttributes'), 'the attributes that shoppers may edit', (attribute) =>
    attribute.or('').satisfies((name) => !PRIVILEGED.test(String(name)), 'an attribute that gives no privileges'),
  );
}
