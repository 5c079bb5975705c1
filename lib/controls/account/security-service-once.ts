import { each } from '../check';
import { control, type Example } from '../control';
import { regionOf } from '../data/residency-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { beside } from './account-and-region';

/** Of each of these an account has one a region; AWS refuses a second, and the stack with it. */
const TYPES = [
  'AWS::Config::ConfigurationRecorder',
  'AWS::Config::DeliveryChannel',
  'AWS::GuardDuty::Detector',
  'AWS::SecurityHub::Hub',
  'AWS::Macie::Session',
];

/** Two templates that do not say where they are deployed may be for two accounts. */
function certainlyTogether(one: Resource, other: Resource): boolean {
  if (one.template === other.template) return true;
  return one.template.account !== undefined && regionOf(one.template) !== undefined;
}

function judgeService(resource: Resource): Verdict {
  const others = beside(resource, resource.type).filter((other) => certainlyTogether(resource, other));
  const [other] = others;
  if (other === undefined) return compliant();
  const conditional = others.every(({ condition }) => condition !== undefined) || resource.condition !== undefined;
  return conditional
    ? unknown('', `it depends on a condition whether ${other.logicalId} is made too`)
    : violation('', `${other.logicalId} is a second one in the same account and region`);
}

const recorder = (others: object = {}) => ({
  Type: TYPES[0],
  Properties: { RoleARN: 'arn:aws:iam::111122223333:role/config' },
  ...others,
});
const example = (...recorders: readonly object[]): Example => ({
  Parameters: { Adopt: { Type: 'String' } },
  Conditions: { Fresh: { 'Fn::Equals': [{ Ref: 'Adopt' }, 'no'] } },
  Resources: Object.fromEntries(recorders.map((each, index) => [`Recorder${index}`, each])),
});

/** Nothing is made twice of which AWS takes one. */
export const securityServiceOnce = control({
  id: 'SecurityServiceOnce',
  area: 'account',
  title: 'Recorder, detector, hub and Macie are made once for an account and region',
  rationale: 'AWS refuses the second one: the stack rolls back, and takes down what else was in it.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('11.5.2')], gdpr: ['32.1.d'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each(TYPES, judgeService),
  remedy:
    'Make it in one stack, and let the others adopt it: recorderExists, deliveryChannelExists, detectorExists, hubExists.',
  detect: none('No managed AWS Config rule looks for a second one; AWS refuses it, so that none is ever there.'),
  examples: {
    compliant: [example(recorder())],
    violating: [{ faultAt: '', ...example(recorder(), recorder()) }],
    unknown: [example(recorder(), recorder({ Condition: 'Fresh' }))],
  },
});
