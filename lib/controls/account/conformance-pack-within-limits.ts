import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { beside } from './account-and-region';
import { PACK_TYPES, packBody, rulesIn } from './conformance-pack-body';

/** "Service Limits", AWS Config Developer Guide; none can be raised. */
const RULES_A_PACK = 130;
const RULES_OVER_ALL = 150;
/** "AWS::Config::ConformancePack", AWS CloudFormation Template Reference: bytes of `TemplateBody`, and parameters. */
const BODY_BYTES = 51_200;
const PARAMETERS = 60;

const BODY = 'TemplateBody';
const INPUTS = 'ConformancePackInputParameters';

function judgePack(pack: Resource): Verdict {
  const inputs = pack.at(INPUTS);
  const count = inputs.items().length;
  const few =
    count <= PARAMETERS ? compliant() : violation(INPUTS, `${INPUTS} are ${count}; expected ${PARAMETERS} at most`);
  if (pack.at(BODY).absent().kind === 'compliant') {
    return all(few, unknown(BODY, 'its template stands elsewhere'));
  }
  const body = packBody(pack);
  if (body === undefined) return all(few, unknown(BODY, 'the template does not tell what it holds'));
  return all(few, judgeBody(pack, body));
}

function judgeBody(pack: Resource, body: string): Verdict {
  const bytes = new TextEncoder().encode(body).length;
  if (bytes > BODY_BYTES) return violation(BODY, `${BODY} has ${bytes} bytes; expected ${BODY_BYTES} at most`);
  const rules = rulesIn(body);
  if (rules > RULES_A_PACK) return violation(BODY, `${BODY} has ${rules} rules; expected ${RULES_A_PACK} at most`);
  const others = beside(pack, pack.type).map((other) => rulesIn(packBody(other) ?? ''));
  const total = others.reduce((sum, each) => sum + each, rules);
  return pack.type === PACK_TYPES[0] && total > RULES_OVER_ALL
    ? violation(BODY, `the packs of the region have ${total} rules together; expected ${RULES_OVER_ALL} at most`)
    : compliant();
}

const example = (...bodies: readonly unknown[]): Example => ({
  Resources: Object.fromEntries(
    bodies.map((body, index) => [`Pack${index}`, { Type: PACK_TYPES[0], Properties: { [BODY]: body } }]),
  ),
});
const rules = (count: number, line = '  R:\n    Type: AWS::Config::ConfigRule\n') =>
  `Resources:\n${line.repeat(count)}`;

/** Packs that AWS Config takes. */
export const conformancePackWithinLimits = control({
  id: 'ConformancePackWithinLimits',
  area: 'account',
  title: 'Conformance packs stay within what AWS Config takes',
  rationale: 'A pack that is refused at deployment leaves the account without any of its rules.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.5.2')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['PR.PS-01', 'ID.IM-01'],
  },
  since: '0.1.0',
  check: each(PACK_TYPES, judgePack),
  remedy: 'Split the pack, or deploy rules that need no pack by themselves, as ConfigBaseline does.',
  detect: none('No managed AWS Config rule judges conformance packs; one that AWS Config refuses is never deployed.'),
  examples: {
    compliant: [example(rules(2)), example('{"Resources":{"R":{"Type":"AWS::Config::ConfigRule"}}}', rules(130))],
    violating: [
      { faultAt: BODY, ...example(rules(131)) },
      { faultAt: BODY, ...example(rules(80), rules(71)) },
      { faultAt: BODY, ...example(rules(1).padEnd(51_201)) },
      {
        faultAt: INPUTS,
        Resources: {
          Pack: {
            Type: PACK_TYPES[0],
            Properties: {
              [INPUTS]: Array.from({ length: 61 }, (_, index) => ({ ParameterName: `P${index}`, ParameterValue: '1' })),
            },
          },
        },
      },
    ],
    unknown: [
      { Parameters: { Body: { Type: 'String' } }, ...example({ Ref: 'Body' }) },
      { Resources: { Pack: { Type: PACK_TYPES[0], Properties: { TemplateS3Uri: 's3://packs/shop.yaml' } } } },
    ],
  },
});
