/** Marks the page as scripted, and gives the theme a switch that a reader's choice outlasts, where the browser allows. */
export const THEME_SCRIPT = `
{
  const root = document.documentElement;
  const key = 'storefront-security-baseline:theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  root.classList.add('scripted');
  try {
    const kept = localStorage.getItem(key);
    if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  } catch {
    // A page in a sandbox has no storage: the system's theme it is.
  }
  addEventListener('DOMContentLoaded', () => {
    const toggle = document.getElementById('theme');
    const show = () => toggle?.setAttribute('aria-pressed', String(isDark()));
    toggle?.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      root.dataset.theme = theme;
      show();
      try {
        localStorage.setItem(key, theme);
      } catch {
        // Then the choice lasts as long as the page.
      }
    });
    system.addEventListener('change', show);
    show();
  });
}
`;
