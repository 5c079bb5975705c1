import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, compliant, notApplicable, type Verdict } from '../verdict';
import { checkoutFunctions } from './checkout-functions';

/** "Types of data that you can protect", Amazon CloudWatch Logs User Guide. */
const IDENTIFIERS = ['CreditCardNumber', 'CreditCardSecurityCode', 'CreditCardExpiration'];
const STATEMENTS = 'DataProtectionPolicy.Statement';

/** Where no checkout writes, and no policy stands, there is no card data to be expected. */
function judgeGroup(group: Resource): Verdict {
  const present = group.at('DataProtectionPolicy').present();
  if (present.kind === 'unknown') return present;
  if (present.kind === 'violation') return isOfCheckout(group) ? present : notApplicable();
  return all(compliant(), ...IDENTIFIERS.map((identifier) => masks(group, identifier)));
}

function masks(group: Resource, identifier: string): Verdict {
  return group.at(STATEMENTS).some((statement) => {
    const hides = statement.at('Operation.Deidentify').present();
    return all(
      hides,
      statement.at('DataIdentifier').some((item) => isIdentifier(item, identifier), 'it is not named'),
    );
  }, `no statement that masks names ${identifier}`);
}

function isIdentifier(item: Position, identifier: string): Verdict {
  const text = certainText(item);
  if (text?.endsWith(`/${identifier}`) === true) return compliant();
  return item.satisfies((value) => String(value) === identifier, identifier);
}

function isOfCheckout(group: Resource): boolean {
  const functions = checkoutFunctions(group.template.set);
  if (functions.size === 0) return false;
  const named = group.at('LogGroupName').values.flatMap(referencesOf);
  const writers = [
    ...group.relatedBy('AWS::Lambda::Function', 'LoggingConfig.LogGroup').found,
    ...named.map(({ resource }) => resource),
  ];
  return writers.some((writer) => functions.has(writer));
}

const shop = {
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      CacheBehaviors: [{ PathPattern: '/checkout*', TargetOriginId: 'pay' }],
      Origins: [{ Id: 'pay', DomainName: { 'Fn::Sub': '${Api}.execute-api.eu-west-1.amazonaws.com' } }],
    },
  },
};
const example = (policy: unknown, routeKey = 'POST /checkout'): Example => ({
  Resources: {
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { DataProtectionPolicy: policy } },
    Pay: { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig: { LogGroup: { Ref: 'Logs' } } } },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: routeKey,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Invoke' }]] },
      },
    },
    Invoke: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { ApiId: { Ref: 'Api' }, IntegrationUri: { 'Fn::GetAtt': ['Pay', 'Arn'] } },
    },
    Shop: shop,
  },
});
const masking = (...identifiers: readonly string[]) => ({
  Name: 'cards',
  Version: '2021-06-01',
  Statement: [
    {
      DataIdentifier: identifiers.map((name) => `arn:aws:dataprotection::aws:data-identifier/${name}`),
      Operation: { Deidentify: { MaskConfig: {} } },
    },
  ],
});

/** A card number that slips into a log is not readable there. */
export const cardDataMasked = control({
  id: 'CardDataMasked',
  area: 'payment',
  title: 'Logs of the checkout mask card numbers, security codes and expiry dates',
  rationale: 'One debug line with a whole request puts card numbers into the logs, and the logs into PCI scope.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.3.1'), judged('3.3.1.2'), judged('3.4.1')],
    gdpr: ['5.1.c'],
    'nist-csf-2.0': ['PR.DS-01', 'ID.AM-07'],
  },
  since: '0.1.0',
  check: each('AWS::Logs::LogGroup', judgeGroup),
  remedy:
    'Set dataProtectionPolicy of the log group with the identifiers CreditCardNumber, CreditCardSecurityCode and CreditCardExpiration.',
  detect: none(
    'No managed AWS Config rule looks at the data protection policy of a log group; a running log group does not tell whether a checkout writes to it.',
  ),
  examples: {
    compliant: [example(masking(...IDENTIFIERS))],
    violating: [
      { faultAt: 'DataProtectionPolicy', ...example(undefined) },
      { faultAt: 'DataProtectionPolicy', ...example(undefined, '$default') },
      { faultAt: STATEMENTS, ...example(masking('CreditCardNumber')) },
      { faultAt: STATEMENTS, ...example(masking('EmailAddress'), 'GET /search') },
    ],
    unknown: [{ Parameters: { Policy: { Type: 'String' } }, ...example({ Ref: 'Policy' }) }],
  },
});
