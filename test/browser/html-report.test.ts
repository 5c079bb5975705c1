import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { CheckReport, Finding } from '../../lib/finding';
import { DARK, LIGHT } from '../../lib/report/html/palette';
import { largeReport } from '../report/large-report';
import { anyText } from '../report/report-arbitrary';
import { finding, report } from '../report/sample-report';
import { browserMissing, startChromium } from './chromium';
import { openReport, type ReportPage } from './report-page';
import { lowContrastTexts } from './text-contrast';

const missing = browserMissing();
if (missing !== undefined) console.warn(`SKIPPED: the HTML report is not tested in a browser: ${missing}.`);
const describeInBrowser = missing === undefined ? describe : describe.skip;

/** Screenshots and measures stay here for a person to look at. */
let artifacts: string;

const sample = largeReport(90);
const listed: readonly Finding[] = [...sample.findings, ...sample.fixed];

jest.setTimeout(120_000);

describeInBrowser('the HTML report in Chromium', () => {
  let browser: Browser;
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

  async function open(of: CheckReport = sample, options?: BrowserContextOptions): Promise<ReportPage> {
    const reportPage = await openReport(browser, of, options);
    opened.push(reportPage);
    return reportPage;
  }

  /** Ids of the findings that are shown. */
  const shown = (page: Page) =>
    page
      .locator('.finding')
      .evaluateAll((items) =>
        items
          .filter((item) => item.getClientRects().length > 0 || item.closest('[hidden]') === null)
          .map(({ id }) => id),
      );
  const idsOf = (findings: readonly Finding[]) => findings.map(({ fingerprint }) => `finding-${fingerprint}`).sort();
  const count = (page: Page) => page.locator('#count').textContent();

  test('asks for nothing but itself, and leaves the console empty', async () => {
    const { page, address, asked, requested, said } = await open();

    await page.mouse.wheel(0, 5_000);
    await page.waitForTimeout(500);

    expect(asked).toEqual(['/']);
    expect(requested.filter((url) => !url.startsWith('data:'))).toEqual([address]);
    expect(said).toEqual([]);
  });

  describe('filters', () => {
    const cases: readonly (readonly [string, readonly string[], (finding: Finding) => boolean])[] = [
      ['one severity', ['severity=critical'], ({ severity }) => severity === 'critical'],
      [
        'two severities',
        ['severity=critical', 'severity=low'],
        ({ severity }) => ['critical', 'low'].includes(severity),
      ],
      ['verdict', ['verdict=unknown'], ({ verdict }) => verdict === 'unknown'],
      ['state', ['state=new'], ({ state }) => state === 'new'],
      ['fixed', ['state=fixed'], ({ state }) => state === 'fixed'],
      ['excepted', ['exception=excepted'], ({ exception }) => exception !== undefined],
      ['not excepted', ['exception='], ({ exception }) => exception === undefined],
      ['level', ['level=error'], ({ level }) => level === 'error'],
      ['area', ['area=data'], ({ area }) => area === 'data'],
      ['framework', ['framework=gdpr'], ({ frameworks }) => Object.hasOwn(frameworks, 'gdpr')],
      ['pack', ['pack=AwsSolutions'], ({ pack }) => pack === 'AwsSolutions'],
      [
        'area and state',
        ['area=edge', 'area=data', 'state=new'],
        ({ area, state }) => ['edge', 'data'].includes(area ?? '') && state === 'new',
      ],
    ];

    test('narrow the list by each facet and by several, and can be cleared', async () => {
      const { page } = await open();
      const everything = await count(page);

      for (const [name, choices, holds] of cases) {
        for (const choice of choices) {
          const [facet, value] = choice.split('=');
          await page.locator(`input[name="${facet}"][value="${value}"]`).check();
        }
        const expected = idsOf(listed.filter(holds));

        expect({ name, ids: (await shown(page)).sort() }).toEqual({ name, ids: expected });
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.length).toBeLessThan(listed.length);
        expect(await count(page)).toBe(`Showing ${expected.length} of ${listed.length}`);
        await page.getByRole('button', { name: 'Clear all' }).click();
        await page.locator('#chosen:empty').waitFor({ state: 'attached' });
      }

      expect(await count(page)).toBe(everything);
      expect((await shown(page)).sort()).toEqual(idsOf(listed));
    });

    test('follow the links of the posture', async () => {
      const { page } = await open();
      await page.locator('#search').fill('no such text');

      await page.locator('a[data-facet="area"][data-value="edge"]').click();

      expect((await shown(page)).sort()).toEqual(idsOf(listed.filter(({ area }) => area === 'edge')));
      await expect(page.locator('input[name="area"][value="edge"]').isChecked()).resolves.toBe(true);
    });

    test('count what is left of a rule, and hide rules of which nothing is', async () => {
      const { page } = await open();

      await page.locator('input[name="state"][value="new"]').check();

      const groups = await page.locator('#findings .group').evaluateAll((all) =>
        all.map((group) => ({
          hidden: group.hasAttribute('hidden'),
          total: group.querySelectorAll('.finding').length,
          left: group.querySelectorAll('.finding:not([hidden])').length,
          number: group.querySelector('summary .number')?.textContent,
        })),
      );
      expect(groups.some(({ hidden }) => hidden)).toBe(true);
      for (const { hidden, total, left, number } of groups) {
        expect(hidden).toBe(left === 0);
        expect(number).toBe(left === total ? String(total) : `${left} of ${total}`);
      }
      await expect(page.locator('#fixed').isVisible()).resolves.toBe(false);
    });
  });

  describe('search', () => {
    test('finds text of findings and of rules, all words of it, in any case', async () => {
      const { page } = await open();
      const search = async (words: string) => {
        await page.locator('#search').fill(words);
        await page.waitForTimeout(250);
        return (await shown(page)).sort();
      };
      const [some] = sample.findings;
      if (some === undefined) throw new Error('the sample has no findings');

      expect(await search(some.resource.logicalId.toUpperCase())).toEqual(idsOf([some]));
      expect(await search(some.rule)).toEqual(expect.arrayContaining(idsOf([some])));
      expect(await search(`${some.rule} ${some.resource.logicalId}`)).toEqual(idsOf([some]));
      expect(await search('no such text')).toEqual([]);
      await expect(page.locator('#nothing').isVisible()).resolves.toBe(true);
      expect(await count(page)).toBe(`Showing 0 of ${listed.length}`);
      expect(await search('')).toEqual(idsOf(listed));
      await expect(page.locator('#nothing').isVisible()).resolves.toBe(false);
    });
  });

  describe('the keyboard', () => {
    const focused = (page: Page) =>
      page.evaluate(() => {
        const { activeElement } = document;
        if (activeElement === null) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
        const { top, bottom } = activeElement.getBoundingClientRect();
        return {
          name: (activeElement.textContent ?? '').trim() || activeElement.id,
          outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
          inView: bottom > 0 && top < innerHeight,
        };
      });

    test('goes through the page in the order of reading, and shows where it is', async () => {
      const { page } = await open();
      const path: string[] = [];

      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        expect(at).toMatchObject({ outlined: true, inView: true });
        path.push(at?.name ?? '');
      }

      expect(path.slice(0, 10)).toEqual([
        'Skip to the report',
        'Skip to the findings',
        'Dark theme',
        'Summary',
        'Notices',
        'Posture',
        'Findings',
        'Requirements',
        'Evidence',
        'Templates',
      ]);
      const [lastArea, search, facets, clear] = ['Low', 'search', 'Filters', 'Clear all'].map((name) =>
        path.lastIndexOf(name),
      );
      expect(lastArea).toBeGreaterThan(9);
      expect(search).toBeGreaterThan(lastArea ?? 0);
      expect(facets).toBe((search ?? 0) + 1);
      expect(clear).toBeGreaterThan(facets ?? 0);
    });

    test('skips to the findings, filters, folds and searches', async () => {
      const { page, address, said } = await open();

      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toMatchObject({ name: 'Findings', inView: true });

      await page.locator('input[name="severity"]').first().focus();
      await page.keyboard.press('Space');
      expect(await count(page)).toMatch(/^Showing /);

      const first = page.locator('.group:not([hidden]) > summary').first();
      await first.focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('.group:not([hidden])').first().getAttribute('open')).resolves.toBeNull();

      await page.locator('#search').focus();
      await page.keyboard.type('bucket');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(250);
      expect(page.url().split('#')[0]).toBe(address);
      expect(said).toEqual([]);
    });

    test('folds all rules, and unfolds them', async () => {
      const { page } = await open();
      const openGroups = () => page.locator('.group[open]').count();
      const all = await openGroups();

      await page.getByRole('button', { name: 'Collapse rules' }).press('Enter');
      expect(await openGroups()).toBe(0);
      await page.getByRole('button', { name: 'Expand rules' }).press('Enter');
      expect(await openGroups()).toBe(all);
    });
  });

  describe('the theme', () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const rgb = (color: string) =>
      `rgb(${[1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16)).join(', ')})`;

    test('is that of the system until a reader chooses the other, and stays with the choice', async () => {
      const { page } = await open(sample, { colorScheme: 'dark' });
      const toggle = page.getByRole('button', { name: 'Dark theme' });
      expect(await ground(page)).toBe(rgb(DARK.page));
      await expect(toggle.getAttribute('aria-pressed')).resolves.toBe('true');

      await page.emulateMedia({ colorScheme: 'light' });
      expect(await ground(page)).toBe(rgb(LIGHT.page));
      await expect(toggle.getAttribute('aria-pressed')).resolves.toBe('false');

      await toggle.click();
      expect(await ground(page)).toBe(rgb(DARK.page));
      await page.reload();
      expect(await ground(page)).toBe(rgb(DARK.page));
      await expect(toggle.getAttribute('aria-pressed')).resolves.toBe('true');
    });

    test.each(['light', 'dark'] as const)('%s keeps every text readable', async (colorScheme) => {
      const { page } = await open(sample, { colorScheme });
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) details.setAttribute('open', '');
      });

      expect(await lowContrastTexts(page)).toEqual([]);
    });
  });

  test('without JavaScript shows all findings, and neither filters nor a switch of themes', async () => {
    const { page, said } = await open(sample, { javaScriptEnabled: false });

    await expect(page.locator('.finding').count()).resolves.toBe(listed.length);
    await expect(page.locator('.finding').last().isVisible()).resolves.toBe(true);
    await expect(page.locator('#filters').isVisible()).resolves.toBe(false);
    await expect(page.locator('#theme').isVisible()).resolves.toBe(false);
    await page.locator('.fold summary').first().click();
    await expect(page.locator('.requirements').first().isVisible()).resolves.toBe(true);
    expect(said).toEqual([]);
  });

  describe('paper', () => {
    test('shows everything, whatever is folded and filtered on the screen, in light colours', async () => {
      const { page } = await open(sample, { colorScheme: 'dark' });
      await page.locator('input[name="severity"][value="low"]').check();
      const before = await shown(page);

      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));

      expect((await shown(page)).sort()).toEqual(idsOf(listed));
      await expect(page.locator('details:not([open])').count()).resolves.toBe(0);
      await expect(page.locator('#filters, .sections, #theme').filter({ visible: true }).count()).resolves.toBe(0);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await shown(page)).toEqual(before);
      await expect(page.locator('details.fold[open]').count()).resolves.toBe(0);
    });

    test('unfolds without JavaScript too', async () => {
      const { page } = await open(sample, { javaScriptEnabled: false });

      await page.emulateMedia({ media: 'print' });

      await expect(page.locator('.requirements').first().isVisible()).resolves.toBe(true);
      await expect(page.locator('.evidence .more ul').first().isVisible()).resolves.toBe(true);
    });

    test('takes the report as a file', async () => {
      const { page } = await open();

      const pdf = await page.pdf({ preferCSSPageSize: true });

      writeFileSync(join(artifacts, 'html-report.pdf'), pdf);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  test('shows hostile texts as they are, and runs none of them', async () => {
    const texts = fc.sample(anyText, { numRuns: 400, seed: 20_261_122 });
    const hostile = texts.map((text, index) =>
      finding({
        fingerprint: `h${index}`,
        message: text,
        rule: `${index}${text}`,
        pack: `p${text}`,
        title: text,
        remedy: text,
      }),
    );
    const { page, said, asked } = await open(report({ findings: hostile }));

    const read = await page.locator('.finding').evaluateAll((items) =>
      items.map((item) => ({
        id: item.id,
        message: item.querySelector('.message')?.textContent,
        remedy: item.closest('.group')?.querySelectorAll('.about dd')[1]?.textContent,
        pack: decodeURIComponent(item.closest('.group')?.getAttribute('data-pack') ?? ''),
      })),
    );

    const writable = (text: string) => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '\ufffd');
    expect(read.length).toBe(texts.length);
    for (const { id, message, remedy, pack } of read) {
      const text = texts[Number(id.slice('finding-h'.length))] ?? '';
      expect([message, remedy]).toEqual([writable(text), writable(text)]);
      expect(pack).toBe(`p${text.replace(/\p{Cs}/gu, '\ufffd')}`);
    }
    expect(said).toEqual([]);
    expect(asked).toEqual(['/']);
  });

  describe('the layout', () => {
    const long = 'X'.repeat(250);
    const unbroken = finding({
      fingerprint: 'long',
      rule: long,
      pack: long,
      title: long,
      message: long,
      remedy: long,
      property: long,
      resource: { logicalId: long, type: long, template: long, constructPath: long },
      source: { file: long, line: 1 },
      frameworks: { [long]: [long] },
      exception: { kind: 'risk', source: long, reason: long },
    });
    const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

    test.each([360, 768, 1400])('fits into %d pixels, words of any length too', async (width) => {
      const viewport = { width, height: 900 };
      const { page } = await open(sample, { viewport });
      const { rule, pack, title, frameworks } = unbroken;
      const tallies = [
        {
          ...unbroken,
          rule,
          pack,
          title,
          frameworks,
          area: long,
          compliant: 1,
          violations: 1,
          unknown: 0,
          excepted: 0,
          compliantResources: [`${long}#${long}`],
        },
      ];
      const templates = [{ file: long, stack: long, region: long, resources: 1 }];
      const extreme = report({
        findings: [unbroken],
        tallies,
        templates,
        packs: [long],
        unread: [long],
        incomplete: [long],
      });
      const { page: extremePage } = await open(extreme, { viewport });

      expect(await wide(page)).toBeLessThanOrEqual(0);
      expect(await wide(extremePage)).toBeLessThanOrEqual(0);
    });

    test.each([
      [360, 'light'],
      [360, 'dark'],
      [1400, 'light'],
      [1400, 'dark'],
    ] as const)('has its picture taken at %d pixels, %s', async (width, colorScheme) => {
      const { page } = await open(sample, { viewport: { width, height: 900 }, colorScheme });

      for (const section of ['summary', 'posture', 'findings', 'requirements', 'evidence', 'templates']) {
        await page.locator(`#${section}`).evaluate((element) => element.scrollIntoView());
        const path = join(artifacts, `html-report-${width}-${colorScheme}-${section}.png`);
        const picture = await page.screenshot({ path });
        expect(picture.length).toBeGreaterThan(5_000);
      }
    });
  });

  test('stays usable with ten thousand findings', async () => {
    const started = performance.now();
    const { page, said } = await open(largeReport(10_000));
    const loaded = performance.now() - started;
    const filtered = await page.evaluate(async () => {
      const search = document.getElementById('search');
      if (!(search instanceof HTMLInputElement)) throw new Error('the page has no search');
      const times: number[] = [];
      for (const words of ['checkout', 'checkout bucket', '']) {
        search.value = words;
        const before = performance.now();
        search.form?.dispatchEvent(new Event('change'));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - before);
      }
      return times;
    });

    writeFileSync(join(artifacts, 'html-report-measures.json'), JSON.stringify({ loaded, filtered }));
    await expect(page.locator('.finding').count()).resolves.toBe(10_250);
    expect(said).toEqual([]);
    expect(loaded).toBeLessThan(30_000);
    // Hiding single skipped elements took Chromium four to seven seconds.
    expect(Math.max(...filtered)).toBeLessThan(2_500);
  });
});
