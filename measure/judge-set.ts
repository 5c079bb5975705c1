import type { Control } from '../lib/controls/control';
import { UserError } from '../lib/errors';
import { failedChecks, type JudgedTemplate, judgeTemplate } from './judged-template';
import { templateFile } from './label';
import type { LabelledSet } from './read-labels';

/** The templates of a labelled set with the catalogue's verdicts. */
export interface JudgedSet {
  /** By path below the set's folder. */
  readonly templates: ReadonlyMap<string, JudgedTemplate>;
  /** Labelled templates that were refused, each with the reason. */
  readonly unread: readonly string[];
  /** Templates that only may not crash a check, and were refused: most are broken on purpose. */
  readonly refused: readonly string[];
  /** What threw where nothing may: `<file>: <control> on <logical id>: <message>`, or the file with the message. */
  readonly crashes: readonly string[];
}

/** How a set is judged. */
export interface Judging {
  readonly controls: readonly Control[];
  /** Reads a template by its path below the set's folder. Throws a `UserError` for one that it refuses. */
  readonly read: (file: string) => unknown;
  /** Told after each template. */
  readonly progress?: (done: number, of: number) => void;
}

/** Judges every template of a labelled set, once each. */
export function judgeSet({ labels, robustness }: LabelledSet, { controls, read, progress }: Judging): JudgedSet {
  const labelled = new Set(labels.map(templateFile));
  const files = [...new Set([...labelled, ...robustness])];
  const templates = new Map<string, JudgedTemplate>();
  const unread: string[] = [];
  const refused: string[] = [];
  const crashes: string[] = [];
  for (const [index, file] of files.entries()) {
    try {
      const template = judgeTemplate(file, read(file), controls);
      templates.set(file, template);
      crashes.push(...failedChecks(template).map((failure) => `${file}: ${failure}`));
    } catch (error) {
      const reason = `${file}: ${error instanceof Error ? error.message : String(error)}`;
      if (!(error instanceof UserError)) crashes.push(reason);
      else if (labelled.has(file)) unread.push(reason);
      else refused.push(reason);
    }
    progress?.(index + 1, files.length);
  }
  return { templates, unread, refused, crashes };
}
