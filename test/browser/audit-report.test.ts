import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { auditOutcome } from '../../lib/audit/audit-outcome';
import type { AuditedControl, AuditReport } from '../../lib/audit/audit-report';
import { scopeName } from '../../lib/audit/audit-scope';
import { joinAudit } from '../../lib/audit/join/join-audit';
import { catalogue } from '../../lib/controls/catalogue';
import { auditHtml } from '../../lib/report/audit-html';
import { ConfigRegion } from '../../lib/rules/config-region';
import { attestations, deployedRules, EDGE, found, HOME, observed, TODAY } from '../audit/join/deployed-world';
import { fullAudit } from '../audit/sample-audit';
import { browserMissing, startChromium } from './chromium';
import { openHtml, type ReportPage } from './report-page';
import { lowContrastTexts } from './text-contrast';

const missing = browserMissing();
if (missing !== undefined) console.warn(`SKIPPED: the report of an audit is not tested in a browser: ${missing}.`);
const describeInBrowser = missing === undefined ? describe : describe.skip;

jest.setTimeout(120_000);

/** An audit of every control in two accounts, with something of every standing. */
function largeAudit(): AuditReport {
  const dark = { account: '444455556666', region: 'eu-central-1' };
  const all = [...deployedRules(), ...deployedRules(EDGE, ConfigRegion.EDGE)].map((rule, index) => ({
    ...rule,
    ...(index % 11 === 3 ? { counts: { NON_COMPLIANT: 2 } } : {}),
    ...(index % 17 === 5 ? { lastEvaluatedAt: '2026-01-01T00:00:00.000Z' } : {}),
  }));
  const rules = all.filter((_rule, index) => index % 23 !== 7);
  const evaluations = rules
    .filter(({ counts }) => counts.NON_COMPLIANT === 2)
    .flatMap(({ name, scope }) =>
      ['orders', 'invoices'].map((id) => found(name, { scope, resourceId: `${id}-of-${name}` })),
    );
  const report = joinAudit(
    observed({
      scopes: [HOME, EDGE, dark],
      recorders: [HOME, EDGE, dark].map((scope) => ({
        scope,
        name: 'default',
        recording: scope !== dark,
        hasDeliveryChannel: true,
      })),
      rules,
      evaluations: [...attestations().filter(({ rule }) => rules.some(({ name }) => name === rule)), ...evaluations],
      gaps: [
        {
          scope: HOME,
          rule: rules[1]?.name ?? '',
          operation: 'GetComplianceDetailsByConfigRule',
          code: 'Denied',
          message: 'no',
        },
      ],
    }),
    { controls: catalogue, exceptions: [], today: TODAY, maxAgeDays: 90, homeRegion: HOME.region },
  );
  return report;
}

const sample = largeAudit();

