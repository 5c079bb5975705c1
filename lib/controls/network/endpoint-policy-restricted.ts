import { each } from '../check';
import { control, type Example } from '../control';
import { notPublicStatement } from '../data/public-statement';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { type PolicyStatement, statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';
import { isEndpointOf } from './endpoint-service';

const POLICY = 'PolicyDocument';

/**
 * Services that hold data or keys of a shop, and whose endpoints take a policy ("AWS services that integrate with AWS
 * PrivateLink"). Those of others may take none, and AWS then lets everything through.
 */
const SERVICES = [
  's3',
  'dynamodb',
  'kms',
  'secretsmanager',
  'ssm',
  'logs',
  'sqs',
  'sns',
  'sts',
  'events',
  'kinesis-streams',
  'lambda',
  'states',
  'ecr.api',
  'ecr.dkr',
];

/** Condition keys that tie what is asked for to an account or organization. */
const OWNER = /^aws:resource(account|orgid|orgpaths)$/;

function restricts(statement: PolicyStatement): Verdict {
  const { effect, resources, conditions } = statement;
  if (effect === 'Deny') return compliant();
  const named = !resources.undecided && resources.texts.length > 0 && !resources.texts.includes('*');
  const owned = conditions.some(({ operator, key }) => OWNER.test(key) && /^String(Equals|Like)$/.test(operator));
  return named || owned ? compliant() : notPublicStatement(statement);
}

function judgeEndpoint(endpoint: Resource): Verdict {
  const policy = endpoint.at(POLICY);
  if (policy.absent().kind === 'compliant') {
    return violation(
      POLICY,
      `${POLICY} is absent, which lets everything through; expected named principals or resources`,
    );
  }
  const { statements, undecided } = statementsOf(policy);
  const read = all(compliant(), ...statements.map(restricts));
  return read.kind === 'compliant' && undecided !== undefined ? unknown(POLICY, undecided) : read;
}

/** Endpoints of Gateway Load Balancers, resources and service networks take no policy of this kind. */
function takesPolicy(endpoint: Resource): Verdict {
  return all(
    any(endpoint.at('VpcEndpointType').absent(), endpoint.at('VpcEndpointType').oneOf(['Gateway', 'Interface'])),
    isEndpointOf(endpoint.at('ServiceName'), SERVICES),
  );
}

const regional = { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' };
const example = (PolicyDocument?: unknown, ServiceName: unknown = regional): Example => ({
  Resources: {
    Objects: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: { VpcId: 'vpc-0123456789abcdef0', ServiceName, PolicyDocument },
    },
  },
});
const policy = (statement: object) => ({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...statement }],
});
const own = { Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } };

/** What leaves the network through an endpoint is the shop's, and goes to the shop. */
export const endpointPolicyRestricted = control({
  id: 'EndpointPolicyRestricted',
  area: 'network',
  title: 'Endpoints let through only the principals or resources of the shop',
  rationale: 'Code that broke in copies the orders into a bucket of its own account: the endpoint to S3 lets it.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.2'), judged('1.2.7')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-10'],
  },
  since: '0.1.0',
  check: each('AWS::EC2::VPCEndpoint', (subject) => onlyWhere(takesPolicy(subject), judgeEndpoint(subject))),
  remedy:
    'Call addToPolicy with a statement tied by aws:PrincipalAccount and aws:ResourceAccount, or by their organization keys; StorefrontVpc does.',
  detect: single(),
  examples: {
    compliant: [
      example(policy(own)),
      example(policy({ Resource: ['arn:aws:s3:::shop-orders', 'arn:aws:s3:::shop-orders/*'] })),
      example(policy({ Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } })),
    ],
    violating: [
      { faultAt: POLICY, ...example() },
      { faultAt: `${POLICY}.Statement[0].Principal`, ...example(policy({})) },
      {
        faultAt: `${POLICY}.Statement[0].Principal`,
        ...example(policy({ Action: 'kms:*' }), 'com.amazonaws.eu-west-1.kms'),
      },
    ],
    unknown: [
      { Parameters: { Service: { Type: 'String' } }, ...example(undefined, { Ref: 'Service' }) },
      { Parameters: { Policy: { Type: 'String' } }, ...example({ Ref: 'Policy' }) },
    ],
  },
});
