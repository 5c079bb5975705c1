import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, any, unknown, type Verdict } from '../verdict';
import { namesHeader, protectsHeader } from './protected-field';

const SECRET_HEADERS = ['authorization', 'cookie'];

function judgeLogging(logging: Resource): Verdict {
  return all(...SECRET_HEADERS.map((header) => any(redacts(logging, header), protects(logging, header))));
}

function redacts(logging: Resource, header: string): Verdict {
  return logging
    .at('RedactedFields')
    .some(
      (field) => namesHeader(field.at('SingleHeader.Name'), header),
      `RedactedFields lacks the ${header} header, and so does the web ACL's DataProtectionConfig`,
    );
}

/** The web ACL's own data protection also covers its sampled requests. */
function protects(logging: Resource, header: string): Verdict {
  const acl = logging
    .at('ResourceArn')
    .values.flatMap(referencesOf)
    .find(({ resource }) => resource.type === 'AWS::WAFv2::WebACL')?.resource;
  if (acl === undefined) return unknown('ResourceArn', 'the data protection of the web ACL is not in the templates');
  return protectsHeader(acl, header);
}

const arn = { 'Fn::GetAtt': ['Acl', 'Arn'] };
const logging = (resourceArn: unknown, ...headers: readonly string[]) => ({
  Type: 'AWS::WAFv2::LoggingConfiguration',
  Properties: {
    ResourceArn: resourceArn,
    RedactedFields: headers.map((name) => ({ SingleHeader: { Name: name } })),
  },
});
const acl = (...keys: readonly string[]) => ({
  Type: 'AWS::WAFv2::WebACL',
  Properties: {
    DataProtectionConfig: {
      DataProtections: [{ Action: 'SUBSTITUTION', Field: { FieldType: 'SINGLE_HEADER', FieldKeys: keys } }],
    },
  },
});

/** The logs of web ACLs hold no credentials. */
export const webAclLogRedaction = control({
  id: 'WebAclLogRedaction',
  area: 'edge',
  title: 'The logs of web ACLs leave out the authorization and cookie headers',
  rationale: 'Who can read the log could take over every shopper session in it.',
  severity: 'high',
  frameworks: { gdpr: ['5.1.c', '32.1.b'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::LoggingConfiguration', judgeLogging),
  remedy: 'List both headers in redactedFields or in the dataProtectionConfig of the web ACL, or use StorefrontWebAcl.',
  detect: gathered('web-acl'),
  examples: {
    compliant: [
      { Resources: { Logging: logging(arn, 'authorization', 'cookie'), Acl: acl('x-api-key') } },
      { Resources: { Logging: logging(arn, 'Authorization'), Acl: acl('cookie') } },
    ],
    violating: [
      { faultAt: 'RedactedFields', Resources: { Logging: logging(arn), Acl: acl('x-api-key') } },
      { faultAt: 'RedactedFields', Resources: { Logging: logging(arn, 'authorization'), Acl: acl('x-api-key') } },
    ],
    unknown: [{ Parameters: { Acl: { Type: 'String' } }, Resources: { Logging: logging({ Ref: 'Acl' }) } }],
  },
});
