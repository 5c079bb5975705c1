import { appendFileSync, statSync } from 'node:fs';
import type { Environment } from './inputs';

/** Bytes of a step's summary; GitHub shows nothing of a larger one (GitHub Docs, "Workflow commands", step isolation). */
const LARGEST_SUMMARY = 1_048_576;

const LEFT_OUT =
  '\n\nThe rest is left out: GitHub shows no summary of more than 1 MiB. The reports of the step have it all.\n';

/** Appends to the summary of the step; what finds no room is left out, which a last sentence tells. */
export function appendToSummary({ GITHUB_STEP_SUMMARY }: Environment, markdown: string): void {
  if (GITHUB_STEP_SUMMARY === undefined) return;
  const used = statSync(GITHUB_STEP_SUMMARY, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(GITHUB_STEP_SUMMARY, fittedSummary(markdown, LARGEST_SUMMARY - used));
}

/** The text, or as many of its first lines as fit with a sentence that tells of the rest, in at most `room` bytes. */
export function fittedSummary(markdown: string, room: number): string {
  if (Buffer.byteLength(markdown) <= room) return markdown;
  const space = room - Buffer.byteLength(LEFT_OUT);
  if (space < 0) return '';
  const cut = Buffer.from(markdown).subarray(0, space);
  return `${cut.subarray(0, cut.lastIndexOf('\n') + 1).toString()}${LEFT_OUT}`;
}
