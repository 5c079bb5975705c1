import type { Page } from 'playwright-core';

/** The contrast that WCAG 2.2 asks of text, success criterion 1.4.3. */
const LEAST = 4.5;

/** Texts on the page that do not stand out from their ground as WCAG AA asks, with their contrast. */
export async function lowContrastTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate((least) => {
    const parts = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = parts(color)
        .slice(0, 3)
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element): string => {
      const { backgroundColor } = getComputedStyle(element);
      const transparent = parts(backgroundColor)[3] === 0;
      return transparent && element.parentElement !== null ? groundOf(element.parentElement) : backgroundColor;
    };
    const low = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement;
      if (element === null || (text.textContent ?? '').trim() === '' || element.closest('svg') !== null) continue;
      const { color } = getComputedStyle(element);
      const [darker = 0, lighter = 0] = [luminance(color), luminance(groundOf(element))].sort(
        (one, other) => one - other,
      );
      const contrast = (lighter + 0.05) / (darker + 0.05);
      if (contrast < least)
        low.add(`${contrast.toFixed(2)} ${element.tagName}.${element.className}: ${text.textContent}`);
    }
    return [...low];
  }, LEAST);
}
