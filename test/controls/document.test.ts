import { gathered, single } from '../../lib/controls/detect';
import { controlsDocument } from '../../lib/controls/document';
import { frameworkOf } from '../../lib/controls/frameworks';
import { bellRings, doorLocked, tinyPci } from './tiny-catalogue';

const gdpr = { ...frameworkOf('gdpr'), requirements: ['32.1.b'] };
const document = controlsDocument([bellRings, doorLocked], [tinyPci, gdpr]);

/** What stands between two headings. */
function section(heading: string, next: string): string {
  const start = document.indexOf(`\n${heading}\n`);
  const end = document.indexOf(`\n${next}\n`, start);
  if (start < 0 || end < 0) throw new Error(`the document has no ${heading} before ${next}`);
  return document.slice(start, end).trim();
}

describe('controlsDocument', () => {
  test('has the areas in their order, leaving out those without controls', () => {
    expect(document.match(/^## .*$/gm)).toEqual(['## Edge', '## Data', '## Each control', '## Tiny PCI', '## GDPR']);
  });

  test.each([
    [
      'Edge',
      'Data',
      '| [DoorLocked](#doorlocked) | Doors are locked \\| barred | critical | `Shop::Door` | `DOOR_LOCKED` |',
    ],
    [
      'Data',
      'Each control',
      '| [BellRings](#bellrings) | Bells ring | low | `Shop::Door` | none: AWS Config hears no bells |',
    ],
  ])('%s has one row a control', (area, next, row) => {
    expect(section(`## ${area}`, `## ${next}`).split('\n').slice(2)).toEqual([
      '| Control | What is true when it holds | Severity | Resource types | AWS Config rules |',
      '| --- | --- | --- | --- | --- |',
      row,
    ]);
  });

  test('tells everything about a control', () => {
    expect(section('### DoorLocked', '### BellRings')).toBe(`### DoorLocked

Doors are locked \\| barred. Severity critical; since 0.1.0; looks at \`Shop::Door\`.

Whoever tries "\\*" gets in.

**Remedy.** Set locked: true.

**Supports.** Tiny PCI: 1.1.1, 1.2.1†; GDPR: 32.1.b†.

**In the running account.** \`DOOR_LOCKED\` (\`bolts=2\`, in us-east-1 only).

<details><summary>Examples</summary>

Violates it at \`Locked\`:

\`\`\`json
{
  "Resources": {
    "Door": {
      "Type": "Shop::Door",
      "Properties": {
        "Locked": false
      }
    }
  }
}
\`\`\`

Holds:

\`\`\`json
{
  "Resources": {
    "Door": {
      "Type": "Shop::Door",
      "Properties": {
        "Locked": true
      }
    }
  }
}
\`\`\`

</details>`);
  });

  test.each(['**Supports.** No requirement of these frameworks.', 'Not judged: AWS Config hears no bells.'])(
    'says what a control lacks: %s',
    (line) => {
      expect(section('### BellRings', '## Tiny PCI')).toContain(line);
    },
  );

  test.each([
    [single(), 'A custom rule runs this control on the living resource.'],
    [
      gathered('bucket-policy', 'trails'),
      "A custom rule runs this control on the living resource, and reads the bucket's policy and the trails of the region beside it.",
    ],
  ])('says what the living resource is judged by: %j', (detect, line) => {
    const text = controlsDocument([{ ...bellRings, detect }], []);

    expect(text).toContain(`**In the running account.** ${line}`);
  });

  test('holds every requirement against the controls, joining those that share a reason', () => {
    expect(section('## Tiny PCI', '## GDPR').split('\n').slice(2)).toEqual([
      '2 of 5 requirements are supported by a control, 1 of them by judgement alone (†).',
      '',
      '| Requirement | Controls |',
      '| --- | --- |',
      '| 1.1.1 | [DoorLocked](#doorlocked) |',
      '| 1.2.1 | [DoorLocked](#doorlocked)† |',
      '| 1.2.2 to 1.2.3 | not covered: drawn on paper |',
      '| 1.25.1 | not covered: kept by others |',
    ]);
  });

  test('shows a reason that is missing', () => {
    const silent = controlsDocument([], [{ ...tinyPci, notCovered: {} }]);

    expect(silent).toContain('| 1.1.1 to 1.25.1 | not covered: no reason is given |');
  });
});
