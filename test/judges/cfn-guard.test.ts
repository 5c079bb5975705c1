import { cfnGuard } from './cfn-guard';
import type { Verdict } from './judge';
import { sampleTemplate } from './sample-template';

/** The program itself, whose report may change with its version. */
describe('cfnGuard', () => {
  jest.setTimeout(60_000);

  function told(verdict: Verdict): readonly string[] {
    if (verdict.kind === 'skipped') throw new Error(verdict.reason);
    return verdict.findings.map(({ rule, logicalId, template }) => `${rule} ${template.stack}/${logicalId}`);
  }

  test('finds what a rule of AWS Control Tower refuses, in the template where it stands', async () => {
    const rotated = { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } };
    const still = { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: false } };
    const templates = [
      sampleTemplate({ Rotated: rotated }, { stack: 'A' }),
      sampleTemplate({ Rotated: rotated, Still: still }, { stack: 'B' }),
    ];

    const findings = told(await cfnGuard.judge(templates));

    expect(findings.filter((finding) => finding.startsWith('CT.KMS.PR.1 '))).toEqual(['CT.KMS.PR.1 B/Still']);
  });

  test('has nothing against a key that another stack hands over', async () => {
    const group = (KmsKeyId: unknown) => ({
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: 400, ...(KmsKeyId === undefined ? {} : { KmsKeyId }) },
    });
    const template = sampleTemplate({ Given: group({ 'Fn::ImportValue': 'Key' }), None: group(undefined) });

    expect(told(await cfnGuard.judge([template]))).toEqual(['CT.CLOUDWATCH.PR.3 Shop/Data/None']);
  });
});
