import * as z from 'zod';
import type { Finding } from './judge';
import type { JudgedTemplate } from './judged-template';

const report = z.array(
  z.object({
    Filename: z.string(),
    Level: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({
      Path: z
        .array(z.union([z.string(), z.number()]))
        .nullable()
        .optional(),
    }),
  }),
);

/**
 * The errors and warnings of a report that cfn-lint wrote with `--format json`.
 *
 * @throws Error when it is no such report, or is about a file that was not asked about
 */
export function findingsOfLint(text: string, templates: readonly JudgedTemplate[]): readonly Finding[] {
  return report.parse(JSON.parse(text)).flatMap(({ Filename, Level, Message, Rule, Location }) => {
    if (Level === 'Informational') return [];
    const template = templates.find(({ file }) => file === Filename);
    if (template === undefined) throw new Error(`cfn-lint: it reports on ${Filename}, which it was not given`);
    const [section, logicalId] = Location.Path ?? [];
    return [
      {
        rule: Rule.Id,
        template,
        message: Message,
        ...(section === 'Resources' && typeof logicalId === 'string' ? { logicalId } : {}),
      },
    ];
  });
}
