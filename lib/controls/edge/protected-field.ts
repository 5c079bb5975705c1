import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, type Verdict } from '../verdict';

/** Holds when the data protection of a web ACL hides a header, in logs and in sampled requests. */
export function protectsHeader(webAcl: Resource, header: string): Verdict {
  return webAcl
    .at('DataProtectionConfig.DataProtections')
    .some(
      (protection) => protectsField(protection.at('Field'), header),
      `DataProtectionConfig does not hide the ${header} header`,
    );
}

/** Without keys, AWS WAF protects every field of the type (`FieldToProtect`, AWS WAFV2 API Reference). */
function protectsField(field: Position, header: string): Verdict {
  const keys = field.at('FieldKeys');
  const keyless = keys.present().kind === 'violation' ? compliant() : keys.absent();
  const ofHeaders = all(
    field.at('FieldType').equals('SINGLE_HEADER'),
    any(
      keyless,
      keys.some((key) => namesHeader(key, header), `FieldKeys lacks ${header}`),
    ),
  );
  return header === 'cookie' ? any(ofHeaders, all(field.at('FieldType').equals('SINGLE_COOKIE'), keyless)) : ofHeaders;
}

/** Holds when a name is that of a header, whose case does not matter. */
export function namesHeader(name: Position, header: string): Verdict {
  return name.satisfies((value) => String(value).toLowerCase() === header, header);
}
