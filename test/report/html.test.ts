import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { frameworks } from '../../lib/controls/frameworks';
import { htmlReport } from '../../lib/report/html';
import { frameworkTitle, KNOWN_FRAMEWORKS } from '../../lib/report/html/wording';
import { largeReport } from './large-report';
import { anyReport } from './report-arbitrary';
import { completeReport, exceptedFinding, finding, fullReport, report, tally } from './sample-report';

const all = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map(([, found = '']) => found);

/** The page without its style and script. */
const body = (page: string) => page.slice(page.indexOf('<body>'));

/** The text of a piece of HTML, with a space for each tag. */
const textOf = (source: string) =>
  source
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The rows of the table below a caption, as texts. */
function rowsOf(page: string, caption: string): readonly string[] {
  const table = page.slice(page.indexOf(`<caption>${caption}</caption>`));
  return all(table.slice(0, table.indexOf('</table>')), /<tr>(<th scope="row">.*?)<\/tr>/gs).map((row) =>
    textOf(row.replace(/<svg.*?<\/svg>/gs, '')),
  );
}

describe('the file', () => {
  const page = htmlReport(fullReport());

  test('allows its own style and script by their hashes, data URLs for its icon, and nothing else', () => {
    const sha = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [style] = all(page, /<style>(.*?)<\/style>/gs);
    const [script] = all(page, /<script>(.*?)<\/script>/gs);

    expect(style?.length).toBeGreaterThan(1_000);
    expect(script?.length).toBeGreaterThan(1_000);
    expect(all(page, /Content-Security-Policy" content="([^"]*)"/g)).toEqual([
      `default-src 'none'; style-src ${sha(style)}; script-src ${sha(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
    ]);
  });

  test('states its policy before anything that the policy is for', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<(link|style|script|title)/));
  });

  test('loads nothing: its addresses are its own elements and the icon', () => {
    const addresses = all(page, /\b(?:href|src|action|data|poster|srcset)="([^"]*)"/g);

    expect(
      addresses.filter((address) => !address.startsWith('#') && !address.startsWith('data:image/svg+xml,')),
    ).toEqual([]);
    expect(page).not.toMatch(/url\(|@import|@font-face/);
  });

  test('is the same for the same findings in any order', () => {
    const some = largeReport(60);

    expect(htmlReport(some)).toBe(htmlReport(largeReport(60)));
    expect(htmlReport({ ...some, findings: some.findings.toReversed(), fixed: some.fixed.toReversed() })).toBe(
      htmlReport(some),
    );
  });

  test('hides nothing but the word for an empty search from a browser without scripts', () => {
    expect(all(body(page), /<(\w+[^>]*) hidden>/g)).toEqual(['p class="nothing" id="nothing"']);
  });

  test('has every id once, and every element that it points at', () => {
    const large = body(htmlReport(largeReport(150)));
    const ids = all(large, / id="([^"]*)"/g);
    const targets = [
      ...all(large, /href="#([^"]*)"/g),
      ...all(large, /(?:aria-labelledby|for)="([^"]*)"/g).flatMap((list) => list.split(' ')),
    ];

    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.length).toBeGreaterThan(300);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('grows by less than a kilobyte a finding', () => {
    const [few, many] = [htmlReport(largeReport(1_000)), htmlReport(largeReport(2_000))];

    expect((many.length - few.length) / 1_000).toBeLessThan(1_000);
  });
});

describe('a finding', () => {
  const item = (page: string, fingerprint: string) =>
    page.slice(page.indexOf(`id="finding-${fingerprint}"`)).split('</li>')[0] ?? '';

  test('is shown with all that is known of it', () => {
    const page = htmlReport(
      report({ findings: [exceptedFinding({ state: 'new', alsoFoundBy: ['AwsSolutions-S1'] })] }),
    );

    expect(textOf(item(page, 'f4'))).toBe(
      [
        'id="finding-f4" data-verdict="violation" data-state="new" data-exception="excepted" data-level="error">',
        'Scratch7A8B AWS::S3::Bucket Violation New Excepted',
        'VersioningConfiguration.Status is &quot;Suspended&quot;; expected Enabled',
        'Property VersioningConfiguration.Status Source lib/shop.ts:12:5 Template cdk.out/Shop.template.json:40',
        'Construct Shop/Scratch Also found by AwsSolutions-S1',
        'Risk accepted (12 days left): Scratch data exceptions.yaml:3',
      ].join(' '),
    );
  });

  test('stands below what its rule says', () => {
    const page = htmlReport(report({ findings: [finding()] }));
    const [group = ''] = all(page, /<details class="group"(.*?)<ol/gs);

    expect(textOf(group)).toBe(
      [
        'open data-severity="high" data-area="data" data-framework="pci-dss-4.0.1 gdpr" data-pack="Storefront">',
        'High Buckets keep previous versions BucketVersioning 1',
        'Why An overwritten order export can be recovered.',
        'Remedy Set versioned: true, or use StorefrontBucket.',
        'Rule BucketVersioning , pack Storefront, area Data',
        'Frameworks PCI DSS 4.0.1 10.3.4 GDPR 32.1.c †',
      ].join(' '),
    );
    expect(group).toContain('<a href="#rule-Storefront-BucketVersioning">');
  });

  test.each([
    [{ kind: 'risk', daysLeft: 1 }, 'Risk accepted (1 day left)'],
    [{ kind: 'risk', daysLeft: -3 }, 'Risk accepted (expired 3 days ago)'],
    [{ kind: 'false-positive', daysLeft: 30 }, 'False positive (review in 30 days)'],
    [{ kind: 'false-positive', daysLeft: -1 }, 'False positive (review due for 1 day)'],
    [{ kind: 'acknowledged' }, 'Acknowledged in code (no end)'],
  ] as const)('that %j excuses says so', (exception, expected) => {
    const excused = finding({ exception: { source: 'e.yaml:1', reason: 'Known', ...exception } });

    expect(textOf(item(htmlReport(report({ findings: [excused] })), 'f1'))).toContain(`${expected}: Known e.yaml:1`);
  });

  test('that is fixed stands after the others', () => {
    const page = htmlReport(fullReport());

    expect(page.indexOf('id="finding-f5"')).toBeGreaterThan(page.indexOf('<section class="listed" id="fixed"'));
    for (const open of ['f1', 'f2', 'f3', 'f4']) {
      expect(page.indexOf(`id="finding-${open}"`)).toBeLessThan(page.indexOf('<section class="listed" id="fixed"'));
    }
  });
});

describe('the posture', () => {
  const tallies = [
    tally({ rule: 'A', area: 'edge', violations: 0 }),
    tally({ rule: 'B', area: 'edge', violations: 2, unknown: 1, excepted: 1 }),
    tally({ rule: 'C', area: 'edge', violations: 0, unknown: 1, excepted: 1, frameworks: { other: ['1'] } }),
    tally({ rule: 'D', area: 'data', violations: 0, excepted: 1 }),
    tally({ rule: 'E', area: 'data', violations: 0, compliant: 0, compliantResources: [] }),
    tally({ rule: 'F', area: undefined, pack: 'AwsSolutions', frameworks: {} }),
  ];
  const page = htmlReport(report({ tallies, findings: fullReport().findings }));

  test('counts rules by area, and those of other packs by pack', () => {
    expect(rowsOf(page, 'Rules by area')).toEqual(['Edge 1 1 1 0 0', 'Data 0 0 0 1 1', 'AwsSolutions 0 1 0 0 0']);
  });

  test('counts rules by framework', () => {
    expect(rowsOf(page, 'Rules by framework')).toEqual([
      'PCI DSS 4.0.1 1 1 0 1 1',
      'GDPR 1 1 0 1 1',
      'other 0 0 1 0 0',
    ]);
  });

  test('counts findings by severity', () => {
    expect(rowsOf(page, 'Findings by severity')).toEqual(['Critical 0 0 0', 'High 1 1 1', 'Medium 1 0 0', 'Low 0 0 0']);
  });

  test('takes a requirement for as bad as the worst of its rules', () => {
    const rows = all(page, /<tr>(<th scope="row">10\.3\.4.*?)<\/tr>/gs).map(textOf);

    expect(rows).toEqual(['10.3.4 Violated A met B violated D excepted E not applicable']);
    expect(page).toContain('<span class="note">violated, judgement</span>');
  });

  test('names the frameworks as the catalogue does', () => {
    expect(KNOWN_FRAMEWORKS.map((id) => [id, frameworkTitle(id)])).toEqual(
      frameworks.map(({ id, name }) => [id, name]),
    );
  });
});

describe('the evidence', () => {
  test('lists each rule with its numbers, and folds its compliant resources by template', () => {
    const compliantResources = ['a.json#One', 'b.json#Two', 'a.json#Three'];
    const page = htmlReport(
      report({ tallies: [tally({ compliant: 3, violations: 2, unknown: 1, compliantResources })] }),
    );
    const [row = ''] = all(page, /<tr id="rule-Storefront-BucketVersioning">(.*?)<\/tr>/gs);
    const [more = ''] = all(page, /<tr class="more">(.*?)<\/tr>/gs);

    expect(textOf(row)).toBe(
      'Buckets keep previous versions BucketVersioning PCI DSS 4.0.1 10.3.4 GDPR 32.1.c † High Violated 3 2 1 0',
    );
    expect(more).toContain('<details><summary>');
    expect(textOf(more)).toBe('3 compliant resources a.json One Three b.json Two');
  });
});

describe('the run', () => {
  test.each([
    [0, 'good', 'Passed: nothing found'],
    [1, 'critical', 'Failed: nothing found'],
    [3, 'medium', 'Incomplete: nothing found'],
  ] as const)('that exits with %d is %s', (exitCode, tone, expected) => {
    const page = htmlReport(report({ outcome: { exitCode, reason: 'nothing found' } }));

    expect(page).toContain(`<p class="outcome ${tone}"><strong>${expected}</strong>`);
  });

  test('that is incomplete says what it lacks', () => {
    expect(textOf(body(htmlReport(fullReport())))).toContain(
      'This run is incomplete. What it does not list is not shown to be compliant. cdk.out/Edge.template.json: not JSON',
    );
  });

  test('with notices lists them', () => {
    const text = textOf(body(htmlReport(fullReport())));

    expect(text).toContain('Error exceptions.yaml:9: BucketVersioning at Shop/Old ended on 2026-11-01');
    expect(text).toContain('they are for review and excuse nothing. exceptions.yaml:12: BucketVersioning at Shop/New');
    expect(text).toContain('no rule could read it. legacy.yaml: Fn::Transform');
    expect(text).toContain('cdk.out/Shop.template.json Shop eu-central-1 12 legacy.yaml not known of deployment 1');
  });

  test('without findings says so, and has no filters, notices or comparison', () => {
    const page = body(htmlReport(report()));

    expect(textOf(page)).toContain('The checks found nothing to report.');
    expect(page).not.toMatch(/id="(filters|notices|fixed)"/);
    expect(all(page, /<div><dt>([^<]*)<\/dt><dd><span class="figure">/g)).toEqual([
      'Violations',
      'Unknown',
      'Excepted',
      'Rules met',
      'Resources',
    ]);
  });

  test('offers filters where findings differ, with their numbers', () => {
    const page = body(htmlReport(fullReport()));
    const [state = ''] = all(page, /<fieldset><legend>State<\/legend>(.*?)<\/fieldset>/gs);

    expect(textOf(state)).toBe('New 2 Unchanged 2 Fixed 1');
    expect(all(page, /<legend>([^<]*)/g)).toEqual([
      'Severity',
      'Verdict',
      'State',
      'Exception',
      'Level',
      'Area',
      'Framework',
      'Pack',
    ]);
    expect(all(body(htmlReport(completeReport())), /<legend>([^<]*)/g)).toEqual([]);
  });
});

describe('hostile text', () => {
  const skeleton = (page: string) => new Set(all(body(page), /<\/?([^\s>]*)[^>]*>/g));
  const attributes = (page: string) =>
    new Set(all(body(page), /<([^>]*)>/g).flatMap((tag) => all(tag.replace(/"[^"]*"/g, '""'), /\s([^\s=>]+)/g)));
  const usual = [fullReport(), completeReport(), report(), largeReport(50)].map(htmlReport);
  const elements = new Set(usual.flatMap((page) => [...skeleton(page)]));
  const known = new Set(usual.flatMap((page) => [...attributes(page)]));

  test('makes no element and no attribute', () => {
    fc.assert(
      fc.property(anyReport, (hostile) => {
        const page = htmlReport(hostile);

        expect([...skeleton(page)].filter((name) => !elements.has(name))).toEqual([]);
        expect([...attributes(page)].filter((name) => !known.has(name))).toEqual([]);
        expect(page.match(/<script|<style|<!/g)).toEqual(['<!', '<style', '<script']);
      }),
    );
  });

  test('stays as it was written', () => {
    const decoded = (source: string) =>
      source.replace(
        /&(amp|lt|gt|quot|#39|#13);/g,
        (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#13': '\r' })[name] ?? '',
      );
    const writable = (text: string) => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '\ufffd');

    fc.assert(
      fc.property(anyReport, (hostile) => {
        const messages = all(htmlReport(hostile), /<p class="message">(.*?)<\/p>/gs).map(decoded);

        expect(messages.sort()).toEqual(
          [...hostile.findings, ...hostile.fixed].map(({ message }) => writable(message)).sort(),
        );
      }),
    );
  });
});
