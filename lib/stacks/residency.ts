import type { Stack } from 'aws-cdk-lib';
import { RESIDENCY_METADATA } from '../posture';

/** Notes in a stack's template that it holds what must stay in the allowed regions. */
export function markResident(stack: Stack): void {
  mark(stack, { exempt: false });
}

/** Notes in a stack's template why it may stand outside the allowed regions. */
export function markExempt(stack: Stack, reason: string): void {
  mark(stack, { exempt: true, reason });
}

function mark(stack: Stack, note: { readonly exempt: boolean; readonly reason?: string }): void {
  stack.templateOptions.metadata = { ...stack.templateOptions.metadata, [RESIDENCY_METADATA]: note };
}
