import type { CheckReport } from '../finding';
import { githubReport } from './github';
import { htmlReport } from './html';
import { jsonReport } from './json';
import { junitReport } from './junit';
import { markdownReport } from './markdown';
import type { ReportFormat } from './report-formats';
import { type SarifOptions, sarifReport } from './sarif';
import { type TextOptions, textReport } from './text';

/** What a renderer may be told; each reads what is of its format. */
export interface RenderOptions extends TextOptions, SarifOptions {}

/** Writes a report in one format. */
export type Renderer = (report: CheckReport, options: RenderOptions) => string;

/** The renderers by the name of their format. */
export const renderers: Readonly<Record<ReportFormat, Renderer>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
  github: githubReport,
  html: htmlReport,
};
