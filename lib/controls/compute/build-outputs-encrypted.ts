import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** CodeBuild encrypts unless told not to ("Artifacts" and "S3LogsConfig", AWS CloudFormation). */
function judgeProject(project: Resource): Verdict {
  return all(
    isEncrypted(project.at('Artifacts')),
    project.at('SecondaryArtifacts').every(isEncrypted),
    isEncrypted(project.at('LogsConfig.S3Logs')),
  );
}

function isEncrypted(output: Position): Verdict {
  return output.at('EncryptionDisabled').or(false).isFalse();
}

const project = (Properties: object): Example => ({
  Resources: { Release: { Type: 'AWS::CodeBuild::Project', Properties } },
});

/** What a build writes is encrypted: artifacts, and logs in a bucket. */
export const buildOutputsEncrypted = control({
  id: 'BuildOutputsEncrypted',
  area: 'compute',
  title: 'Build projects encrypt their artifacts and logs',
  rationale: 'Artifacts hold the whole software of the shop, and logs what a careless build step printed.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('8.3.2')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::CodeBuild::Project', judgeProject),
  remedy: 'Leave encryption: false out of Artifacts.s3 and encrypted: false out of logging.s3.',
  detect: [managedRule('CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION'), managedRule('CODEBUILD_PROJECT_S3_LOGS_ENCRYPTED')],
  examples: {
    compliant: [
      project({ Artifacts: { Type: 'S3', Location: 'releases' } }),
      project({ Artifacts: { Type: 'NO_ARTIFACTS' }, LogsConfig: { S3Logs: { EncryptionDisabled: 'false' } } }),
    ],
    violating: [
      { faultAt: 'Artifacts.EncryptionDisabled', ...project({ Artifacts: { Type: 'S3', EncryptionDisabled: true } }) },
      {
        faultAt: 'SecondaryArtifacts[0].EncryptionDisabled',
        ...project({ Artifacts: { Type: 'S3' }, SecondaryArtifacts: [{ EncryptionDisabled: true }] }),
      },
      {
        faultAt: 'LogsConfig.S3Logs.EncryptionDisabled',
        ...project({ LogsConfig: { S3Logs: { EncryptionDisabled: true } } }),
      },
    ],
    unknown: [
      {
        Parameters: { Plain: { Type: 'String' } },
        ...project({ Artifacts: { EncryptionDisabled: { Ref: 'Plain' } } }),
      },
    ],
  },
});
