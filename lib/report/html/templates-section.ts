import { grouped } from '../../amount';
import type { CheckReport, JudgedTemplate } from '../../finding';
import { html, type Markup } from './markup';

/** The templates that were judged. */
export function templatesSection({ templates }: CheckReport): Markup {
  return html`<section id="templates" aria-labelledby="templates-title">
<h2 id="templates-title">Templates</h2>
<div class="sheet"><table class="templates stacked"><caption class="unseen">Templates judged</caption>
<thead><tr><th scope="col">Template</th><th scope="col">Stack</th><th scope="col">Region</th><th scope="col" class="number">Resources</th></tr></thead>
<tbody>
${templates.map(templateRow)}</tbody></table></div>
</section>
`;
}

function templateRow({ file, stack, region, resources }: JudgedTemplate): Markup {
  return html`<tr><th scope="row"><code>${file}</code></th><td data-label="Stack">${stack ?? 'not known'}</td><td data-label="Region">${region ?? 'of deployment'}</td><td class="number" data-label="Resources">${grouped(resources)}</td></tr>
`;
}
