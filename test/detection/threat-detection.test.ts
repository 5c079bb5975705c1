import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { GuardDutyFeature, RuntimeAgent } from '../../lib/detection/guard-duty-feature';
import { InspectorScan } from '../../lib/detection/inspector-scan';
import { SecurityHubStandard } from '../../lib/detection/security-hub-standard';
import { ThreatDetection, type ThreatDetectionProps } from '../../lib/detection/threat-detection';
import { InvalidPropertyError } from '../../lib/errors';
import { enforce, findings, registerFile } from '../policy/enforced-app';

const env = { account: '111122223333', region: 'eu-central-1' };
const context = { '@aws-cdk/core:enablePartitionLiterals': true };

const ADOPTED = { detectorExists: true, hubExists: true, analyzerExists: true, inspectorExists: true };

function prepare(props: ThreatDetectionProps = {}, region = env.region) {
  const stack = new Stack(new App({ context }), 'Account', { env: { ...env, region } });
  return { stack, threats: new ThreatDetection(stack, 'Threats', props) };
}

/** The types of what is made, as often as each is made. */
function typesOf(props: ThreatDetectionProps = {}, region = env.region): string[] {
  const { Resources = {} } = Template.fromStack(prepare(props, region).stack).toJSON();
  return Object.values(Resources as Record<string, { Type: string }>)
    .map(({ Type }) => Type)
    .sort();
}

