import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { resolve } from '../intrinsic';
import { Position } from '../position';
import type { Resource } from '../resource';
import { isObject, own } from '../value';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { credentialInUserData, hasLiteralText } from './user-data';

const USER_DATA: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'UserData',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.UserData',
  'AWS::AutoScaling::LaunchConfiguration': 'UserData',
};
/** Under this key cfn-init finds what it signs in with to fetch files (CloudFormation, "AWS::CloudFormation::Authentication"). */
const AUTHENTICATION = 'AWS::CloudFormation::Authentication';

function judgeUserData(resource: Resource): Verdict {
  const path = USER_DATA[resource.type] ?? 'UserData';
  const [first = '', inner] = path.split('.');
  const outer = resource.rawProperty(first);
  const raw = inner === undefined ? outer : isObject(outer) ? own(outer, inner) : undefined;
  if (raw === undefined) return notApplicable();
  const credential = credentialInUserData(raw);
  if (credential !== undefined) return violation(path, `${path} holds ${credential} in clear; expected a role`);
  return hasLiteralText(raw) ? compliant() : unknown(path, 'it is known only at deployment');
}

function judgeAuthentication(resource: Resource): Verdict {
  const metadata = resource.attribute('Metadata');
  const raw = isObject(metadata) ? own(metadata, AUTHENTICATION) : undefined;
  if (raw === undefined) return notApplicable();
  const methods = new Position('', () => resolve(raw, resource.template));
  const secrets = methods
    .keys()
    .flatMap((name) => ['password', 'secretKey'].map((key) => methods.at(`${name}.${key}`)));
  return all(compliant(), ...secrets.map(notLiteral));
}

function notLiteral(secret: Position): Verdict {
  const [name] = secret.path.split('.').slice(-1);
  return secret.judge((value) => {
    if (value.kind === 'absent' || value.kind === 'dynamic') return compliant();
    if (value.kind === 'scalar') {
      return violation('', `its metadata ${AUTHENTICATION} holds a ${name} in clear; expected a roleName`);
    }
    return unknown('', `its metadata ${AUTHENTICATION} takes a ${name} that is known only at deployment`);
  });
}

const script = (text: unknown): Example => ({
  Resources: { Web: { Type: 'AWS::EC2::Instance', Properties: { UserData: { 'Fn::Base64': text } } } },
});
const signedIn = (method: object): Example => ({
  Resources: {
    Web: { Type: 'AWS::AutoScaling::LaunchConfiguration', Metadata: { [AUTHENTICATION]: { files: method } } },
  },
});

/** Instances start without secrets in their scripts; their role fetches what they need. */
export const instanceNoPlaintextSecrets = control({
  id: 'InstanceNoPlaintextSecrets',
  area: 'compute',
  title: 'Start scripts of instances hold no secrets in clear',
  rationale: 'User data is readable to every process on the instance, and to whoever may describe it.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.6.2'), judged('3.6.1.2')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.AA-01', 'PR.PS-06'],
  },
  since: '0.1.0',
  check: each(Object.keys(USER_DATA), (resource) => all(judgeUserData(resource), judgeAuthentication(resource))),
  remedy:
    'Give the instance a role and read the secret from Secrets Manager at start. Replace a secret that was written here.',
  detect: none(
    'AWS Config does not read user data; what cfn-init signs in with stands in the metadata of the template, and a running instance gives its script encoded.',
  ),
  examples: {
    compliant: [
      script('#!/bin/bash\nyum install -y httpd\nexport DB_PASSWORD=$(aws secretsmanager get-secret-value)\n'),
      signedIn({ type: 'S3', roleName: 'web', buckets: ['artifacts'] }),
    ],
    violating: [
      { faultAt: 'UserData', ...script({ 'Fn::Sub': 'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE' }) },
      {
        faultAt: 'UserData',
        ...script({ 'Fn::Join': ['\n', ['#!/bin/bash', 'DB_PASSWORD="correct-horse-battery"']] }),
      },
      { faultAt: '', ...signedIn({ type: 'basic', username: 'shop', password: 'correct-horse-battery' }) },
    ],
    unknown: [
      {
        Parameters: { Password: { Type: 'String', NoEcho: true } },
        ...signedIn({ type: 'basic', username: 'shop', password: { Ref: 'Password' } }),
      },
    ],
  },
});
