import { attestationAnnotation } from '../../../lib/audit/attest/attestation';
import { expiredAnnotation } from '../../../lib/audit/attest/expired-attestations';
import { catalogue } from '../../../lib/controls/catalogue';
import { ConfigRegion } from '../../../lib/rules/config-region';
import { packRuleOf } from '../../../lib/rules/conformance-pack';
import { splitRules } from '../../../lib/rules/core-rules';
import { liveRulesFor } from '../../../lib/rules/live-rules';
import { managedRulesFor } from '../../../lib/rules/managed-rules';
import { processChecks } from '../../../lib/rules/process-checks';
import type { DescribedAccount, DescribedRegion, DescribedResult, DescribedRule } from '../described-account';
import { EDGE_FINDINGS, type Findings, HOME_FINDINGS, MISSING_RULES } from './sample-findings';

/** The shop's account. Nobody has it. */
export const SAMPLE_ACCOUNT = '111122223333';

const PACK_ID = 'a1b2c3d4e';
const EVALUATED = '2026-11-20T06:00:00.000Z';
const COMPLIES: readonly DescribedResult[] = [{ type: 'AWS::::Account', id: SAMPLE_ACCOUNT, compliance: 'COMPLIANT' }];
const UNTRAINED: readonly DescribedResult[] = [
  {
    type: 'AWS::::Account',
    id: SAMPLE_ACCOUNT,
    compliance: 'NON_COMPLIANT',
    annotation: 'Staff training: 2 of 14 overdue',
    recordedAt: '2026-11-16T06:00:00.000Z',
  },
];

/** A shop that is kept well, with something of everything that an audit finds: violated, unknown, stale, missing. */
export function sampleShop(): DescribedAccount {
  return {
    account: SAMPLE_ACCOUNT,
    regions: {
      'eu-central-1': region([
        ...rulesOf(ConfigRegion.HOME, HOME_FINDINGS),
        ...processRules(),
        { name: 'required-tags', source: 'REQUIRED_TAGS', results: COMPLIES, lastEvaluatedAt: EVALUATED },
        { name: 'staff-training', source: 'CUSTOM_LAMBDA', results: UNTRAINED, lastEvaluatedAt: EVALUATED },
      ]),
      'us-east-1': region(rulesOf(ConfigRegion.EDGE, EDGE_FINDINGS)),
    },
  };
}

function region(rules: readonly DescribedRule[]): DescribedRegion {
  return {
    recorder: { name: 'default', recording: true },
    channel: { name: 'default' },
    rules,
    packs: rules.some(({ name }) => name.endsWith(PACK_ID)) ? [{ name: 'storefront-baseline', id: PACK_ID }] : [],
  };
}

function rulesOf(kind: ConfigRegion, findings: Findings): readonly DescribedRule[] {
  const managed = managedRulesFor(catalogue, kind).filter(({ id }) => !MISSING_RULES.includes(id));
  const { core } = splitRules(catalogue, managed, []);
  return [
    ...managed.map((rule) => ({
      name: core.includes(rule) ? inPack(packRuleOf(rule).name) : onItsOwn(rule.id),
      source: rule.identifier,
      parameters: rule.parameters,
      results: COMPLIES,
      lastEvaluatedAt: EVALUATED,
      ...findings[rule.id],
    })),
    ...liveRulesFor(catalogue, kind).map(({ id, parameters }) => ({
      name: onItsOwn(id),
      source: 'CUSTOM_LAMBDA',
      parameters,
      results: COMPLIES,
      lastEvaluatedAt: EVALUATED,
      ...findings[id],
    })),
  ];
}

/** As CloudFormation names a rule: the stack, the logical id, and letters of its own. */
function onItsOwn(id: string): string {
  return `Shop-Account-Config${id.replace('-', '')}0A1B2C3D-EXAMPLE12345`;
}

function inPack(name: string): string {
  return `${name}-conformance-pack-${PACK_ID}`;
}

/** Of the work that people attest, some is done, some was done too long ago, and the rest nobody attested. */
function processRules(): readonly DescribedRule[] {
  const attested: Readonly<Record<string, readonly DescribedResult[]>> = {
    'penetration-test': [done('2026-10-02', 'Example Testers Ltd', '5a')],
    'incident-plan-tested': [done('2026-03-11', 'Jo Example', '7c')],
    'vulnerability-scan': [done('2026-07-30', 'Example Scanning Inc', '1f')],
    'access-review': [
      {
        ...done('2026-02-16', 'Jo Example', 'e0'),
        compliance: 'NON_COMPLIANT',
        annotation: expired(),
        recordedAt: '2026-08-19T06:00:00.000Z',
      },
    ],
  };
  return processChecks.map(({ id, ruleName }) => ({
    name: inPack(ruleName),
    source: 'AWS_CONFIG_PROCESS_CHECK',
    results: attested[id] ?? [],
    withoutStatus: true,
  }));
}

function done(on: string, by: string, digest: string): DescribedResult {
  const evidence = { name: 'report.pdf', file: 'evidence.pdf', bytes: 1, sha256: digest.repeat(32) };
  return {
    type: 'AWS::::Account',
    id: SAMPLE_ACCOUNT,
    compliance: 'COMPLIANT',
    annotation: attestationAnnotation({ on, by, evidence }),
    recordedAt: `${on}T15:00:00.000Z`,
  };
}

function expired(): string {
  return expiredAnnotation({ on: '2026-02-16', until: '2026-08-18' });
}
