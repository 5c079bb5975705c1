import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';
import { inAccount } from './account-and-region';
import { PACK_TYPES, packBody } from './conformance-pack-body';

const RECORDER = 'AWS::Config::ConfigurationRecorder';
const IDENTIFIER = 'AWS_CONFIG_PROCESS_CHECK';

function hasProcessChecks(pack: Resource): Verdict {
  const body = packBody(pack);
  if (body === undefined) return unknown('', `the template does not tell what ${pack.logicalId} holds`);
  return body.includes(IDENTIFIER) ? compliant() : violation('', 'it has none');
}

function judgeRecorder(recorder: Resource): Verdict {
  return any(
    violation('', 'no conformance pack of the templates has a rule for work that people attest'),
    ...PACK_TYPES.flatMap((type) => inAccount(recorder, type)).map(hasProcessChecks),
  );
}

const example = (properties?: object): Example => ({
  Resources: {
    Recorder: { Type: RECORDER, Properties: { RoleARN: 'arn:aws:iam::111122223333:role/config' } },
    ...(properties && { Pack: { Type: PACK_TYPES[0], Properties: properties } }),
  },
});
const pack = (identifier: string) => ({
  TemplateBody: `Resources:\n  Audit:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: { Owner: AWS, SourceIdentifier: ${identifier} }\n`,
});

/** Work that no machine sees has its place beside the rest. A pack anywhere in the account is enough. */
export const processChecksPresent = control({
  id: 'ProcessChecksPresent',
  area: 'account',
  title: 'Audits, tests and reviews by people have rules that show when they are due',
  rationale: "The penetration test of the year before last is nobody's fault: nothing ever said that it was due.",
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('12.10.2'), judged('11.3.1'), judged('7.2.4')],
    gdpr: ['24.1', '32.1.d'],
    'nist-csf-2.0': ['ID.IM-02', 'GV.OV-03'],
  },
  since: '0.1.0',
  check: each(RECORDER, judgeRecorder),
  remedy:
    'Use ConfigBaseline, whose conformance pack has the process checks, or add rules of AWS_CONFIG_PROCESS_CHECK to a pack.',
  detect: none(
    'A process check is a rule itself, and an account without one has nothing that says so; AWS Cloud Control reads no recorders.',
  ),
  examples: {
    compliant: [example(pack(IDENTIFIER))],
    violating: [
      { faultAt: '', ...example() },
      { faultAt: '', ...example(pack('S3_BUCKET_VERSIONING_ENABLED')) },
    ],
    unknown: [example({ TemplateS3Uri: 's3://packs/shop.yaml' })],
  },
});
