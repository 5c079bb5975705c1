import { verdictOf } from '../verdict-of';

const open = { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] };
const domain = (Properties: object = {}) => ({ Type: 'AWS::OpenSearchService::Domain', Properties });
const call = (Create: unknown) => ({ Type: 'Custom::OpenSearchAccessPolicy', Properties: { Create } });
const body = (DomainName: string, AccessPolicies: unknown) =>
  JSON.stringify({ action: 'updateDomainConfig', parameters: { DomainName, AccessPolicies } });
const callOn = (AccessPolicies: unknown) =>
  call({ 'Fn::Sub': body('${Catalog}', AccessPolicies).replace(/\$\{(?!Catalog)/g, '${!') });

test.each([
  ['fine-grained access control', { AdvancedSecurityOptions: { Enabled: true } }, 'not-applicable'],
  [
    'fine-grained access control that a parameter decides',
    { AdvancedSecurityOptions: { Enabled: { Ref: 'Unknown' } } },
    'unknown',
  ],
  ['nothing else', {}, 'violation'],
])('an open policy of a domain with %s', (_what, properties, expected) => {
  const resources = { Catalog: domain({ AccessPolicies: open, ...properties }) };

  expect(verdictOf('SearchDomainPolicyNotPublic', 'Catalog', resources)).toBe(expected);
});

test.each([
  ['opens a domain to everybody', callOn(JSON.stringify(open)), domain(), 'violation'],
  [
    'opens a domain with fine-grained access control',
    callOn(JSON.stringify(open)),
    domain({ AdvancedSecurityOptions: { Enabled: 'true' } }),
    'not-applicable',
  ],
  ['names a domain of another stack', call(body('catalog', JSON.stringify(open))), domain(), 'unknown'],
  ['sets something else', callOn(undefined), domain(), 'compliant'],
  ['is no JSON', call({ 'Fn::Sub': 'call ${Catalog}' }), domain(), 'unknown'],
  ['is known only at deployment', call({ Ref: 'Unknown' }), domain(), 'unknown'],
])('a call that %s', (_what, Access, Catalog, expected) => {
  expect(verdictOf('SearchDomainPolicyNotPublic', 'Access', { Access, Catalog })).toBe(expected);
});
