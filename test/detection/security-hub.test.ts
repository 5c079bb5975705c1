import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityHub, type SecurityHubProps } from '../../lib/detection/security-hub';
import { SecurityHubStandard } from '../../lib/detection/security-hub-standard';
import { InvalidPropertyError } from '../../lib/errors';

const { AWS_FOUNDATIONAL, PCI_DSS } = SecurityHubStandard;
const context = { '@aws-cdk/core:enablePartitionLiterals': true };

function synthesize(props: Partial<SecurityHubProps> = {}, region = 'eu-central-1'): Template {
  const stack = new Stack(new App({ context }), 'Account', { env: { account: '111122223333', region } });
  new SecurityHub(stack, 'Hub', {
    hubExists: false,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...props,
  });
  return Template.fromStack(stack);
}

function standardsOf(template: Template): { id: string; arn: string; after: unknown }[] {
  return Object.entries(template.findResources('AWS::SecurityHub::Standard')).map(([id, standard]) => ({
    id,
    arn: standard.Properties.StandardsArn,
    after: standard.DependsOn,
  }));
}

test('is switched on with findings that are not doubled, new controls, and no standards of its own choice', () => {
  synthesize().hasResource('AWS::SecurityHub::Hub', {
    Properties: {
      EnableDefaultStandards: false,
      ControlFindingGenerator: 'SECURITY_CONTROL',
      AutoEnableControls: true,
    },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

test.each([
  ['eu-central-1', 'aws'],
  ['us-east-1', 'aws'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
])('checks %s against both standards, one after the other', (region, partition) => {
  const template = synthesize({}, region);

  const [hub] = Object.keys(template.findResources('AWS::SecurityHub::Hub'));
  const [foundational, pci] = standardsOf(template);
  expect(foundational).toEqual({
    id: expect.stringMatching(/^HubAwsFoundational/),
    arn: `arn:${partition}:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    after: [hub],
  });
  expect(pci).toEqual({
    id: expect.stringMatching(/^HubPciDss/),
    arn: `arn:${partition}:securityhub:${region}::standards/pci-dss/v/4.0.1`,
    after: [foundational?.id],
  });
});

test('lets a standard go with its stack: the hub keeps its findings', () => {
  for (const standard of Object.values(synthesize().findResources('AWS::SecurityHub::Standard'))) {
    expect(standard.DeletionPolicy).toBeUndefined();
  }
});

test.each([[AWS_FOUNDATIONAL], [PCI_DSS]])('checks against %s alone where that is asked', (standard) => {
  const template = synthesize({ standards: [standard] });

  const [hub] = Object.keys(template.findResources('AWS::SecurityHub::Hub'));
  expect(standardsOf(template)).toEqual([
    expect.objectContaining({ arn: `arn:aws:securityhub:eu-central-1::standards/${standard}`, after: [hub] }),
  ]);
});

describe('beside a hub that exists', () => {
  test('makes no hub, and no standard unless that is asked', () => {
    expect(synthesize({ hubExists: true }).toJSON().Resources).toBeUndefined();
  });

  test('checks against a standard more', () => {
    const template = synthesize({ hubExists: true, standards: [PCI_DSS] });

    template.resourceCountIs('AWS::SecurityHub::Hub', 0);
    expect(standardsOf(template)).toEqual([
      expect.objectContaining({ arn: 'arn:aws:securityhub:eu-central-1::standards/pci-dss/v/4.0.1', after: undefined }),
    ]);
  });
});

test.each<[Partial<SecurityHubProps>, unknown, string]>([
  [{ standards: [] }, [], 'give at least one: a hub without a standard checks nothing'],
  [{ standards: [PCI_DSS, PCI_DSS] }, [PCI_DSS, PCI_DSS], 'name each standard once'],
  [{ hubExists: true, standards: [PCI_DSS, PCI_DSS] }, [PCI_DSS, PCI_DSS], 'name each standard once'],
])('refuses %j', (props, value, mend) => {
  expect(() => synthesize(props)).toThrow(
    new InvalidPropertyError({ node: { path: 'Account' } }, 'standards', value, mend),
  );
});
