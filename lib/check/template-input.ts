import { basename, extname } from 'node:path';
import type { CheckInput } from './check-input';
import type { ReadTemplate } from './read-template';
import { expandServerless } from './serverless-expansion';
import { TemplateLines } from './template-lines';

/** One template for the checks, judged by itself: nothing tells that templates in one folder are deployed together. */
export function templateInput(template: ReadTemplate): CheckInput {
  const { file } = template;
  const stack = basename(file, extname(file)).replace(/\.template$/, '');
  const { body, unread, originOf } = expandServerless(template.body);
  let lines: TemplateLines | undefined;
  return {
    templates: [{ name: file, body, stackName: stack }],
    unread: [...template.unread, ...unread.map((clause) => `${file}: ${clause}`)],
    reported: [],
    stackOf: () => stack,
    originOf: () => undefined,
    resourceAt: (_constructPath, _template, logicalId) => ({ logicalId: logicalId ?? '', type: '', template: file }),
    writtenAs: (_template, logicalId, property) => originOf(logicalId)?.written(property),
    lineOf(_template, logicalId, property) {
      lines ??= new TemplateLines(template);
      const origin = originOf(logicalId);
      return origin === undefined ? lines.ofResource(logicalId, property) : lines.of(origin.path(property));
    },
  };
}
