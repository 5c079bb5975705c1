import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { any, unknown, type Verdict } from '../verdict';
import { launchTemplateOf } from './launch-template';

const TEMPLATE = 'AWS::EC2::LaunchTemplate';

function judge(resource: Resource): Verdict {
  if (resource.type === TEMPLATE) return asksForTokens(resource.at('LaunchTemplateData'));
  const own = asksForTokens(resource);
  if (own.kind !== 'violation' || resource.at('MetadataOptions.HttpTokens').absent().kind !== 'compliant') return own;
  const template = launchTemplateOf(resource);
  if (template === 'none') return own;
  if (template === 'elsewhere') return unknown('LaunchTemplate', 'the launch template is not in the templates');
  const inherited = asksForTokens(template.at('LaunchTemplateData'));
  return inherited.kind === 'violation' ? own : inherited;
}

function asksForTokens(options: Position): Verdict {
  return any(
    options.at('MetadataOptions.HttpTokens').equals('required'),
    options.at('MetadataOptions.HttpEndpoint').equals('disabled'),
  );
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

/**
 * Instances give their credentials to requests with a session token alone (IMDSv2). Some images ask for one by default;
 * which do, a template does not tell.
 */
export const instanceMetadataTokens = control({
  id: 'InstanceMetadataTokens',
  area: 'compute',
  title: 'Instances require session tokens for their metadata (IMDSv2)',
  rationale: 'With IMDSv1, one forged request through the shop (SSRF) is enough to steal the credentials of the instance.',
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
      { Parameters: { Tokens: { Type: 'String' } }, ...instance({ MetadataOptions: { HttpTokens: { Ref: 'Tokens' } } }) },
    ],
  },
});
