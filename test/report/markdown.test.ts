import * as fc from 'fast-check';
import { MARKDOWN_MARKER, markdownReport } from '../../lib/report/markdown';
import { HOSTILE_TEXTS } from './hostile-text';
import { anyReport } from './report-arbitrary';
import { exceptedFinding, finding, foreignFinding, fullReport, report, unknownFinding } from './sample-report';

const CONTROLS = 'https://unpkg.com/storefront-security-baseline@0.1.0/CONTROLS.md';

/** The tags of a comment as GitHub reads them, all of which must be ours, opened and closed. */
function unbalanced(comment: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, end, name = ''] of comment.replace(MARKDOWN_MARKER, '').matchAll(/<(\/?)([^>]*)>?/g)) {
    if (!/^<(br|\/?(details|summary|code))>$/.test(tag)) wrong.push(tag);
    else if (end === '/' && open.pop() !== name) wrong.push(tag);
    else if (end === '' && name !== 'br') open.push(name);
  }
  return [...wrong, ...open];
}

/** The lines of tables that have other than four cells. */
function tornRows(comment: string): readonly string[] {
  return comment.split('\n').filter((line) => line.startsWith('|') && line.split('|').length !== 6);
}

/** The lines that still hold markup, mentions or addresses once what this renderer writes by itself is taken out. */
function foreignMarkup(comment: string): readonly string[] {
  return comment
    .replace(MARKDOWN_MARKER, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\*\*(The run is incomplete|Wrong with exceptions)\*\*$/, '')
        .replace(/^### /, '')
        .replaceAll('**new**', '')
        .replace(/\]\(https:\/\/unpkg\.com\/[^)]*\)/g, '')
        .replace(/^\| \w* ?\w* ?\w* \| \[/, '')
        .replace(/<code>(.*?)<\/code>/g, (_, code: string) => code.replaceAll('@', ''))
        .replace(/<\/?(br|details|summary)>/g, '')
        .replace(/&#\d+;/g, '\u00a4')
        .replace(/^\|( --- \|)+$/, '')
        .replace(/^\||\|$| \| /g, ''),
    )
    .filter((line) => /[<>`*_[\]|~#$^\\]|:\/\/|@\w|www\./.test(line));
}

describe('markdownReport', () => {
  test('of a clean run says so under its marker', () => {
    expect(markdownReport(report())).toBe(
      [
        '<!-- storefront-baseline -->',
        '### storefront-baseline: 0 errors, 0 warnings',
        '',
        'Passed: nothing found. 1 of 1 rules applied to 12 resources in 1 template.',
        '',
      ].join('\n'),
    );
  });

  test('shows violations open and the rest folded', () => {
    const head = ['| Severity | Rule | Where | What |', '| --- | --- | --- | --- |'];
    const versioning = `[BucketVersioning](${CONTROLS}#bucketversioning)`;
    const remedy = 'Remedy: Set versioned: true, or use StorefrontBucket.';
    const where = '<code>Shop/Orders</code><br><code>lib/shop.ts:12:5</code>';
    expect(markdownReport(fullReport()).split('\n')).toEqual([
      '<!-- storefront-baseline -->',
      '### storefront-baseline: 1 error, 1 warning, 1 unknown, 1 excepted (2 new, 1 unchanged, 1 fixed)',
      '',
      'Incomplete: 1 input could not be read. 1 of 1 rules applied to 13 resources in 2 templates.',
      '',
      '**The run is incomplete**',
      '',
      '- cdk.out/Edge.template.json: not JSON',
      '',
      '**Wrong with exceptions**',
      '',
      '- error: exceptions.yaml:9: BucketVersioning at Shop/Old ended on 2026-11-01',
      '',
      ...head,
      `| **new** high error | ${versioning} | ${where} | VersioningConfiguration.Status is "Suspended"; expected Enabled<br>${remedy} |`,
      '| medium warning | AwsSolutions-IAM5&#91;Resource::&#42;&#93; | <code>Policy</code><br><code>legacy.yaml:7</code> | The IAM entity contains wildcard permissions. |',
      '',
      '<details><summary>1 not decided by the templates</summary>',
      '',
      ...head,
      `| **new** high unknown | ${versioning} | <code>Shop/Uploads</code><br><code>cdk.out/Shop.template.json:40</code> | not decided by the template: VersioningConfiguration.Status: it is the parameter Versioning<br>${remedy} |`,
      '',
      '</details>',
      '',
      '<details><summary>1 fixed</summary>',
      '',
      ...head,
      `| high error | ${versioning} | ${where} | VersioningConfiguration.Status is absent; expected Enabled<br>${remedy} |`,
      '',
      '</details>',
      '',
      '<details><summary>1 excepted</summary>',
      '',
      ...head,
      `| high error | ${versioning} | <code>Shop/Scratch</code><br><code>lib/shop.ts:12:5</code> | VersioningConfiguration.Status is "Suspended"; expected Enabled<br>${remedy}<br>Excepted: risk accepted, 12 days left (exceptions.yaml:3): Scratch data |`,
      '',
      '</details>',
      '',
      '<details><summary>1 proposed as exceptions, which excuse nothing before they are merged</summary>',
      '',
      '- exceptions.yaml:12: BucketVersioning at Shop/New',
      '',
      '</details>',
      '',
      '<details><summary>1 in the templates that could not be judged</summary>',
      '',
      '- legacy.yaml: Fn::Transform',
      '',
      '</details>',
      '',
    ]);
  });

  test('shows new findings first, then by severity, and folds those past the tenth', () => {
    const findings = [
      ...Array.from({ length: 9 }, (_, index) => finding({ rule: `Old${index}`, state: 'unchanged' })),
      finding({ rule: 'Worst', severity: 'critical', state: 'unchanged' }),
      foreignFinding({ rule: 'NewWarning', state: 'new' }),
      finding({ rule: 'NewError', state: 'new' }),
    ];
    const [open = '', folded = ''] = markdownReport(report({ findings })).split('<details>');
    const rules = (text: string) => [...text.matchAll(/\| \[?(\w+)(?=\]| \| <code>)/g)].map(([, rule]) => rule);
    expect(rules(open)).toEqual([
      'NewError',
      'NewWarning',
      'Worst',
      'Old0',
      'Old1',
      'Old2',
      'Old3',
      'Old4',
      'Old5',
      'Old6',
    ]);
    expect(folded).toMatch(/^<summary>2 more<\/summary>\n\n/);
    expect(rules(folded)).toEqual(['Old7', 'Old8']);
  });

  test('counts what finds no room, and gives the worst the room there is', () => {
    const findings = [
      ...Array.from({ length: 500 }, (_, index) =>
        finding({ fingerprint: `${index}`, message: `${index} ${'x'.repeat(200)}` }),
      ),
      ...Array.from({ length: 300 }, (_, index) => unknownFinding({ fingerprint: `u${index}` })),
      ...Array.from({ length: 1200 }, (_, index) => exceptedFinding({ fingerprint: `e${index}` })),
    ];
    const comment = markdownReport(report({ findings }));
    const shown = comment.match(/^\| high error/gm)?.length ?? 0;
    expect(comment.length).toBeLessThanOrEqual(65_000);
    expect(comment.length).toBeGreaterThan(64_000);
    expect(shown).toBeGreaterThan(120);
    expect(comment).toContain('<summary>490 more</summary>');
    expect(comment).toContain(`\n${500 - shown} more left out, for GitHub takes no longer comment.\n\n</details>\n`);
    expect(comment).toContain('<summary>300 not decided by the templates</summary>');
    expect(comment).toContain('<summary>1,200 excepted</summary>');
    expect(comment).toContain('\n1,200 more left out');
    expect(unbalanced(comment)).toEqual([]);
  });

  test('shortens what is longer than a cell needs', () => {
    const findings = [finding({ message: '|'.repeat(60_000), property: undefined }), finding({ message: 'second' })];
    const comment = markdownReport(report({ findings }));
    expect(comment).toContain(`${'&#124;'.repeat(499)}…<br>`);
    expect(comment).toContain('second');
  });

  test.each(HOSTILE_TEXTS)('shows %j as text', (text) => {
    const resource = { logicalId: text, type: text, template: text, constructPath: text };
    const findings = [finding({ rule: text, message: text, remedy: text, resource, source: { file: text, line: 1 } })];
    const comment = markdownReport(
      report({
        findings,
        unread: [text],
        proposedExceptions: [text],
        incomplete: [text],
        problems: [{ level: 'error', message: text }],
        outcome: { exitCode: 1, reason: text },
      }),
    );
    expect(unbalanced(comment)).toEqual([]);
    expect(tornRows(comment)).toEqual([]);
    expect(foreignMarkup(comment)).toEqual([]);
    expect(comment.indexOf(MARKDOWN_MARKER)).toBe(comment.lastIndexOf(MARKDOWN_MARKER));
  });

  test('holds no text as markup and is never too long, whatever the report', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 1, max: 300 }), (any, times) => {
        const findings = Array.from({ length: times }, () => any.findings).flat();
        const comment = markdownReport({ ...any, findings });
        expect(comment.length).toBeLessThanOrEqual(65_000);
        expect(comment.startsWith(`${MARKDOWN_MARKER}\n`)).toBe(true);
        expect([...unbalanced(comment), ...tornRows(comment), ...foreignMarkup(comment)]).toEqual([]);
      }),
    );
  });
});