describeInBrowser('the HTML report of an audit in Chromium', () => {
  let browser: Browser;
  let artifacts: string;
  const opened: ReportPage[] = [];

  beforeAll(async () => {
    browser = await startChromium();
    artifacts = process.env.STOREFRONT_ARTIFACTS ?? mkdtempSync(join(tmpdir(), 'storefront-artifacts-'));
    mkdirSync(artifacts, { recursive: true });
  });

  afterEach(async () => {
    for (const { close } of opened.splice(0)) await close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(report: AuditReport = sample, options?: BrowserContextOptions): Promise<ReportPage> {
    const reportPage = await openHtml(browser, auditHtml(report, auditOutcome(report)), options);
    opened.push(reportPage);
    return reportPage;
  }

  const shown = (page: Page) =>
    page
      .locator('.finding')
      .evaluateAll((items) =>
        items
          .filter((item) => item.getClientRects().length > 0 || item.closest('[hidden]') === null)
          .map(({ id }) => id),
      );
  const idsOf = (controls: readonly AuditedControl[]) =>
    controls.map(({ id, scope }) => `control-${encodeURIComponent(`${scopeName(scope)}/${id}`)}`).sort();

  test('asks for nothing but itself, and leaves the console empty', async () => {
    const { page, address, asked, requested, said } = await open();

    await page.mouse.wheel(0, 5_000);
    await page.waitForTimeout(500);

    expect(asked).toEqual(['/']);
    expect(requested.filter((url) => !url.startsWith('data:'))).toEqual([address]);
    expect(said).toEqual([]);
  });

  const cases: readonly (readonly [string, readonly string[], (control: AuditedControl) => boolean])[] = [
    ['one standing', ['standing=violated'], ({ standing, also }) => [standing, ...also].includes('violated')],
    [
      'two standings',
      ['standing=stale', 'standing=rule-missing'],
      ({ standing, also }) => [standing, ...also].some((each) => each === 'stale' || each === 'rule-missing'),
    ],
    ['severity', ['severity=critical'], ({ severity }) => severity === 'critical'],
    ['scope', ['scope=444455556666%2Feu-central-1'], ({ scope }) => scope.account === '444455556666'],
    ['framework', ['framework=pci-dss-4.0.1'], ({ frameworks }) => Object.hasOwn(frameworks, 'pci-dss-4.0.1')],
    ['area', ['area='], ({ area }) => area === undefined],
    [
      'standing, severity and scope',
      ['standing=violated', 'severity=high', 'scope=111122223333%2Fus-east-1'],
      ({ standing, also, severity, scope }) =>
        [standing, ...also].includes('violated') && severity === 'high' && scope.region === 'us-east-1',
    ],
  ];

  test('filters by each facet and by several, and can be cleared', async () => {
    const { page, said } = await open();

    for (const [name, choices, holds] of cases) {
      for (const choice of choices) {
        const [facet, value] = choice.split('=');
        await page.locator(`input[name="${facet}"][value="${value}"]`).check();
      }
      const expected = idsOf(sample.controls.filter(holds));

      expect({ name, ids: (await shown(page)).sort() }).toEqual({ name, ids: expected });
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(sample.controls.length);
      await expect(page.locator('#count').textContent()).resolves.toBe(
        `Showing ${expected.length} of ${sample.controls.length}`,
      );
      await page.getByRole('button', { name: 'Clear all' }).click();
      await page.locator('#chosen:empty').waitFor({ state: 'attached' });
    }

    expect((await shown(page)).sort()).toEqual(idsOf(sample.controls));
    expect(said).toEqual([]);
  });

  test('filters by drift and change, follows the links of the posture, and searches for resources', async () => {
    const full = fullAudit();
    const { page } = await open(full);

    await page.locator('input[name="drift"][value="drift"]').check();
    expect((await shown(page)).sort()).toEqual(idsOf(full.controls.filter(({ synth }) => synth?.drift === true)));
    await page.locator('a[data-facet="scope"][data-value="111122223333%2Fus-east-1"]').click();
    expect(await shown(page)).toEqual(idsOf(full.controls.filter(({ scope }) => scope.region === 'us-east-1')));
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.locator('#search').fill('hidden unknown:');
    await page.waitForTimeout(250);
    expect(await shown(page)).toEqual(idsOf(full.controls.slice(0, 1)));
  });

  test.each(['light', 'dark'] as const)('%s keeps every text readable', async (colorScheme) => {
    const { page } = await open(fullAudit(), { colorScheme });
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
    });

    expect(await lowContrastTexts(page)).toEqual([]);
  });

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1400, 'light'],
    [1400, 'dark'],
  ] as const)('fits into %d pixels, %s, and has its picture taken', async (width, colorScheme) => {
    for (const [name, report] of [
      ['audit', sample],
      ['audit-full', fullAudit()],
    ] as const) {
      const { page } = await open(report, { viewport: { width, height: 900 }, colorScheme });

      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      for (const section of ['summary', 'notices', 'posture', 'findings', 'requirements']) {
        await page.locator(`#${section}`).evaluate((element) => element.scrollIntoView());
        const path = join(artifacts, `${name}-${width}-${colorScheme}-${section}.png`);
        const picture = await page.screenshot({ path });
        expect(picture.length).toBeGreaterThan(5_000);
      }
    }
  });

  test('without JavaScript shows all controls', async () => {
    const { page } = await open(sample, { javaScriptEnabled: false });

    await expect(page.locator('.finding').count()).resolves.toBe(sample.controls.length);
    await expect(page.locator('#filters').isVisible()).resolves.toBe(false);
  });
});
