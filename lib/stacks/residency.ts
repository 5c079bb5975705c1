import { type Stack, Token } from 'aws-cdk-lib';
import { RESIDENCY_METADATA, type ResidencyMetadata } from '../controls/template-metadata';

/** Notes in a stack's template that it holds what must stay in the allowed regions. */
export function markResident(stack: Stack, allowedRegions: readonly string[]): void {
  mark(stack, { exempt: false, allowedRegions });
}

/** Notes in a stack's template why it may stand outside the allowed regions. */
export function markExempt(stack: Stack, reason: string, allowedRegions: readonly string[]): void {
  mark(stack, { exempt: true, reason, allowedRegions });
}

function mark(stack: Stack, note: ResidencyMetadata): void {
  const region = Token.isUnresolved(stack.region) ? {} : { region: stack.region };
  stack.templateOptions.metadata = { ...stack.templateOptions.metadata, [RESIDENCY_METADATA]: { ...note, ...region } };
}
