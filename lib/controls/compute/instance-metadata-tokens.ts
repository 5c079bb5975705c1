import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, unknown, type Verdict } from '../verdict';
import { launchTemplateOf } from './launch-template';
import { asksForTokensByItself } from './machine-image';

const TEMPLATE = 'AWS::EC2::LaunchTemplate';

function judge(resource: Resource): Verdict {
  const options = resource.type === TEMPLATE ? resource.at('LaunchTemplateData') : resource;
  const tokens = options.at('MetadataOptions.HttpTokens');
  const stated = any(tokens.equals('required'), options.at('MetadataOptions.HttpEndpoint').equals('disabled'));
  if (stated.kind !== 'violation' || tokens.absent().kind !== 'compliant') return stated;
  const template = launchTemplateOf(resource);
  if (template === 'elsewhere') return unknown('LaunchTemplate', 'the launch template is not in the templates');
  const inherited = template === 'none' ? stated : judge(template);
  if (inherited.kind !== 'violation') return inherited;
  return asksForTokensByItself(resource, options)
    ? unknown(tokens.path, 'it is absent, and the account may weaken what the image asks for')
    : stated;
}

const template = (MetadataOptions?: object) => ({
  Type: TEMPLATE,
  Properties: { LaunchTemplateName: 'shop', LaunchTemplateData: { MetadataOptions } },
});
const example = (Type: string, Properties: object, others: Record<string, object> = {}): Example => ({
  Resources: { Web: { Type, Properties }, ...others },
});
const instance = (Properties: object, others?: Record<string, object>) =>
  example('AWS::EC2::Instance', Properties, others);
const required = { HttpTokens: 'required' };

/** Instances give their credentials to requests with a session token alone (IMDSv2). */
export const instanceMetadataTokens = control({
  id: 'InstanceMetadataTokens',
  area: 'compute',
  title: 'Instances require session tokens for their metadata (IMDSv2)',
  rationale:
    'With IMDSv1, one forged request through the shop (SSRF) is enough to steal the credentials of the instance.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('2.2.6'), judged('6.2.4')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.PS-01'],
  },
  since: '0.1.0',
  check: each([TEMPLATE, 'AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration'], judge),
  remedy: 'Set requireImdsv2: true on instances, launch templates and Auto Scaling groups.',
  detect: [managedRule('EC2_IMDSV2_CHECK'), managedRule('EC2_LAUNCH_TEMPLATE_IMDSV2_CHECK')],
  examples: {
    compliant: [
      { Resources: { Web: template(required) } },
      { Resources: { Web: template({ HttpEndpoint: 'disabled' }) } },
      instance({ LaunchTemplate: { LaunchTemplateName: 'shop', Version: '1' } }, { Template: template(required) }),
      instance({ MetadataOptions: required }),
    ],
    violating: [
      { faultAt: 'LaunchTemplateData.MetadataOptions.HttpTokens', Resources: { Web: template() } },
      { faultAt: 'MetadataOptions.HttpTokens', ...instance({}) },
      {
        faultAt: 'MetadataOptions.HttpTokens',
        ...example('AWS::AutoScaling::LaunchConfiguration', { MetadataOptions: { HttpTokens: 'optional' } }),
      },
    ],
    unknown: [
      instance({ LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' } }),
      {
        Parameters: { Tokens: { Type: 'String' } },
        ...instance({ MetadataOptions: { HttpTokens: { Ref: 'Tokens' } } }),
      },
    ],
  },
});