const DETECTOR = ['AWS::GuardDuty::Detector'];
const HUB = ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::Standard', 'AWS::SecurityHub::Standard'];
const ANALYZER = ['AWS::AccessAnalyzer::Analyzer'];
const INSPECTOR = ['AWS::IAM::Role', 'AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'Custom::InspectorSwitch'];

describe('what is made', () => {
  test.each<[string, ThreatDetectionProps, string[]]>([
    ['of everything one', {}, [...DETECTOR, ...HUB, ...ANALYZER, ...INSPECTOR]],
    ['no second detector', { detectorExists: true }, [...HUB, ...ANALYZER, ...INSPECTOR]],
    ['no second hub', { hubExists: true }, [...DETECTOR, ...ANALYZER, ...INSPECTOR]],
    ['no second analyzer', { analyzerExists: true }, [...DETECTOR, ...HUB, ...INSPECTOR]],
    ['no switch of Inspector', { inspectorExists: true }, [...DETECTOR, ...HUB, ...ANALYZER]],
    ['nothing', ADOPTED, []],
    [
      'what is asked for beside what exists',
      { ...ADOPTED, standards: [SecurityHubStandard.PCI_DSS], unusedAccessAge: Duration.days(90) },
      ['AWS::AccessAnalyzer::Analyzer', 'AWS::SecurityHub::Standard'],
    ],
  ])('is %s', (_, props, types) => {
    expect(typesOf(props)).toEqual([...types].sort());
  });

  test('is the same in us-east-1', () => {
    expect(typesOf({}, 'us-east-1')).toEqual(typesOf({}));
  });

  test('can be reached, and is absent where it exists', () => {
    const { threats } = prepare();
    const { threats: adopted } = prepare(ADOPTED);

    expect(threats.guardDuty?.detector.enable).toBe(true);
    expect(threats.securityHub?.hub?.enableDefaultStandards).toBe(false);
    expect(threats.securityHub?.standards).toHaveLength(2);
    expect(threats.accessAnalyzers?.externalAccess?.type).toBe('ACCOUNT');
    expect(threats.inspector?.fn).toBeDefined();
    expect([adopted.guardDuty, adopted.securityHub, adopted.accessAnalyzers, adopted.inspector]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  test('is as asked for', () => {
    const template = Template.fromStack(
      prepare({
        allowUnwatched: [GuardDutyFeature.RDS_LOGIN_EVENTS],
        runtimeAgents: [RuntimeAgent.EKS],
        standards: [SecurityHubStandard.AWS_FOUNDATIONAL],
        unusedAccessAge: Duration.days(60),
        inspectorScans: [InspectorScan.ECR],
      }).stack,
    );

    const [detector] = Object.values(template.findResources('AWS::GuardDuty::Detector'));
    const off = (list: { Name: string; Status: string }[]) =>
      list.filter(({ Status }) => Status === 'DISABLED').map(({ Name }) => Name);
    expect(off(detector?.Properties.Features)).toEqual(['RDS_LOGIN_EVENTS']);
    expect(off(detector?.Properties.Features.at(-1).AdditionalConfiguration)).toEqual([
      'ECS_FARGATE_AGENT_MANAGEMENT',
      'EC2_AGENT_MANAGEMENT',
    ]);
    template.resourceCountIs('AWS::SecurityHub::Standard', 1);
    template.hasResourceProperties('AWS::AccessAnalyzer::Analyzer', {
      AnalyzerConfiguration: { UnusedAccessConfiguration: { UnusedAccessAge: 60 } },
    });
    template.hasResourceProperties('Custom::InspectorSwitch', { Scans: ['ECR'] });
  });

  test('keeps the logical ids of what holds findings', () => {
    const template = Template.fromStack(prepare().stack);

    expect(Object.keys(template.findResources('AWS::GuardDuty::Detector'))).toEqual(['ThreatsGuardDutyA771F60F']);
    expect(Object.keys(template.findResources('AWS::SecurityHub::Hub'))).toEqual(['ThreatsSecurityHub550E812C']);
  });

  test('goes with its stack where that is asked', () => {
    const template = Template.fromStack(prepare({ removalPolicy: RemovalPolicy.DESTROY }).stack);

    for (const type of ['AWS::GuardDuty::Detector', 'AWS::SecurityHub::Hub', 'AWS::Logs::LogGroup']) {
      template.hasResource(type, { DeletionPolicy: 'Delete' });
    }
  });
});

describe('the properties', () => {
  const refused = (props: ThreatDetectionProps, property: string, value: unknown, mend: string) =>
    expect(() => prepare(props)).toThrow(
      new InvalidPropertyError({ node: { path: 'Account/Threats' } }, property, value, mend),
    );

  test.each<[ThreatDetectionProps, string, unknown, string]>([
    [
      { detectorExists: true, allowUnwatched: [GuardDutyFeature.S3_DATA_EVENTS] },
      'allowUnwatched',
      ['S3_DATA_EVENTS'],
      'leave it out, or detectorExists: what exists is not changed',
    ],
    [
      { detectorExists: true, runtimeAgents: [] },
      'runtimeAgents',
      [],
      'leave it out, or detectorExists: what exists is not changed',
    ],
    [
      { inspectorExists: true, inspectorScans: [InspectorScan.EC2] },
      'inspectorScans',
      ['EC2'],
      'leave it out, or inspectorExists: what exists is not changed',
    ],
    [{ inspectorScans: [] }, 'inspectorScans', [], 'give at least one, or inspectorExists'],
    [{ standards: [] }, 'standards', [], 'give at least one: a hub without a standard checks nothing'],
    [{ unusedAccessAge: Duration.days(400) }, 'unusedAccessAge', '400 days', 'give 1 to 365 whole days'],
    [
      { allowUnwatched: [GuardDutyFeature.RUNTIME_MONITORING], runtimeAgents: [RuntimeAgent.EC2] },
      'runtimeAgents',
      ['EC2_AGENT_MANAGEMENT'],
      'leave it out, or take RUNTIME_MONITORING out of allowUnwatched',
    ],
  ])('refuse %j by the name that the user wrote', (props, property, value, mend) => {
    refused(props, property, value, mend);
  });

  test('take an empty list of standards beside a hub that exists', () => {
    expect(typesOf({ ...ADOPTED, standards: [] })).toEqual([]);
  });
});

const full = (stack: Stack) =>
  new ThreatDetection(stack, 'It', {
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    unusedAccessAge: Duration.days(90),
  });

/** Somebody hears of findings and of a service that is stopped: SecurityAlarms does so in the shop. */
function alert(stack: Stack): Stack {
  const topic = sns.Topic.fromTopicArn(stack, 'Alerts', `arn:aws:sns:${env.region}:${env.account}:alerts`);
  new events.Rule(stack, 'Heard', {
    eventPattern: { source: ['aws.guardduty', 'aws.securityhub'] },
    targets: [new targets.SnsTopic(topic)],
  });
  return stack;
}

describe('judged', () => {
  test('satisfies the controls that it names, and breaks none', () => {
    const stack = alert(new Stack(new App({ context }), 'Account', { env }));
    full(stack);
    const set = new TemplateSet([{ name: 'Account', body: Template.fromStack(stack).toJSON(), ...env }]);

    const { judgements } = evaluate(set, catalogue);

    const ours = judgements.filter(({ resource }) => resource.logicalId.startsWith('It'));
    const broken = ours
      .filter(({ verdict }) => verdict.kind !== 'compliant')
      .map(({ control, resource }) => `${control.id} ${resource.logicalId}`);
    expect(broken).toEqual([]);
    expect([...new Set(ours.map(({ control }) => control.id))]).toEqual(
      expect.arrayContaining([
        'DetectorEnabled',
        'DetectorFeaturesOn',
        'SecurityHubStandards',
        'AnalyzerExternalAccess',
        'FunctionRuntimeSupported',
        'LogGroupRetention',
        'LogGroupEncrypted',
        'IamNoServiceWildcards',
        'IamNoAdministrativeStatements',
        'IamAllowsByName',
        'RoleTrustRestricted',
      ]),
    );
  });

  test('watches what runs on hosts, where there are hosts', () => {
    const stack = new Stack(new App({ context }), 'Account', { env });
    full(stack);
    const body = Template.fromStack(stack).toJSON();
    body.Resources.Service = { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'FARGATE' } };

    const { judgements } = evaluate(new TemplateSet([{ name: 'Account', body, ...env }]), catalogue);

    const verdicts = judgements.filter(({ control }) => control.id === 'DetectorRuntimeMonitoring');
    expect(verdicts.map(({ verdict }) => verdict.kind)).toEqual(['compliant']);
  });

  test('needs one exception under the policy: Inspector has no ARN', () => {
    const register = registerFile(`
exceptions:
  - control: AwsSolutions-IAM5[Resource::*]
    path: "*/It/Inspector/Role"
    kind: false-positive
    owner: platform@example.com
    reason: IAM knows no resource for switching Amazon Inspector on but *.
    reviewBy: ${new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)}
`);
    const build = (app: App) => void full(alert(new Stack(app, 'Account', { env })));

    const excused = enforce(build, { exceptionsFile: register });
    const bare = enforce(build);

    const ours = [...excused.violations.keys()]
      .flatMap((pack) => findings(excused, pack))
      .filter((finding) => finding.includes('/It'));
    expect(ours).toEqual([]);
    expect(findings(excused, 'AwsSolutions')).toEqual([]);
    expect(findings(bare, 'AwsSolutions')).toEqual([
      'AwsSolutions-IAM5[Resource::*] Account/It/Inspector/Role/Resource',
    ]);
  });
});
